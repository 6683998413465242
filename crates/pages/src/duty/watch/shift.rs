//! `GET /desk/shifts/{shift}`: the record of a shift; on paper it is one sheet.

use application::duty::{ShiftRecord, intakes_known, shift_record};
use application::{Fault, Reading};
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::duty::NameLeaderOnDuty;
use domain::kernel::{DutyLineId, Instant, PersonId, Right, ShiftId};
use serde::Deserialize;
use web::{Asked, Front, May, ReadDesk};
use words::{
    CorrectiveActions, Desk, DutyLog, Instructions, Reporting, Say, ShiftPage, Watch, WatchTold,
    Zone,
};

use super::super::desk::View;
use super::super::item::{Called, Item, Reader};
use super::acts::{Complaint, LEADERS, PersonChoice, Undone, choices, hand_in, new_command};
use super::open::OpenShown;
use super::shown::{LineShown, ShiftShown};
use crate::components::Shell;
use crate::components::form::{Reader as FormReader, Sent};
use crate::operations::{not_found, unread};
use crate::rendered;

/// The part of an address that names a shift.
#[derive(Deserialize)]
pub(crate) struct ShiftPath {
    shift: String,
}

#[derive(Template)]
#[template(path = "duty/watch/shift.html")]
struct ShiftRecordPage {
    shell: Shell,
    looked: Looked,
    complaint: Complaint,
    told: Option<String>,
    command: String,
    line_command: String,
    line: String,
    may_keep: bool,
}

/// What was read.
struct Looked {
    shift: ShiftShown,
    is_struck: bool,
    leader_seen: u64,
    lines: Vec<LineShown>,
    calls: Vec<LineShown>,
    taken: Vec<Item>,
    /// What was open when the handover was signed.
    open: Option<OpenShown>,
    note: Option<String>,
    signed_position: Option<u64>,
    begun_position: Option<u64>,
    before: Option<ShiftShown>,
    after: Option<ShiftShown>,
    after_position: Option<u64>,
    leaders: Vec<PersonChoice>,
}

/// `GET /desk/shifts/{shift}`
pub(crate) async fn shift(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<ShiftPath>,
    Query(query): Query<Sent>,
) -> Response {
    let told = match query.line("told") {
        "write_duty_line" => Some(WatchTold::Written),
        "name_leader_on_duty" => Some(WatchTold::LeaderNamed),
        _ => None,
    };
    let told = told.map(|it| it.say(asked.language));
    answer(&front, &asked, &path, (told, None)).await
}

/// `POST /desk/shifts/{shift}`: another leader.
pub(crate) async fn name_leader(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<ShiftPath>,
    Form(sent): Form<Sent>,
) -> Response {
    let mut form = FormReader::new(&sent, asked.language);
    let leader: Option<PersonId> = form.one("leader", |it| it.parse().ok());
    let done = match form.end(leader) {
        Err(problems) => Err(Undone::wrong(sent, problems)),
        Ok(leader) => {
            let verb = NameLeaderOnDuty { leader }.into();
            let done = hand_in(&front, &asked, path.shift.clone(), (verb, &sent), None).await;
            done.map_err(|failure| Undone::failed(sent, failure))
        }
    };
    match done {
        Ok(()) => {
            let page = format!("{}/desk/shifts/{}", asked.base, path.shift);
            Redirect::to(&format!("{page}?told=name_leader_on_duty")).into_response()
        }
        Err(undone) => answer(&front, &asked, &path, (None, Some(undone))).await,
    }
}

/// The page again, with what was not written into its log.
pub(super) async fn told_there(
    front: &Front,
    asked: &Asked,
    shift: ShiftId,
    undone: Undone,
) -> Response {
    answer(front, asked, &ShiftPath { shift: shift.to_string() }, (None, Some(undone))).await
}

async fn answer(
    front: &Front,
    asked: &Asked,
    path: &ShiftPath,
    (told, undone): (Option<String>, Option<Undone>),
) -> Response {
    let Ok(id) = path.shift.parse::<ShiftId>() else { return not_found(front, asked) };
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let read = move |reading: &mut Reading<'_>| look(reading, (&view, &zone), id);
    let looked = match front.ask(read).await {
        Ok(Some(looked)) => looked,
        Ok(None) => return not_found(front, asked),
        Err(failure) => return unread(front, asked, &failure),
    };
    let (status, complaint) = Complaint::of(front, asked, undone);
    let page = ShiftRecordPage {
        shell: Shell::new(asked, front.setting(), ShiftPage::Record.say(asked.language)),
        command: new_command(front),
        line_command: new_command(front),
        line: DutyLineId::from_uuid(front.office().machine().new_id()).to_string(),
        may_keep: asked.actor.may(Right::KeepDesk),
        looked,
        complaint,
        told,
    };
    rendered::with_status(status, &page)
}

fn look(
    reading: &mut Reading<'_>,
    (view, zone): (&View, &Zone),
    id: ShiftId,
) -> Result<Option<Looked>, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let Some(record) = shift_record(reading, realm, id)? else { return Ok(None) };
    let ShiftRecord { shift, lines, before, after } = record;
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let reader = Reader { base: &view.base, called: &called, now, zone, language };
    let begun = shift.row.begun.as_ref();
    let ended = begun.and_then(|it| it.relieved).map_or(now, |it| it.at);
    let taken = match begun {
        Some(begun) => intakes_known(reading, realm, [begun.at, ended])?,
        None => Vec::new(),
    };
    let signed = shift.row.signed.as_ref();
    let open = signed.map(|it| {
        let then = Reader { now: it.at, ..reader };
        OpenShown::read(reading, realm, &then, &it.open)
    });
    let open = open.transpose()?;
    let leader = shift.leader.as_ref().map(|it| it.person);
    let lines = reader.lines(&lines).into_iter();
    let (calls, lines) = lines.partition(|it: &LineShown| it.call.is_some());
    let position = |it: &application::duty::ShiftRead| it.row.begun.as_ref().map(|it| it.position);
    Ok(Some(Looked {
        is_struck: shift.row.is_struck,
        leader_seen: shift.leader_version.0,
        lines,
        calls,
        taken: taken.iter().map(|it| reader.item(it)).collect(),
        open,
        signed_position: signed.map(|it| it.position),
        begun_position: position(&shift),
        after_position: after.as_ref().and_then(position),
        before: before.as_ref().map(|it| reader.shift(it)),
        after: after.as_ref().map(|it| reader.shift(it)),
        leaders: choices(reading, (realm, language), LEADERS, leader)?,
        shift: reader.shift(&shift),
        note: shift.note,
    }))
}
