//! `GET /desk/intakes/{intake}`: the form that is filled while somebody talks.

use std::collections::BTreeMap;

use application::duty::{Intake, RunningOperation, operations_running};
use application::{Failure, Reading};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::duty::{INTAKE_KEPT_DAYS, SettlementKind};
use domain::kernel::{CommandId, EmergencyClass, Instant, OperationId, RegionCode, Right, Span};
use serde::Deserialize;
use web::{Asked, Front, May, ReadDesk, Told as ToldNo, told as told_no};
use words::{
    Consultations, Desk, IntakePage, IntakeTold, Language, Reporting, Say, clock_time,
    emergency_class, intake_channel,
};

use super::super::clocks::ClockShown;
use super::super::desk::View;
use super::super::item::Item;
use super::super::take::Take;
use super::IntakePath;
use super::fields::{Clock, inputs};
use super::look::{AlikeShown, Looked, look};
use crate::components::form::{Input, Problems, Sent};
use crate::components::{Shell, TimeShown};
use crate::operations::{not_found, unread};
use crate::rendered;

#[derive(Template)]
#[template(path = "duty/intake/intake.html")]
struct IntakeShown {
    shell: Shell,
    /// The telephone may ring again.
    take: Take,
    href: String,
    item: Item,
    knew: TimeShown,
    channel: &'static str,
    /// When it was saved last.
    saved: String,
    /// The region that was found in what was said.
    region: Option<String>,
    first: Vec<Input>,
    further: Vec<Input>,
    /// Whether the second group is open.
    is_further_open: bool,
    alike: AlikeList,
    operations: Vec<(String, String)>,
    title: String,
    reason: String,
    /// Ids that are made with the form.
    ids: Ids,
    seen: u64,
    settle_seen: u64,
    may_keep: bool,
    may_open: bool,
    told: Option<String>,
    problem: Option<ToldNo>,
    problems: Vec<String>,
    /// What stands there now, where somebody else was first.
    now_stands: Option<Vec<(String, String)>>,
    /// When what was said in it was destroyed.
    destroyed: Option<String>,
    /// The id of a command that destroys it, for whoever may, once it is time.
    destroyable: Option<String>,
    why_nothing: Option<String>,
    clocks: Vec<ClockShown>,
}

/// Pressing twice is doing it once: ids are made with the form.
struct Ids {
    command: String,
    settle: String,
    open: String,
    operation: String,
}

/// The reports that may be about the same; it shows itself, also while somebody types.
#[derive(Template)]
#[template(path = "duty/intake/alike.html")]
pub(super) struct AlikeList {
    pub(super) alike: Vec<AlikeShown>,
    pub(super) may_keep: bool,
    pub(super) language: Language,
}

/// Something that was sent and not done, or not whole.
pub(super) struct Unsettled {
    pub(super) sent: Sent,
    pub(super) problems: Problems,
    pub(super) failure: Option<Failure>,
}

/// What was just done.
#[derive(Default, Deserialize)]
pub(crate) struct IntakeQuery {
    told: Option<String>,
}

/// `GET /desk/intakes/{intake}`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<IntakePath>,
    Query(query): Query<IntakeQuery>,
) -> Response {
    let word = match query.told.as_deref() {
        Some("note_intake") => Some(IntakeTold::Noted),
        Some("settle_intake") => Some(IntakeTold::Settled),
        Some("destroy_intake_texts") => Some(IntakeTold::Destroyed),
        Some(_) | None => None,
    };
    let told = word.map(|it| it.say(asked.language));
    answer(&front, &asked, path, told, None).await
}

pub(super) async fn answer(
    front: &Front,
    asked: &Asked,
    path: IntakePath,
    told: Option<String>,
    unsettled: Option<Unsettled>,
) -> Response {
    let Some(id) = path.intake() else { return not_found(front, asked) };
    let (view, actor) = (View::of(front, asked), asked.actor.clone());
    let zone = front.setting().zone.clone();
    let read = move |reading: &mut Reading<'_>| {
        let Some(looked) = look(reading, (&view, &zone), id)? else { return Ok(None) };
        Ok(Some((looked, operations_running(reading, &view.realm, &actor)?)))
    };
    match front.ask(read).await {
        Ok(Some(read)) => page(front, asked, read, (told, unsettled.as_ref())),
        Ok(None) => not_found(front, asked),
        Err(failure) => unread(front, asked, &failure),
    }
}

fn page(
    front: &Front,
    asked: &Asked,
    (looked, operations): (Looked, Vec<RunningOperation>),
    (told, unsettled): (Option<String>, Option<&Unsettled>),
) -> Response {
    let (language, zone) = (asked.language, &front.setting().zone);
    let Looked { intake, alike, called, now, item } = looked;
    let operations = operations
        .into_iter()
        .map(|it| (it.row.operation.to_string(), it.title.unwrap_or_default()))
        .collect();
    let none = Problems::new();
    let problems = unsettled.map_or(&none, |it| &it.problems);
    let sent = unsettled.map(|it| &it.sent);
    let clock = Clock { now, zone, language };
    let (first, further) = inputs(&intake, (sent, problems), &called.regions, clock);
    let problem = unsettled
        .and_then(|it| it.failure.as_ref())
        .map(|it| told_no(it, front.setting(), language));
    let is_overtaken = unsettled.is_some_and(|it| matches!(it.failure, Some(Failure::Conflict(_))));
    let now_stands = is_overtaken.then(|| stands(&intake, &called.regions, clock));
    let account = &intake.row.account;
    let is_further_open = further.iter().any(|it| !it.value.is_empty() || it.problem.is_some());
    let noted = intake.row.noted_at;
    let line = |name: &str| sent.map(|it| it.line(name).to_owned()).filter(|it| !it.is_empty());
    let machine = front.office().machine();
    let command = || CommandId::from_uuid(machine.new_id()).to_string();
    let again = |name: &str| line(name).unwrap_or_else(command);
    let may_keep = asked.actor.may(Right::KeepDesk);
    let status = problem.as_ref().map_or_else(
        || if unsettled.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK },
        |it| it.status,
    );
    let region = account.region.as_ref().map(|it| called.place(it));
    let clocks = intake.row.clocks().into_iter();
    let clocks = clocks.map(|it| ClockShown::of(it, now, zone, language)).collect();
    let place = region.as_deref().or(intake.texts.place.as_deref());
    let page = IntakeShown {
        take: Take::of(front, asked, false),
        href: item.href.clone(),
        knew: TimeShown::of(intake.row.knew_at, now, zone, language),
        channel: intake_channel(intake.row.channel, language),
        saved: saved(noted.map(|it| clock_time(it, now, zone)), language),
        title: line("title").unwrap_or_else(|| title(place, account.class, language)),
        region,
        first,
        further,
        is_further_open,
        alike: AlikeList { alike, may_keep, language },
        operations,
        reason: line("reason").unwrap_or_default(),
        ids: Ids {
            command: command(),
            settle: again("settle_command"),
            open: again("open_command"),
            operation: line("operation_new")
                .unwrap_or_else(|| OperationId::from_uuid(machine.new_id()).to_string()),
        },
        seen: intake.version.0,
        settle_seen: intake.settlement_version.0,
        may_keep,
        may_open: asked.actor.may(Right::LeadOperations),
        told,
        problem,
        problems: problems.values().cloned().collect(),
        now_stands,
        destroyed: intake.row.destroyed_at.map(|it| clock_time(it, now, zone)),
        destroyable: is_destroyable(&intake, now, asked).then(command),
        why_nothing: intake.texts.reason.clone(),
        clocks,
        item,
        shell: Shell::new(asked, front.setting(), IntakePage::Intake.say(language)),
    };
    rendered::with_status(status, &page)
}

/// Whether the words are to go, and whoever looks may do it.
fn is_destroyable(intake: &Intake, now: Instant, asked: &Asked) -> bool {
    let row = &intake.row;
    let is_over = |at: Instant| now >= at + Span::from_hours(24 * INTAKE_KEPT_DAYS);
    let came_to_nothing = row
        .settled
        .as_ref()
        .is_some_and(|it| it.settlement.kind() != SettlementKind::Operation && is_over(it.at));
    let was_reported = row.reported.phoned_at.is_some() || row.reported.last_sent_at.is_some();
    let is_there = row.destroyed_at.is_none() && !was_reported;
    came_to_nothing && is_there && asked.actor.may(Right::CloseData)
}

/// What is stored of a report, by label.
fn stands(
    intake: &Intake,
    regions: &BTreeMap<RegionCode, String>,
    clock: Clock<'_>,
) -> Vec<(String, String)> {
    let (first, further) = inputs(intake, (None, &Problems::new()), regions, clock);
    first.iter().chain(&further).filter_map(Input::shown).collect()
}

/// When a report was saved last.
pub(super) fn saved(clock: Option<String>, language: Language) -> String {
    match clock {
        Some(clock) => IntakePage::Saved { clock }.say(language),
        None => IntakePage::NotSaved.say(language),
    }
}

/// What an operation that answers a report may be called: where, in the words of whoever said it
/// where no region was found, and what kind.
pub(super) fn title(
    place: Option<&str>,
    class: Option<EmergencyClass>,
    language: Language,
) -> String {
    let class = class.map(|it| emergency_class(it, language));
    let parts: Vec<&str> = [place, class].into_iter().flatten().collect();
    parts.join(" ")
}

impl IntakeShown {
    fn say(&self, word: impl Say) -> String {
        self.shell.say(word)
    }
}

impl AlikeList {
    fn say(&self, word: impl Say) -> String {
        word.say(self.language)
    }
}
