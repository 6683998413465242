//! Parts of leaders' instructions that the unit of whoever asks answers for, among their tasks.

use application::duty::{InstructionRead, PartRead, instructions_of_unit};
use application::{Fault, Reading};
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::duty::ReportInstructionPart;
use domain::kernel::{CommandId, Instant, InstructionPartId, Key, Realm, Right};
use serde::Deserialize;
use web::{Asked, Front, May, ReadOperations};
use words::{Instructions, Language, Say, Zone, time_left};

use super::mine::{Undone, answer_mine};
use super::row::DueShown;
use crate::components::TimeShown;
use crate::components::form::{Reader as FormReader, Sent};
use crate::operations::not_found;

/// A part that the unit answers for.
pub(super) struct OwnPart {
    pub(super) id: String,
    pub(super) action: String,
    pub(super) what: String,
    pub(super) given_by: String,
    /// What the leader said or wrote.
    pub(super) words: String,
    pub(super) due: Option<DueShown>,
    pub(super) is_done: bool,
    pub(super) feedback: Option<String>,
    pub(super) answered: Option<TimeShown>,
    /// What was said when the instruction was closed.
    pub(super) closed: Option<(String, TimeShown)>,
    /// The command of its form; none where nothing can be answered any more.
    pub(super) command: Option<String>,
    /// What was typed and not taken.
    pub(super) typed: String,
    pub(super) problem: Option<String>,
}

/// In what parts are shown.
pub(super) struct Showing<'a> {
    pub(super) realm: &'a Realm,
    pub(super) base: &'a str,
    pub(super) language: Language,
    pub(super) zone: &'a Zone,
    pub(super) now: Instant,
    pub(super) may_work: bool,
    pub(super) undone: Option<&'a Undone>,
}

/// The part of an address that names an instruction.
#[derive(Deserialize)]
pub(crate) struct InstructionPath {
    instruction: String,
}

impl Showing<'_> {
    /// The parts of a unit: what is not done first.
    pub(super) fn parts(
        &self,
        reading: &mut Reading<'_>,
        unit: &Key,
        new_command: &dyn Fn() -> String,
    ) -> Result<Vec<OwnPart>, Fault> {
        let found = instructions_of_unit(reading, self.realm, (unit, self.now))?;
        let of_one = |it: &InstructionRead| -> Vec<OwnPart> {
            it.parts.iter().map(|part| self.part(it, part, new_command)).collect()
        };
        let mut parts: Vec<OwnPart> = found.iter().flat_map(of_one).collect();
        parts.sort_by_key(|it| (it.closed.is_some(), it.is_done));
        Ok(parts)
    }

    fn part(
        &self,
        instruction: &InstructionRead,
        part: &PartRead,
        new_command: &dyn Fn() -> String,
    ) -> OwnPart {
        let (row, language) = (&part.row, self.language);
        let destroyed = || Instructions::TextDestroyed.say(language);
        let text = |it: &Option<String>| it.clone().unwrap_or_else(destroyed);
        let time = |at| TimeShown::of(at, self.now, self.zone, language);
        let closed = instruction.row.closed.as_ref().map(|it| {
            let said = instruction.closed.as_ref().and_then(|(said, _)| said.clone());
            (said.unwrap_or_else(destroyed), time(it.at))
        });
        let is_over = row.is_done || closed.is_some();
        let id = row.part.to_string();
        let undone = self.undone.filter(|it| it.sent.line("part") == id);
        OwnPart {
            action: format!("{}/tasks/instructions/{}", self.base, instruction.row.instruction),
            what: text(&part.what),
            given_by: text(&instruction.given_by),
            words: text(&instruction.words),
            due: row.due_at.map(|due| DueShown {
                time: time(due),
                left: if is_over { String::new() } else { time_left(due, self.now, language) },
                is_late: !is_over && due < self.now,
            }),
            is_done: row.is_done,
            feedback: part.feedback.clone(),
            answered: row.answered_at.map(time),
            command: (closed.is_none() && self.may_work).then(new_command),
            closed,
            typed: undone.map(|it| it.sent.line("feedback").to_owned()).unwrap_or_default(),
            problem: undone.and_then(|it| it.problems.values().next().cloned()),
            id,
        }
    }
}

/// `POST /tasks/instructions/{instruction}`: how far a part has come, by the unit itself.
pub(crate) async fn report_part(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<InstructionPath>,
    Form(sent): Form<Sent>,
) -> Response {
    let Ok(id) = sent.line("command").parse::<CommandId>() else {
        return not_found(&front, &asked);
    };
    let mut form = FormReader::new(&sent, asked.language);
    let part: Option<InstructionPartId> = form.one("part", |it| it.parse().ok());
    let (feedback, is_done) = (form.text("feedback"), sent.filled("is_done").is_some());
    let verb = part.zip(feedback).map(|(part, feedback)| ReportInstructionPart {
        part,
        feedback,
        is_done,
    });
    let verb = match form.end(verb) {
        Ok(verb) => verb,
        Err(problems) => {
            let undone = Undone { sent, problems, failures: Vec::new() };
            return answer_mine(&front, &asked, &Sent::default(), Some(undone)).await;
        }
    };
    let command = application::Command {
        id,
        realm: asked.realm.clone(),
        actor: asked.actor.clone(),
        on: path.instruction,
        verb: verb.into(),
        seen: None,
        happened_at: None,
    };
    match front.hand_in(command).await {
        Ok(_) => {
            let page = format!("{}/tasks?told=report_instruction_part#instructions", asked.base);
            Redirect::to(&page).into_response()
        }
        Err(failure) => {
            let undone = Undone::failed(&front, &asked, sent, &failure);
            answer_mine(&front, &asked, &Sent::default(), Some(undone)).await
        }
    }
}

/// Whether whoever asks may say how far a part has come.
pub(super) fn may_work(asked: &Asked) -> bool {
    asked.actor.may(Right::WorkTasks)
}
