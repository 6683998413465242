//! What was tried with a task and not done.

use application::Failure;
use domain::operations::Refusal;
use domain::operations::task_machine::Act;
use web::{Front, told};
use words::{Names as _, OperationAction, TaskThread, operation_refusal, task_act, task_state};

use super::desk::TaskDesk;
use super::facts::moment;
use super::form::form;
use super::stops::line;
use crate::components::form::{Problems, Sent};

/// Why something was not done.
pub(super) struct Notice {
    pub(super) title: String,
    pub(super) detail: String,
    /// Both sides, where somebody was first: how it stands, and what was wanted.
    pub(super) now: Option<String>,
    pub(super) typed: Vec<(String, String)>,
}

/// Something that was tried and not done.
pub(super) struct Attempt {
    pub(super) act: Act,
    pub(super) sent: Sent,
    pub(super) problems: Problems,
    pub(super) failure: Option<Failure>,
}

impl Attempt {
    /// Whether it may have been done all the same.
    pub(super) const fn is_uncertain(&self) -> bool {
        matches!(self.failure, Some(Failure::Fault(_) | Failure::Overloaded))
    }
}

/// Why it was not done; where somebody was first, both sides.
pub(super) fn notice(front: &Front, desk: &TaskDesk, attempt: &Attempt) -> Notice {
    let (sight, none) = (desk.sight(), Problems::new());
    let is_overtaken = matches!(attempt.failure, Some(Failure::Conflict(_)));
    let detail = match &attempt.failure {
        None => attempt.problems.values().cloned().collect::<Vec<_>>().join(" "),
        Some(Failure::Conflict(_)) => sight.say(TaskThread::Conflict),
        Some(failure) => named_refusal(desk, failure)
            .unwrap_or_else(|| told(failure, front.setting(), sight.language).detail),
    };
    let typed = form(attempt.act, desk, (Some(&attempt.sent), &none), String::new());
    let word = task_act(attempt.act, sight.language).to_owned();
    let wanted = (sight.say(TaskThread::ConflictYours), word);
    let typed = typed.into_iter().flat_map(|it| {
        let happened = it.happened.shown();
        it.inputs.iter().filter_map(|it| it.shown()).chain(happened).collect::<Vec<_>>()
    });
    let last = desk.thread.steps.iter().rev().find(|it| it.is_own);
    let now = last.map(|it| {
        let state = task_state(desk.view().task.state(), sight.language);
        let line = line(&sight, &it.happening, &it.happening.event);
        format!("{state} · {} · {line}", moment(&sight.time(it.happening.happened_at)))
    });
    Notice {
        title: sight.say(OperationAction::NotDone),
        detail,
        now: now.filter(|_| is_overtaken),
        typed: std::iter::once(wanted).chain(typed).filter(|_| is_overtaken).collect(),
    }
}

/// A refusal with the names of what the rules know by codes.
fn named_refusal(desk: &TaskDesk, failure: &Failure) -> Option<String> {
    let Failure::Refused(domain::Refusal::Operations(refused)) = failure else { return None };
    let sight = desk.sight();
    if let Refusal::NotTheirTask { lead, .. } = refused {
        let who = sight.names.unit(lead);
        return Some(sight.say(TaskThread::NotYoursOrDirectors { who }));
    }
    Some(operation_refusal(refused, &sight.names, sight.language))
}
