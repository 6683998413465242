//! `GET /desk/daily`: which units report every day, which of them have, and the form that asks for
//! more.

use std::collections::BTreeSet;

use application::duty::{daily_reportings, operations_running};
use application::{Actor, Fault, Reading};
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::AnyVerb;
use domain::duty::{BeginDailyReporting, EndDailyReporting, GiveDailyReport};
use domain::kernel::{DailyReportingId, Instant, Key, OperationId, Right};
use serde::Deserialize;
use web::{Asked, Front, May, ReadDesk};
use words::{Daily, DailyTold, Desk, FieldProblem, Language, Operations, Say, Zone, named};

use super::super::desk::View;
use super::super::item::Called;
use super::super::watch::{Complaint, Shower, Undone, hand_in, new_command, optional};
use super::shown::{DailyItem, DailyReader as _};
use crate::components::Shell;
use crate::components::form::{Problems, Reader as FormReader, Sent};
use crate::operations::{not_found, now_of, unread};
use crate::rendered;

/// The part of an address that names a reporting.
#[derive(Deserialize)]
pub(crate) struct DailyPath {
    reporting: String,
}

#[derive(Template)]
#[template(path = "duty/daily/list.html")]
struct DailyPage {
    shell: Shell,
    looked: Looked,
    complaint: Complaint,
    told: Option<String>,
    reporting: String,
    may_keep: bool,
    new_command: Box<dyn Fn() -> String + Send + Sync>,
}

/// What was read.
struct Looked {
    items: Vec<DailyItem>,
    units: Vec<(String, String)>,
    operations: Vec<(String, String)>,
}

/// `GET /desk/daily`
pub(crate) async fn list(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Query(query): Query<Sent>,
) -> Response {
    let told = match query.line("told") {
        "begin_daily_reporting" => Some(DailyTold::Begun),
        "give_daily_report" => Some(DailyTold::Given),
        "end_daily_reporting" => Some(DailyTold::Ended),
        _ => None,
    };
    answer(&front, &asked, (told.map(|it| it.say(asked.language)), None)).await
}

/// `POST /desk/daily`
pub(crate) async fn begin(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Form(sent): Form<Sent>,
) -> Response {
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    match beginning(&sent, asked.language, (now, &front.setting().zone)) {
        Err(problems) => answer(&front, &asked, (None, Some(Undone::wrong(sent, problems)))).await,
        Ok((reporting, verb)) => does(&front, &asked, (reporting.to_string(), verb), sent).await,
    }
}

/// `POST /desk/daily/{reporting}`
pub(crate) async fn act(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<DailyPath>,
    Form(sent): Form<Sent>,
) -> Response {
    let verb = match sent.line("do") {
        "give_daily_report" => giving(&sent, asked.language),
        "end_daily_reporting" => Ok(EndDailyReporting {}.into()),
        _ => return not_found(&front, &asked),
    };
    match verb {
        Err(problems) => answer(&front, &asked, (None, Some(Undone::wrong(sent, problems)))).await,
        Ok(verb) => does(&front, &asked, (path.reporting, verb), sent).await,
    }
}

async fn does(front: &Front, asked: &Asked, (on, verb): (String, AnyVerb), sent: Sent) -> Response {
    let name = verb.row().name;
    match hand_in(front, asked, on.clone(), (verb, &sent), None).await {
        Ok(()) => {
            let page = format!("{}/desk/daily?told={name}#daily-{on}", asked.base);
            Redirect::to(&page).into_response()
        }
        Err(failure) => answer(front, asked, (None, Some(Undone::failed(sent, failure)))).await,
    }
}

fn beginning(
    sent: &Sent,
    language: Language,
    (now, zone): (Instant, &Zone),
) -> Result<(DailyReportingId, AnyVerb), Problems> {
    let mut form = FormReader::new(sent, language);
    let reporting: Option<DailyReportingId> = form.one("reporting", |it| it.parse().ok());
    let (what, first_due_at) = (form.text("what"), form.time("first_due_at", (now, zone)));
    if first_due_at == Some(None) {
        form.wrong("first_due_at", FieldProblem::NotATime);
    }
    let units: Result<BTreeSet<Key>, _> = sent.all("unit").map(str::parse).collect();
    if units.is_err() {
        form.wrong("unit", FieldProblem::NotChosen);
    }
    let operation: Option<Option<OperationId>> = optional(&mut form, sent, "operation");
    let said = what.zip(units.ok()).zip(first_due_at.flatten().zip(operation));
    let verb = said.map(|((what, units), (first_due_at, operation))| {
        BeginDailyReporting { what, units, first_due_at, operation }.into()
    });
    form.end(reporting.zip(verb))
}

fn giving(sent: &Sent, language: Language) -> Result<AnyVerb, Problems> {
    let mut form = FormReader::new(sent, language);
    let unit: Option<Key> = form.one("unit", |it| it.parse().ok());
    let round: Option<u32> = form.one("round", |it| it.parse().ok());
    // One tap says that there is nothing to report, whatever stands in the box.
    let text = if sent.line("nil") == "yes" { Some(None) } else { form.text("text").map(Some) };
    let verb = unit.zip(round).zip(text);
    form.end(verb.map(|((unit, round), text)| GiveDailyReport { unit, round, text }.into()))
}

async fn answer(
    front: &Front,
    asked: &Asked,
    (told, undone): (Option<String>, Option<Undone>),
) -> Response {
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let actor = asked.actor.clone();
    let read = move |reading: &mut Reading<'_>| look(reading, (&view, &zone), &actor);
    let looked = match front.ask(read).await {
        Ok(looked) => looked,
        Err(failure) => return unread(front, asked, &failure),
    };
    let (status, complaint) = Complaint::of(front, asked, undone);
    let office = front.clone();
    let new_id = front.office().machine().new_id();
    let page = DailyPage {
        shell: Shell::new(asked, front.setting(), Daily::Daily.say(asked.language)),
        reporting: DailyReportingId::from_uuid(new_id).to_string(),
        may_keep: asked.actor.may(Right::KeepDesk),
        new_command: Box::new(move || new_command(&office)),
        looked,
        complaint,
        told,
    };
    rendered::with_status(status, &page)
}

fn look(
    reading: &mut Reading<'_>,
    (view, zone): (&View, &Zone),
    actor: &Actor,
) -> Result<Looked, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let shower = Shower { base: &view.base, called: &called, now, zone, language };
    let found = daily_reportings(reading, (realm, actor.may(Right::ReadPeople)))?;
    let operations = operations_running(reading, realm, actor)?.into_iter().map(|it| {
        let title = it.title.unwrap_or_else(|| Operations::TextDestroyed.say(language));
        (it.row.operation.to_string(), title)
    });
    let registers = reading.units_and_posts(realm)?;
    let units = registers.units.iter().filter(|it| !it.is_dissolved);
    Ok(Looked {
        items: found.iter().map(|it| shower.daily(it)).collect(),
        units: units
            .map(|it| (it.code.to_string(), named(&it.details.name, language).to_owned()))
            .collect(),
        operations: operations.collect(),
    })
}

impl DailyPage {
    fn command(&self) -> String {
        (self.new_command)()
    }

    /// Whether a unit was chosen in the form that was not done.
    fn is_chosen(&self, unit: &str) -> bool {
        self.complaint.sent.all("unit").any(|it| it == unit)
    }
}
