//! `GET /desk/instructions`: what leaders want done, and the form that writes down more.

use application::duty::{document, instructions, operations_running};
use application::{Actor, Failure, Fault, Page, Reading};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::duty::{DocumentLead, InstructionChannel, LeadDocumentTo, RecordInstruction};
use domain::kernel::{IncomingDocumentId, Instant, InstructionId, Right};
use web::{Asked, Front, May, ReadDesk};
use words::{Common, Desk, Instructions, Operations, Reporting, Say, Zone, instruction_channel};

use super::super::desk::View;
use super::super::item::Called;
use super::super::watch::{
    Complaint, LEADERS, PersonChoice, Shower, Undone, choices, hand_in, new_command, optional,
};
use super::shown::{InstructionItem, ItemReader};
use crate::components::Shell;
use crate::components::form::{Reader as FormReader, Sent};
use crate::operations::{now_of, unread};
use crate::rendered;

const ROWS_MAX: u32 = 30;

#[derive(Template)]
#[template(path = "duty/instructions/list.html")]
struct InstructionsPage {
    shell: Shell,
    looked: Looked,
    complaint: Complaint,
    channels: Vec<(&'static str, &'static str)>,
    instruction: String,
    command: String,
    may_keep: bool,
    is_newest: bool,
}

/// What was read.
struct Looked {
    items: Vec<InstructionItem>,
    older: Option<u64>,
    people: Vec<PersonChoice>,
    operations: Vec<(String, String)>,
}

/// `GET /desk/instructions`
pub(crate) async fn list(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Query(query): Query<Sent>,
) -> Response {
    let before = query.filled("before").and_then(|it| it.parse().ok());
    let filled = match from_document(&front, &asked, &query).await {
        Ok(filled) => filled,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    answer(&front, &asked, (before, filled), None).await
}

/// `POST /desk/instructions`
pub(crate) async fn record(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Form(sent): Form<Sent>,
) -> Response {
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let mut form = FormReader::new(&sent, asked.language);
    let instruction: Option<InstructionId> = form.one("instruction", |it| it.parse().ok());
    let happened_at = form.time("happened_at", (now, &front.setting().zone));
    let verb = recording(&mut form, &sent, (now, &front.setting().zone));
    let undone = match form.end(instruction.zip(verb.zip(happened_at))) {
        Err(problems) => Undone::wrong(sent, problems),
        Ok((instruction, (verb, happened_at))) => {
            let done =
                hand_in(&front, &asked, instruction.to_string(), (verb.into(), &sent), happened_at);
            match done.await {
                Ok(()) => {
                    lead(&front, &asked, instruction, &sent).await;
                    let page = format!("{}/desk/instructions/{instruction}", asked.base);
                    return Redirect::to(&format!("{page}?told=record_instruction"))
                        .into_response();
                }
                Err(failure) => Undone::failed(sent, failure),
            }
        }
    };
    answer(&front, &asked, (None, Sent::default()), Some(undone)).await
}

/// What the form begins with where an incoming document is to become an instruction.
async fn from_document(front: &Front, asked: &Asked, query: &Sent) -> Result<Sent, Failure> {
    let Ok(id) = query.line("document").parse::<IncomingDocumentId>() else {
        return Ok(Sent::default());
    };
    let realm = asked.realm.clone();
    let read = move |reading: &mut Reading<'_>| document(reading, &realm, id);
    let Some(file) = front.ask(read).await? else { return Ok(Sent::default()) };
    let (id, read) = (id.to_string(), file.read);
    Ok(Sent::of(&[
        ("document", &id),
        ("channel", InstructionChannel::Paper.name()),
        ("words", read.title.as_deref().unwrap_or_default()),
        ("paper_number", read.number.as_deref().unwrap_or_default()),
    ]))
}

/// The document says what came of it. Where it was closed meanwhile, it stays as it is: the
/// instruction stands for itself.
async fn lead(front: &Front, asked: &Asked, instruction: InstructionId, sent: &Sent) {
    let Ok(document) = sent.line("document").parse::<IncomingDocumentId>() else { return };
    let verb = LeadDocumentTo { to: DocumentLead::Instruction(instruction) }.into();
    let nothing = Sent::default();
    let _ = hand_in(front, asked, document.to_string(), (verb, &nothing), None).await;
}

fn recording(
    form: &mut FormReader<'_>,
    sent: &Sent,
    (now, zone): (Instant, &Zone),
) -> Option<RecordInstruction> {
    let (given_by, giver) = (form.text("given_by"), optional(form, sent, "giver"));
    let channel = form.one("channel", InstructionChannel::named);
    let (paper_number, words) = (form.optional("paper_number"), form.text("words"));
    let due_at = form.time("due_at", (now, zone));
    let operation = optional(form, sent, "operation");
    Some(RecordInstruction {
        given_by: given_by?,
        giver: giver?,
        channel: channel?,
        paper_number: paper_number?,
        words: words?,
        due_at: due_at?,
        operation: operation?,
    })
}

async fn answer(
    front: &Front,
    asked: &Asked,
    (before, filled): (Option<u64>, Sent),
    undone: Option<Undone>,
) -> Response {
    let is_first = undone.is_none();
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let actor = asked.actor.clone();
    let read = move |reading: &mut Reading<'_>| look(reading, (&view, &zone), &actor, before);
    let looked = match front.ask(read).await {
        Ok(looked) => looked,
        Err(failure) => return unread(front, asked, &failure),
    };
    let (status, mut complaint) = Complaint::of(front, asked, undone);
    if is_first {
        complaint.sent = filled;
    }
    let channel = |it: &InstructionChannel| (it.name(), instruction_channel(*it, asked.language));
    let page = InstructionsPage {
        shell: Shell::new(asked, front.setting(), Instructions::Instructions.say(asked.language)),
        channels: InstructionChannel::ALL.iter().map(channel).collect(),
        instruction: InstructionId::from_uuid(front.office().machine().new_id()).to_string(),
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
    actor: &Actor,
    before: Option<u64>,
) -> Result<Looked, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let shower = Shower { base: &view.base, called: &called, now, zone, language };
    let found = instructions(reading, realm, Page { before, rows_max: ROWS_MAX })?;
    let is_full = found.len() >= ROWS_MAX as usize;
    let operations = operations_running(reading, realm, actor)?.into_iter().map(|it| {
        let title = it.title.unwrap_or_else(|| Operations::TextDestroyed.say(language));
        (it.row.operation.to_string(), title)
    });
    Ok(Looked {
        older: found.last().filter(|_| is_full).map(|it| it.row.position),
        items: found.iter().map(|it| shower.instruction(it)).collect(),
        people: choices(reading, (realm, language), LEADERS, None)?,
        operations: operations.collect(),
    })
}
