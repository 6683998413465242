//! `GET /desk/shifts`: the roster, and the shifts of the past.

use application::duty::{ROSTER_MAX, ShiftRead, roster as read_roster, shifts};
use application::{Fault, Page, Reading};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::AnyVerb;
use domain::duty::{ScheduleShift, StrikeShift};
use domain::kernel::{Instant, Right, ShiftId, Span};
use web::{Asked, Front, May, ReadDesk};
use words::{
    Common, Desk, FieldProblem, RosterPage, Say, ShiftPage, Watch, WatchTold, Zone, written_time,
};

use super::super::desk::View;
use super::super::item::Called;
use super::acts::{
    Complaint, LEADERS, OFFICERS, PersonChoice, Undone, choices, hand_in, new_command,
};
use super::shown::{ShiftShown, Shower};
use super::take_over::optional;
use crate::components::Shell;
use crate::components::form::{Problems, Reader as FormReader, Sent};
use crate::operations::{now_of, unread, written};
use crate::rendered;

const ROWS_MAX: u32 = 30;
/// A shift that somebody puts on the roster is usually so long.
const USUAL: Span = Span::from_hours(24);

#[derive(Template)]
#[template(path = "duty/watch/roster.html")]
struct RosterListPage {
    shell: Shell,
    looked: Looked,
    complaint: Complaint,
    told: Option<String>,
    /// The shift that the form puts on the roster.
    shift: String,
    new_command: Box<dyn Fn() -> String + Send + Sync>,
    may_keep: bool,
    is_newest: bool,
}

/// What was read.
struct Looked {
    /// The shifts to come, each with whether another one is on at the same time.
    planned: Vec<(ShiftShown, bool)>,
    past: Vec<ShiftShown>,
    older: Option<u64>,
    officers: Vec<PersonChoice>,
    leaders: Vec<PersonChoice>,
    from: String,
    until: String,
}

/// `GET /desk/shifts`
pub(crate) async fn roster(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Query(query): Query<Sent>,
) -> Response {
    let told = match query.line("told") {
        "schedule_shift" => Some(WatchTold::Scheduled),
        "strike_shift" => Some(WatchTold::Struck),
        _ => None,
    };
    let told = told.map(|it| it.say(asked.language));
    let before = query.filled("before").and_then(|it| it.parse().ok());
    answer(&front, &asked, before, (told, None)).await
}

/// `POST /desk/shifts`
pub(crate) async fn schedule(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Form(sent): Form<Sent>,
) -> Response {
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let (told, read) = match sent.line("do") {
        "strike_shift" => ("strike_shift", struck(&asked, &sent)),
        _ => ("schedule_shift", scheduled(&front, &asked, &sent, now)),
    };
    let done = match read {
        Err(problems) => Err(Undone::wrong(sent, problems)),
        Ok((shift, verb)) => {
            let done = hand_in(&front, &asked, shift.to_string(), (verb, &sent), None).await;
            done.map_err(|failure| Undone::failed(sent, failure))
        }
    };
    match done {
        Ok(()) => Redirect::to(&format!("{}/desk/shifts?told={told}", asked.base)).into_response(),
        Err(undone) => answer(&front, &asked, None, (None, Some(undone))).await,
    }
}

fn struck(asked: &Asked, sent: &Sent) -> Result<(ShiftId, AnyVerb), Problems> {
    let mut form = FormReader::new(sent, asked.language);
    let shift = form.one("shift", |it| it.parse().ok());
    form.end(shift.map(|shift| (shift, StrikeShift {}.into())))
}

fn scheduled(
    front: &Front,
    asked: &Asked,
    sent: &Sent,
    now: Instant,
) -> Result<(ShiftId, AnyVerb), Problems> {
    let mut form = FormReader::new(sent, asked.language);
    let shift = form.one("shift", |it| it.parse().ok());
    let mut time = |name: &str| {
        let time = form.time(name, (now, &front.setting().zone))?;
        if time.is_none() {
            form.wrong(name, FieldProblem::NotATime);
        }
        time
    };
    let (from, until) = (time("from"), time("until"));
    let officer = form.one("officer", |it| it.parse().ok());
    let leader = optional(&mut form, sent, "leader");
    let times = from.zip(until);
    let verb = times.zip(officer.zip(leader)).map(|((from, until), (officer, leader))| {
        ScheduleShift { from, until, officer, leader }.into()
    });
    form.end(shift.zip(verb))
}

async fn answer(
    front: &Front,
    asked: &Asked,
    before: Option<u64>,
    (told, undone): (Option<String>, Option<Undone>),
) -> Response {
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let read = move |reading: &mut Reading<'_>| look(reading, (&view, &zone), before);
    let looked = match front.ask(read).await {
        Ok(looked) => looked,
        Err(failure) => return unread(front, asked, &failure),
    };
    let (status, complaint) = Complaint::of(front, asked, undone);
    let office = front.clone();
    let page = RosterListPage {
        shell: Shell::new(asked, front.setting(), Watch::Roster.say(asked.language)),
        shift: ShiftId::from_uuid(front.office().machine().new_id()).to_string(),
        new_command: Box::new(move || new_command(&office)),
        may_keep: asked.actor.may(Right::KeepDesk),
        is_newest: before.is_none(),
        looked,
        complaint,
        told,
    };
    rendered::with_status(status, &page)
}

fn look(
    reading: &mut Reading<'_>,
    (view, zone): (&View, &Zone),
    before: Option<u64>,
) -> Result<Looked, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let shower = Shower { base: &view.base, called: &called, now, zone, language };
    let planned = read_roster(reading, realm, now)?;
    let last = planned.last().and_then(|it| it.row.planned).map(|it| it.until);
    let first = || written_time(&format!("{} 08:00", zone.day(now + USUAL)), now, zone);
    let from = last.or_else(first).unwrap_or(now);
    let past = shifts(reading, realm, Page { before, rows_max: ROWS_MAX })?;
    let is_full = past.len() >= ROWS_MAX as usize;
    let oldest = past.last().and_then(|it| it.row.begun.as_ref()).map(|it| it.position);
    Ok(Looked {
        planned: planned.iter().map(|it| (shower.shift(it), overlaps(it, &planned))).collect(),
        past: past.iter().map(|it| shower.shift(it)).collect(),
        older: oldest.filter(|_| is_full),
        officers: choices(reading, (realm, language), OFFICERS, None)?,
        leaders: choices(reading, (realm, language), LEADERS, None)?,
        from: minute(from, zone),
        until: minute(from + USUAL, zone),
    })
}

/// Whether another shift of the roster is on at the same time: two would keep one desk.
fn overlaps(shift: &ShiftRead, all: &[ShiftRead]) -> bool {
    let others = all.iter().filter(|it| it.row.shift != shift.row.shift);
    let mut planned = others.filter_map(|it| it.row.planned);
    shift
        .row
        .planned
        .is_some_and(|own| planned.any(|it| it.from < own.until && own.from < it.until))
}

/// A moment as forms of HTML write it, to the minute.
pub(crate) fn minute(at: Instant, zone: &Zone) -> String {
    written(at, zone).chars().take(16).collect()
}

impl RosterListPage {
    fn command(&self) -> String {
        (self.new_command)()
    }

    fn is_cut(&self) -> bool {
        self.looked.planned.len() >= ROSTER_MAX as usize
    }
}
