//! `GET /desk/instructions`: what leaders want done, and the form that writes down more.

use application::duty::{instructions, operations_running};
use application::{Actor, Fault, Page, Reading};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::duty::{InstructionChannel, RecordInstruction};
use domain::kernel::{Instant, InstructionId, Right};
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
    answer(&front, &asked, before, None).await
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
                    let page = format!("{}/desk/instructions/{instruction}", asked.base);
                    return Redirect::to(&format!("{page}?told=record_instruction"))
                        .into_response();
                }
                Err(failure) => Undone::failed(sent, failure),
            }
        }
    };
    answer(&front, &asked, None, Some(undone)).await
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
    before: Option<u64>,
    undone: Option<Undone>,
) -> Response {
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let actor = asked.actor.clone();
    let read = move |reading: &mut Reading<'_>| look(reading, (&view, &zone), &actor, before);
    let looked = match front.ask(read).await {
        Ok(looked) => looked,
        Err(failure) => return unread(front, asked, &failure),
    };
    let (status, complaint) = Complaint::of(front, asked, undone);
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
