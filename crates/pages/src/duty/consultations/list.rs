//! `GET /desk/consultations`: the consultations, and the form that calls one.

use application::duty::{Intake, consultations, intakes, operations_running};
use application::{Actor, Fault, Page, Reading};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::duty::OpenConsultation;
use domain::kernel::{ConsultationId, Instant, IntakeId, Right};
use web::{Asked, Front, May, ReadDesk};
use words::{Common, Consultations, Desk, FieldProblem, Operations, Say, Zone};

use super::super::desk::View;
use super::super::item::Called;
use super::super::watch::{Complaint, Shower, Undone, hand_in, new_command, optional};
use super::shown::{ConsultationItem, ConsultationReader};
use crate::components::Shell;
use crate::components::form::{Reader as FormReader, Sent};
use crate::operations::{now_of, unread};
use crate::rendered;

const ROWS_MAX: u32 = 30;
/// So many of the newest reports can be chosen.
const INTAKES_MAX: u32 = 20;

#[derive(Template)]
#[template(path = "duty/consultations/list.html")]
struct ConsultationsPage {
    shell: Shell,
    looked: Looked,
    complaint: Complaint,
    consultation: String,
    command: String,
    may_keep: bool,
    is_newest: bool,
}

/// What was read.
struct Looked {
    items: Vec<ConsultationItem>,
    older: Option<u64>,
    /// Reports that it can be about: id, words, and whether they are chosen.
    intakes: Vec<(String, String, bool)>,
    operations: Vec<(String, String)>,
}

/// `GET /desk/consultations`
pub(crate) async fn list(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Query(query): Query<Sent>,
) -> Response {
    answer(&front, &asked, query, None).await
}

/// `POST /desk/consultations`
pub(crate) async fn open(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Form(sent): Form<Sent>,
) -> Response {
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let mut form = FormReader::new(&sent, asked.language);
    let consultation: Option<ConsultationId> = form.one("consultation", |it| it.parse().ok());
    let happened_at = form.time("happened_at", (now, &front.setting().zone));
    let (matter, operation) = (form.text("matter"), optional(&mut form, &sent, "operation"));
    let intakes: Vec<Option<IntakeId>> = sent.all("intake").map(|it| it.parse().ok()).collect();
    let intakes: Option<Vec<IntakeId>> = intakes.into_iter().collect();
    if intakes.is_none() {
        form.wrong("intake", FieldProblem::NotChosen);
    }
    let read = consultation.zip(happened_at).zip(matter.zip(operation).zip(intakes));
    let undone = match form.end(read) {
        Err(problems) => Undone::wrong(sent.clone(), problems),
        Ok(((consultation, happened_at), ((matter, operation), intakes))) => {
            let verb = OpenConsultation { matter, intakes, operation }.into();
            let on = consultation.to_string();
            match hand_in(&front, &asked, on, (verb, &sent), happened_at).await {
                Ok(()) => {
                    let page = format!("{}/desk/consultations/{consultation}", asked.base);
                    let page = format!("{page}?told=open_consultation");
                    return Redirect::to(&page).into_response();
                }
                Err(failure) => Undone::failed(sent.clone(), failure),
            }
        }
    };
    answer(&front, &asked, sent, Some(undone)).await
}

async fn answer(front: &Front, asked: &Asked, sent: Sent, undone: Option<Undone>) -> Response {
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let (actor, chosen) = (asked.actor.clone(), sent.clone());
    let before: Option<u64> = sent.filled("before").and_then(|it| it.parse().ok());
    let read =
        move |reading: &mut Reading<'_>| look(reading, (&view, &zone), (&actor, &chosen), before);
    let looked = match front.ask(read).await {
        Ok(looked) => looked,
        Err(failure) => return unread(front, asked, &failure),
    };
    let (status, mut complaint) = Complaint::of(front, asked, undone);
    complaint.sent = sent;
    let title = Consultations::Consultations.say(asked.language);
    let page = ConsultationsPage {
        shell: Shell::new(asked, front.setting(), title),
        consultation: ConsultationId::from_uuid(front.office().machine().new_id()).to_string(),
        command: new_command(front),
        may_keep: asked.actor.may(Right::KeepDesk),
        is_newest: before.is_none(),
        looked,
        complaint,
    };
    rendered::with_status(status, &page)
}

fn look(
    reading: &mut Reading<'_>,
    (view, zone): (&View, &Zone),
    (actor, chosen): (&Actor, &Sent),
    before: Option<u64>,
) -> Result<Looked, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let shower = Shower { base: &view.base, called: &called, now, zone, language };
    let found = consultations(reading, realm, Page { before, rows_max: ROWS_MAX })?;
    let is_full = found.len() >= ROWS_MAX as usize;
    let reports = intakes(reading, realm, Page { before: None, rows_max: INTAKES_MAX })?;
    let reports = reports.iter().filter(|it| it.row.destroyed_at.is_none());
    let choice = |it: &Intake| {
        let (item, id) = (shower.item(it), it.row.intake.to_string());
        let said = item.said.unwrap_or_else(|| Desk::NothingSaid.say(language));
        let is_chosen = chosen.all("intake").any(|it| it == id);
        (id, format!("{} {said}", item.knew.clock), is_chosen)
    };
    let operations = operations_running(reading, realm, actor)?.into_iter().map(|it| {
        let title = it.title.unwrap_or_else(|| Operations::TextDestroyed.say(language));
        (it.row.operation.to_string(), title)
    });
    Ok(Looked {
        older: found.last().filter(|_| is_full).map(|it| it.row.position),
        items: found.iter().map(|it| shower.consultation(it)).collect(),
        intakes: reports.map(choice).collect(),
        operations: operations.collect(),
    })
}
