//! `GET /desk/instructions/{instruction}`: its words, its parts, and how it ends.

use application::duty::{InstructionRead, PartRead, instruction, units};
use application::{Fault, Reading};
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::AnyVerb;
use domain::duty::{AddInstructionPart, AnswerInstructionPart, CloseInstruction};
use domain::kernel::{
    AttachmentOf, Instant, InstructionId, InstructionPartId, OrganisationId, Right,
};
use serde::Deserialize;
use web::{Asked, Front, May, ReadDesk};
use words::{
    Desk, InstructionTold, Instructions, Language, Operations, PaperTold, Papers, Reporting, Say,
    Zone, named, time_left,
};

use super::super::desk::View;
use super::super::item::Called;
use super::super::papers::{PaperForm, PapersShown};
use super::super::watch::{Complaint, Shower, Undone, hand_in, new_command};
use super::shown::{InstructionItem, ItemReader};
use crate::components::form::{Problems, Reader as FormReader, Sent};
use crate::components::{Shell, TimeShown};
use crate::operations::{not_found, now_of, unread};
use crate::rendered;

/// The part of an address that names an instruction.
#[derive(Deserialize)]
pub(crate) struct InstructionPath {
    instruction: String,
}

/// What can be done on the page.
#[derive(Clone, Copy)]
enum Act {
    Add,
    Answer,
    Close,
}

#[derive(Template)]
#[template(path = "duty/instructions/instruction.html")]
struct InstructionPage {
    shell: Shell,
    looked: Looked,
    complaint: Complaint,
    told: Option<String>,
    part: String,
    paper: PaperForm,
    may_keep: bool,
    new_command: Box<dyn Fn() -> String + Send + Sync>,
}

/// What was read.
struct Looked {
    item: InstructionItem,
    words: String,
    paper_number: Option<String>,
    recorded_by: Option<String>,
    position: u64,
    operation: Option<(String, String)>,
    parts: Vec<PartShown>,
    units: Vec<(String, String)>,
    closed: Option<ClosedShown>,
    papers: PapersShown,
    seen: u64,
}

struct PartShown {
    id: String,
    what: String,
    unit: String,
    due: Option<TimeShown>,
    left: Option<String>,
    is_late: bool,
    is_done: bool,
    feedback: Option<String>,
    answered: Option<TimeShown>,
    position: u64,
}

struct ClosedShown {
    said: String,
    although: Option<String>,
    is_by_giver: bool,
    who: Option<String>,
    position: u64,
}

impl Act {
    const fn name(self) -> &'static str {
        match self {
            Self::Add => "add_instruction_part",
            Self::Answer => "answer_instruction_part",
            Self::Close => "close_instruction",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Add, Self::Answer, Self::Close].into_iter().find(|it| it.name() == name)
    }

    const fn told(self) -> InstructionTold {
        match self {
            Self::Add => InstructionTold::Added,
            Self::Answer => InstructionTold::Answered,
            Self::Close => InstructionTold::Closed,
        }
    }
}

/// `GET /desk/instructions/{instruction}`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<InstructionPath>,
    Query(query): Query<Sent>,
) -> Response {
    let told = match query.line("told") {
        "record_instruction" => Some(InstructionTold::Recorded.say(asked.language)),
        "attach_paper" => Some(PaperTold::Attached.say(asked.language)),
        "turn_attachment" => Some(PaperTold::Turned.say(asked.language)),
        other => Act::named(other).map(|it| it.told().say(asked.language)),
    };
    answer(&front, &asked, &path, (told, None)).await
}

/// `POST /desk/instructions/{instruction}`
pub(crate) async fn act(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<InstructionPath>,
    Form(sent): Form<Sent>,
) -> Response {
    let Some(act) = Act::named(sent.line("do")) else { return not_found(&front, &asked) };
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let undone = match wanted(act, &sent, (asked.language, now, &front.setting().zone)) {
        Err(problems) => Undone::wrong(sent, problems),
        Ok(verb) => {
            match hand_in(&front, &asked, path.instruction.clone(), (verb, &sent), None).await {
                Ok(()) => {
                    let page = format!("{}/desk/instructions/{}", asked.base, path.instruction);
                    return Redirect::to(&format!("{page}?told={}", act.name())).into_response();
                }
                Err(failure) => Undone::failed(sent, failure),
            }
        }
    };
    answer(&front, &asked, &path, (None, Some(undone))).await
}

/// The page again, with what was sent to it and not done.
pub(in crate::duty) async fn undone(
    front: &Front,
    asked: &Asked,
    instruction: InstructionId,
    undone: Undone,
) -> Response {
    let path = InstructionPath { instruction: instruction.to_string() };
    answer(front, asked, &path, (None, Some(undone))).await
}

fn wanted(
    act: Act,
    sent: &Sent,
    (language, now, zone): (Language, Instant, &Zone),
) -> Result<AnyVerb, Problems> {
    let mut form = FormReader::new(sent, language);
    let verb = match act {
        Act::Add => {
            let part: Option<InstructionPartId> = form.one("part", |it| it.parse().ok());
            let unit: Option<OrganisationId> = form.one("unit", |it| it.parse().ok());
            let (what, due_at) = (form.text("what"), form.time("due_at", (now, zone)));
            part.zip(unit).zip(what.zip(due_at)).map(|((part, unit), (what, due_at))| {
                AddInstructionPart { part, what, unit, due_at }.into()
            })
        }
        Act::Answer => {
            let part: Option<InstructionPartId> = form.one("part", |it| it.parse().ok());
            let (feedback, is_done) = (form.text("feedback"), sent.filled("is_done").is_some());
            part.zip(feedback)
                .map(|(part, feedback)| AnswerInstructionPart { part, feedback, is_done }.into())
        }
        Act::Close => {
            let (said, although) = (form.text("said"), form.optional("although"));
            said.zip(although).map(|(said, although)| CloseInstruction { said, although }.into())
        }
    };
    form.end(verb)
}

async fn answer(
    front: &Front,
    asked: &Asked,
    path: &InstructionPath,
    (told, undone): (Option<String>, Option<Undone>),
) -> Response {
    let Ok(id) = path.instruction.parse::<InstructionId>() else {
        return not_found(front, asked);
    };
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let read = move |reading: &mut Reading<'_>| look(reading, (&view, &zone), id);
    let looked = match front.ask(read).await {
        Ok(Some(looked)) => looked,
        Ok(None) => return not_found(front, asked),
        Err(failure) => return unread(front, asked, &failure),
    };
    let (status, complaint) = Complaint::of(front, asked, undone);
    let office = front.clone();
    let page = InstructionPage {
        shell: Shell::new(asked, front.setting(), Instructions::Instruction.say(asked.language)),
        paper: PaperForm::new(front),
        part: InstructionPartId::from_uuid(front.office().machine().new_id()).to_string(),
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
    id: InstructionId,
) -> Result<Option<Looked>, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let Some(found) = instruction(reading, realm, id)? else { return Ok(None) };
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let shower = Shower { base: &view.base, called: &called, now, zone, language };
    let units = units(reading, realm)?;
    let units: Vec<_> = units
        .into_iter()
        .map(|(id, name)| (id.to_string(), named(&name, language).to_owned()))
        .collect();
    let operation = match found.row.operation {
        None => None,
        Some(it) => match reading.view.operation(realm, it)? {
            None => None,
            Some(row) => {
                let title = reading.open(&row.title)?.text().map(str::to_owned);
                let destroyed = || Operations::TextDestroyed.say(language);
                let href = format!("{}/operations/{it}", view.base);
                Some((href, title.unwrap_or_else(destroyed)))
            }
        },
    };
    let of = AttachmentOf::Instruction(id);
    let papers = PapersShown::read(reading, realm, &shower, of)?;
    let destroyed = || Instructions::TextDestroyed.say(language);
    Ok(Some(Looked {
        papers,
        item: shower.instruction(&found),
        words: found.words.clone().unwrap_or_else(destroyed),
        paper_number: found.paper_number.clone(),
        recorded_by: called.who(&found.recorded_by),
        position: found.row.position,
        operation,
        parts: found.parts.iter().map(|it| shower.part(it, &units)).collect(),
        closed: shower.closed(&found),
        units,
        seen: found.version.0,
    }))
}

impl Shower<'_> {
    fn part(&self, part: &PartRead, units: &[(String, String)]) -> PartShown {
        let row = &part.row;
        let destroyed = || Instructions::TextDestroyed.say(self.language);
        let unit = row.unit.to_string();
        let unit = units.iter().find(|(id, _)| *id == unit).map(|(_, name)| name.clone());
        let ended = row.answered_at.filter(|_| row.is_done).unwrap_or(self.now);
        let left = row.due_at.filter(|_| !row.is_done);
        PartShown {
            id: row.part.to_string(),
            what: part.what.clone().unwrap_or_else(destroyed),
            unit: unit.unwrap_or_default(),
            due: row.due_at.map(|it| self.time(it)),
            left: left.map(|due| time_left(due, self.now, self.language)),
            is_late: row.due_at.is_some_and(|due| due < ended),
            is_done: row.is_done,
            feedback: part.feedback.clone(),
            answered: row.answered_at.map(|it| self.time(it)),
            position: row.position,
        }
    }

    fn closed(&self, found: &InstructionRead) -> Option<ClosedShown> {
        let (row, (said, although)) = (found.row.closed.as_ref()?, found.closed.as_ref()?);
        let who = serde_json::from_str(&row.who).ok();
        Some(ClosedShown {
            said: said.clone().unwrap_or_else(|| Instructions::TextDestroyed.say(self.language)),
            although: although.clone(),
            is_by_giver: row.is_by_giver,
            who: who.and_then(|it| self.called.who(&it)),
            position: row.position,
        })
    }
}

impl InstructionPage {
    fn command(&self) -> String {
        (self.new_command)()
    }
}
