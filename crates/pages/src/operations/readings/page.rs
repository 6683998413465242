//! `GET /operations/{operation}/readings`: what was measured, and how near each level is.

use std::collections::BTreeMap;

use application::operations::Happening;
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::kernel::{Instant, Key, OperationId, Right};
use domain::operations::{PlanResponse, RecordReading};
use web::{Asked, Front, May, ReadOperations};
use words::{
    LevelPages, OperationAction, OperationTold, PlanReading, PlansAtWork, ReadingsPages,
    ResponsePages, Say, Zone, named,
};

use super::super::deciding::{
    ActForm, Attempt, ConditionShown, Desk, Forms, Head, Notice, Wanted, done_on, hand_in, judged,
    not_found, now_of, unread,
};
use super::super::path::OperationPath;
use super::super::sections::Section;
use super::counted::counted;
use super::rows::{IndicatorRow, choice, indicators, last_events, rows};
use crate::components::form::{Fields, Input, Kind, Problems, Reader, Sent};
use crate::components::{ScriptMark, Shell};
use crate::rendered;

/// The verb's name.
const ACT: &str = "record_reading";

#[derive(Template)]
#[template(path = "operations/readings/readings.html")]
struct ReadingsPage {
    shell: Shell,
    head: Head,
    action: String,
    plans_href: String,
    rows: Vec<IndicatorRow>,
    /// How many are late or were never measured.
    missing: usize,
    /// What waits for a decision: in words, where it is taken, and its mark.
    proposals: Vec<(String, String, ScriptMark)>,
    form: Option<ActForm>,
    who: String,
    plans: Vec<PlanConditions>,
    told: Option<String>,
    notice: Option<Notice>,
}

/// The conditions of a plan at work.
struct PlanConditions {
    title: String,
    href: String,
    levels: Vec<LevelConditions>,
}

/// The conditions of a level.
struct LevelConditions {
    title: String,
    is_in_force: bool,
    enter: Option<ConditionShown>,
    leave: Option<ConditionShown>,
}

/// What was just done.
#[derive(Default)]
pub(crate) struct ReadingsQuery {
    told: Option<String>,
    /// The indicator that is to be written down.
    indicator: Option<String>,
}

/// `GET /operations/{operation}/readings`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(query): Query<Sent>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    if query.filled("of").is_some() {
        return counted(&front, &asked, operation, &query).await;
    }
    let line = |name| query.filled(name).map(str::to_owned);
    let query = ReadingsQuery { told: line("told"), indicator: line("indicator") };
    answer(&front, &asked, operation, None, query).await
}

/// `POST /operations/{operation}/readings`
pub(crate) async fn act(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Form(sent): Form<Sent>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let wanted = wanted(&asked, &sent, now, &front.setting().zone);
    match hand_in(&front, (&asked, operation), sent, wanted).await {
        Ok(()) => done_on((&asked, operation), "readings", ACT),
        Err(attempt) => {
            answer(&front, &asked, operation, Some(attempt), ReadingsQuery::default()).await
        }
    }
}

fn wanted(asked: &Asked, sent: &Sent, now: Instant, zone: &Zone) -> Result<Wanted, Problems> {
    let mut form = Reader::new(sent, asked.language);
    let indicator = form.one("indicator", |it| it.parse::<Key>().ok());
    let (value, note) = (form.text("value"), form.optional("note"));
    let happened_at = form.time("happened_at", (now, zone));
    let verb = indicator.zip(value).zip(note);
    let verb = verb.map(|((indicator, value), note)| RecordReading { indicator, value, note });
    let wanted = verb.zip(happened_at);
    form.end(wanted.map(|(verb, happened_at)| Wanted { verb: verb.into(), happened_at }))
}

async fn answer(
    front: &Front,
    asked: &Asked,
    operation: OperationId,
    attempt: Option<Attempt>,
    query: ReadingsQuery,
) -> Response {
    let read = Desk::read(front, asked, operation, move |reading, realm, desk| {
        let events = last_events(reading, (realm, operation), desk)?;
        let actors: Vec<Happening> = events.values().cloned().collect();
        desk.call_actors(reading, realm, &actors)?;
        Ok(Some(events))
    });
    let (desk, events) = match read.await {
        Ok(Some(found)) => found,
        Ok(None) => return not_found(front, asked),
        Err(failure) => return unread(front, asked, &failure),
    };
    let page = page(front, asked, (&desk, &events), (attempt.as_ref(), query));
    let status = attempt.as_ref().map_or(StatusCode::OK, Attempt::status);
    rendered::with_status(status, &page)
}

fn page(
    front: &Front,
    asked: &Asked,
    (desk, events): (&Desk, &BTreeMap<Key, Happening>),
    (attempt, query): (Option<&Attempt>, ReadingsQuery),
) -> ReadingsPage {
    let is_theirs = desk.may(Right::ReportSituation);
    let rows = rows(desk, events);
    let form = recording(front, desk, attempt, query.indicator.unwrap_or_default());
    let response = desk.board.response();
    let notice = attempt.map(|it| it.notice(desk, String::new, form.typed()));
    ReadingsPage {
        shell: desk.shell(front, asked, ReadingsPages::Readings),
        head: desk.head(Section::Readings),
        action: desk.addresses.readings(),
        plans_href: desk.addresses.plans(),
        missing: rows.iter().filter(|it| it.value.is_none() || it.late.is_some()).count(),
        proposals: response.plans.iter().filter_map(|it| proposal(desk, it)).collect(),
        form: Some(form).filter(|_| is_theirs && !rows.is_empty() && !desk.is_closed()),
        who: if is_theirs { String::new() } else { desk.who_may(Right::ReportSituation) },
        plans: response.plans.iter().map(|it| conditions(desk, it)).collect(),
        told: query.told.filter(|it| it == ACT).map(|_| desk.say(OperationTold::ReadingRecorded)),
        notice,
        rows,
    }
}

/// What waits for a decision, with the page where it is taken.
fn proposal(desk: &Desk, plan: &PlanResponse) -> Option<(String, String, ScriptMark)> {
    let it = plan.proposal.as_ref().filter(|it| it.turned_down.is_none())?;
    let key = &plan.at_work.key;
    let proposed = desk.say(match &it.level {
        Some(level) => PlansAtWork::Proposed { level: desk.sight().names.level_title(key, level) },
        None => PlansAtWork::LiftProposed,
    });
    let named_plan = named(&plan.at_work.title, desk.language).to_owned();
    let said = desk.say(ResponsePages::PlanSaid { plan: named_plan, said: proposed });
    Some((said, desk.addresses.level(key), desk.sight().proposal_mark(plan)))
}

fn recording(front: &Front, desk: &Desk, attempt: Option<&Attempt>, indicator: String) -> ActForm {
    let choices: Vec<_> = indicators(desk).into_iter().map(|(_, it)| choice(desk, it)).collect();
    let forms = Forms { front, desk, attempt };
    let word = OperationAction::RecordReading;
    forms.form(ACT, word, 0, |fields| recording_inputs(fields, choices, indicator)).open()
}

fn recording_inputs(
    fields: &Fields<'_>,
    choices: Vec<(String, String)>,
    indicator: String,
) -> Vec<Input> {
    let say = |word: ReadingsPages| word.say(fields.language);
    let kind = Kind::Select(vec![(String::new(), choices)]);
    vec![
        fields
            .input("indicator", OperationAction::Indicator, kind)
            .required()
            .beginning(indicator, fields),
        fields
            .line("value", OperationAction::Value, 40)
            .required()
            .hinted(say(ReadingsPages::ValueHint)),
        fields
            .line("happened_at", ReadingsPages::MeasuredAt, 40)
            .hinted(say(ReadingsPages::MeasuredAtHint)),
        fields.line("note", OperationAction::Note, 200).hinted(say(ReadingsPages::NoteHint)),
    ]
}

fn conditions(desk: &Desk, plan: &PlanResponse) -> PlanConditions {
    let (sight, key) = (desk.sight(), &plan.at_work.key);
    let levels = plan.at_work.levels.iter().rev();
    let levels = levels.map(|it| LevelConditions {
        title: sight.names.level_title(key, &it.name),
        is_in_force: plan.level() == Some(&it.name),
        enter: it.enter.as_ref().map(|it| judged(&sight, plan, it)),
        leave: it.leave.as_ref().map(|it| judged(&sight, plan, it)),
    });
    PlanConditions {
        title: named(&plan.at_work.title, desk.language).to_owned(),
        href: sight.addresses.level(key),
        levels: levels.collect(),
    }
}

impl ReadingsPage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }

    const fn answer(&self) -> ReadingsPages {
        ReadingsPages::Missing { missing: self.missing, all: self.rows.len() }
    }

    const fn journal(position: u64) -> ResponsePages {
        ResponsePages::Journal { position }
    }
}
