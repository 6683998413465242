//! `GET /desk/documents/{document}`: a document, who has it, and how it ends.

use application::duty::{
    DocumentFile, DocumentOfUnit, document as read_document, operations_running, units,
};
use application::{Actor, Fault, Reading};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::duty::{DOCUMENT_KEPT_DAYS, DocumentLead};
use domain::kernel::{AttachmentOf, IncomingDocumentId, Instant, OperationId, Right, Span};
use serde::Deserialize;
use web::{Asked, Front, May, ReadDesk};
use words::{
    Desk, DocumentTold, Documents, Instructions, Operations, PaperTold, Papers, Reporting, Say,
    Zone, named, time_left,
};

use super::super::desk::View;
use super::super::item::Called;
use super::super::papers::{PaperForm, PapersShown};
use super::super::watch::{Complaint, Shower, Undone, new_command};
use super::acts::Act;
use super::shown::{DocumentItem, DocumentReader};
use crate::components::form::Sent;
use crate::components::{Shell, TimeShown};
use crate::operations::{not_found, unread};
use crate::rendered;

/// The part of an address that names a document.
#[derive(Deserialize)]
pub(crate) struct DocumentPath {
    document: String,
}

impl DocumentPath {
    pub(super) fn document(&self) -> Option<IncomingDocumentId> {
        self.document.parse().ok()
    }
}

#[derive(Template)]
#[template(path = "duty/documents/document.html")]
struct DocumentPage {
    shell: Shell,
    looked: Looked,
    complaint: Complaint,
    told: Option<String>,
    paper: PaperForm,
    may_keep: bool,
    may_destroy: bool,
    new_command: Box<dyn Fn() -> String + Send + Sync>,
}

/// What was read.
struct Looked {
    item: DocumentItem,
    id: String,
    registered_by: Option<String>,
    units: Vec<UnitShown>,
    /// The units that it can be given to.
    others: Vec<(String, String)>,
    leads: Vec<LeadShown>,
    /// The operations that run.
    operations: Vec<(String, String)>,
    twins: Vec<DocumentItem>,
    answered: Option<AnsweredShown>,
    closed: Option<ClosedShown>,
    papers: PapersShown,
    is_destroyed: bool,
    /// Whether it was closed so long ago that it may go.
    is_ripe: bool,
    seen: u64,
}

struct UnitShown {
    id: String,
    name: String,
    what: String,
    due: Option<TimeShown>,
    left: Option<String>,
    is_late: bool,
    is_done: bool,
    feedback: Option<String>,
    answered: Option<TimeShown>,
    position: u64,
}

struct LeadShown {
    href: String,
    word: String,
}

struct AnsweredShown {
    answer: String,
    number: Option<String>,
    position: u64,
}

struct ClosedShown {
    result: String,
    although: Option<String>,
    position: u64,
}

/// `GET /desk/documents/{document}`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<DocumentPath>,
    Query(query): Query<Sent>,
) -> Response {
    let Some(document) = path.document() else { return not_found(&front, &asked) };
    let told = match query.line("told") {
        "register_document" => Some(DocumentTold::Registered.say(asked.language)),
        "attach_paper" => Some(PaperTold::Attached.say(asked.language)),
        "turn_attachment" => Some(PaperTold::Turned.say(asked.language)),
        other => Act::named(other).and_then(Act::told).map(|it| it.say(asked.language)),
    };
    answer(&front, &asked, document, (told, None)).await
}

/// The page again, with what was sent to it and not done.
pub(in crate::duty) async fn undone(
    front: &Front,
    asked: &Asked,
    document: IncomingDocumentId,
    undone: Undone,
) -> Response {
    answer(front, asked, document, (None, Some(undone))).await
}

async fn answer(
    front: &Front,
    asked: &Asked,
    document: IncomingDocumentId,
    (told, undone): (Option<String>, Option<Undone>),
) -> Response {
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let actor = asked.actor.clone();
    let read = move |reading: &mut Reading<'_>| look(reading, (&view, &zone), &actor, document);
    let looked = match front.ask(read).await {
        Ok(Some(looked)) => looked,
        Ok(None) => return not_found(front, asked),
        Err(failure) => return unread(front, asked, &failure),
    };
    let (status, complaint) = Complaint::of(front, asked, undone);
    let office = front.clone();
    let page = DocumentPage {
        shell: Shell::new(asked, front.setting(), Documents::Document.say(asked.language)),
        paper: PaperForm::new(front),
        may_keep: asked.actor.may(Right::KeepDesk),
        may_destroy: asked.actor.may(Right::CloseData),
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
    id: IncomingDocumentId,
) -> Result<Option<Looked>, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let Some(file) = read_document(reading, realm, id)? else { return Ok(None) };
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let shower = Shower { base: &view.base, called: &called, now, zone, language };
    let all = units(reading, realm)?.into_iter();
    let all: Vec<_> =
        all.map(|(id, name)| (id.to_string(), named(&name, language).to_owned())).collect();
    let units: Vec<_> = file.units.iter().map(|it| shower.of_unit(it, &all)).collect();
    let mut leads = Vec::new();
    for lead in &file.leads {
        leads.push(led(reading, view, *lead)?);
    }
    let operations = operations_running(reading, realm, actor)?.into_iter().map(|it| {
        let title = it.title.unwrap_or_else(|| Operations::TextDestroyed.say(language));
        (it.row.operation.to_string(), title)
    });
    let papers = PapersShown::read(reading, realm, &shower, AttachmentOf::Document(id))?;
    let DocumentFile { read, twins, .. } = file;
    let kept = Span::from_hours(24 * DOCUMENT_KEPT_DAYS);
    let destroyed = || Documents::TextDestroyed.say(language);
    let answer = read.row.answered.as_ref().zip(read.answered.clone());
    let closed = read.row.closed.as_ref().zip(read.closed.clone());
    Ok(Some(Looked {
        item: shower.document(&read),
        id: id.to_string(),
        registered_by: called.who(&read.registered_by),
        others: all.into_iter().filter(|(id, _)| !units.iter().any(|it| it.id == *id)).collect(),
        units,
        leads,
        operations: operations.collect(),
        twins: twins.iter().map(|it| shower.document(it)).collect(),
        answered: answer.map(|(row, (answer, number))| AnsweredShown {
            answer: answer.unwrap_or_else(destroyed),
            number,
            position: row.position,
        }),
        is_ripe: closed.as_ref().is_some_and(|(row, _)| row.at + kept <= now),
        closed: closed.map(|(row, (result, although))| ClosedShown {
            result: result.unwrap_or_else(destroyed),
            although,
            position: row.position,
        }),
        papers,
        is_destroyed: read.row.destroyed_at.is_some(),
        seen: read.version.0,
    }))
}

/// What came of a document, and where that is.
fn led(reading: &mut Reading<'_>, view: &View, lead: DocumentLead) -> Result<LeadShown, Fault> {
    let language = view.language;
    Ok(match lead {
        DocumentLead::Instruction(it) => LeadShown {
            href: format!("{}/desk/instructions/{it}", view.base),
            word: Documents::LedInstruction.say(language),
        },
        DocumentLead::Operation(it) => {
            let title = title_of(reading, view, it)?;
            LeadShown {
                href: format!("{}/operations/{it}", view.base),
                word: Documents::LedOperation { title }.say(language),
            }
        }
    })
}

fn title_of(
    reading: &mut Reading<'_>,
    view: &View,
    operation: OperationId,
) -> Result<String, Fault> {
    let destroyed = || Operations::TextDestroyed.say(view.language);
    let Some(row) = reading.view.operation(&view.realm, operation)? else { return Ok(destroyed()) };
    let title = reading.open(&row.title)?.text().map(str::to_owned);
    Ok(title.unwrap_or_else(destroyed))
}

impl Shower<'_> {
    fn of_unit(&self, it: &DocumentOfUnit, all: &[(String, String)]) -> UnitShown {
        let row = &it.row;
        let unit = row.unit.to_string();
        let name = all.iter().find(|(id, _)| *id == unit).map(|(_, name)| name.clone());
        let ended = row.answered_at.filter(|_| row.is_done).unwrap_or(self.now);
        let left = row.due_at.filter(|_| !row.is_done);
        UnitShown {
            name: name.unwrap_or_default(),
            id: unit,
            what: it.what.clone().unwrap_or_else(|| Documents::TextDestroyed.say(self.language)),
            due: row.due_at.map(|it| self.time(it)),
            left: left.map(|due| time_left(due, self.now, self.language)),
            is_late: row.due_at.is_some_and(|due| due < ended),
            is_done: row.is_done,
            feedback: it.feedback.clone(),
            answered: row.answered_at.map(|it| self.time(it)),
            position: row.position,
        }
    }
}

impl DocumentPage {
    fn command(&self) -> String {
        (self.new_command)()
    }
}
