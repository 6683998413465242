//! An operation, as it is looked at beside others.

use super::super::response::{Response, TaskView};
use super::super::task_machine::State;
use super::super::task_number::TaskNumber;
use crate::kernel::Instant;
use crate::plans::document::{Plan, Task};

/// An operation, as it is looked at beside others.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// How it stands.
    pub response: &'a Response,
    /// What the texts of its plans at work say, in the order of the response; none for one whose
    /// text is not there any more.
    pub plans: &'a [Option<&'a Plan>],
}

/// That somebody is wanted in an operation.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Claim {
    /// Which operation, by its place among those that are looked at.
    pub side: usize,
    /// What for.
    pub of: ClaimOf,
    /// Until when, as far as is known: until it is due, or until its level is expected to end.
    pub until: Option<Instant>,
    /// How many people that asks for.
    pub people: u32,
}

/// What somebody is wanted for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ClaimOf {
    /// To command.
    Command,
    /// A task.
    Task(TaskNumber),
}

impl<'a> Side<'a> {
    /// The tasks that claim somebody: open ones, but for those that were given back or handed over.
    pub(super) fn claiming(self) -> impl Iterator<Item = TaskView<'a>> {
        let claims = |it: &TaskView<'_>| {
            it.task.state() != State::Declined && it.record.handed_over.is_none()
        };
        self.response.open_tasks().filter(claims)
    }

    /// What the text of its plan says of a task; none for one that somebody gave.
    #[must_use]
    pub fn document(self, task: &TaskView<'a>) -> Option<&'a Task> {
        let (plan, planned) = task.planned?;
        let own = |it: &&crate::operations::PlanResponse| it.at_work.key == plan.at_work.key;
        let place = self.response.plans.iter().position(|it| own(&it))?;
        self.plans.get(place).copied().flatten()?.tasks.get(&planned.key)
    }

    /// Until when a task keeps whoever does it: one that goes on, until its level is expected to
    /// end; any other, until it is due.
    #[must_use]
    pub fn until(self, task: &TaskView<'a>) -> Option<Instant> {
        match task.planned {
            Some((plan, planned)) if planned.is_standing => {
                plan.decision.as_ref().map(|it| it.ends_at)
            }
            Some(_) | None => task.task.due_at(),
        }
    }

    /// How many people a task asks for; one that says no number needs one.
    pub(super) fn people(self, task: &TaskView<'a>) -> u32 {
        self.document(task).map_or(1, |it| it.needs.people_count())
    }

    pub(super) fn claim(self, side: usize, task: &TaskView<'a>) -> Claim {
        Claim {
            side,
            of: ClaimOf::Task(task.number),
            until: self.until(task),
            people: self.people(task),
        }
    }
}
