//! The response of an operation: its plans at work, levels, tasks, measures, readings and command.
//!
//! A fold of the operation's events, apart from its log: verbs take a copy, let time pass on it,
//! act on it, and hand out the events. A board shows it as it is, or as it was at any moment.

mod evolving;
mod levels;
mod measures;
mod situation;
mod tasks;

pub use levels::{Decision, Floor, Lift, PlanResponse, Proposal};
pub use measures::MeasureInForce;
pub(super) use situation::Seen;
pub use tasks::{Asked, GivenTask, Origin, TaskRecord};

use std::collections::BTreeMap;
use std::sync::Arc;

use super::events::By;
use super::plan_at_work::{IndicatorAtWork, TaskAtWork};
use super::task_machine::{Task, TaskMachine};
use super::task_number::TaskNumber;
use crate::kernel::{Day, Instant, Key, VaultText};

/// So many readings of an indicator are kept for its conditions; older ones stay in the journal.
pub const READINGS_MAX: usize = 4096;

/// The readings of an indicator, oldest first, in thousandths of the base unit.
pub type Readings = Arc<Vec<(Instant, i64)>>;

/// The response of an operation.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Response {
    /// The plans at work, in the order in which they were put to work.
    pub plans: Vec<PlanResponse>,
    /// Where tasks and levels stand.
    pub machine: TaskMachine<Instant>,
    /// What is known of tasks beside; as many as the machine has.
    pub tasks: Vec<TaskRecord>,
    /// What was measured.
    pub readings: BTreeMap<Key, Readings>,
    /// What was ordered from people.
    pub measures: Vec<MeasureInForce>,
    /// Who commands, where somebody took command in words.
    pub command: Option<CommandHeld>,
    /// From response to normal control.
    pub normalised: Option<Normalised>,
    /// Up to when conditions were judged: every verb of the response judges them up to its now.
    pub judged_until: Option<Instant>,
}

/// Who commands.
#[derive(Clone, PartialEq, Debug)]
pub struct CommandHeld {
    /// The code of the post.
    pub post: Key,
    /// Since when.
    pub since: Instant,
    /// What was handed over.
    pub briefing: Option<VaultText>,
    /// Who wrote it down.
    pub by: By,
}

/// What stays after the response.
#[derive(Clone, PartialEq, Debug)]
pub struct Normalised {
    /// Since when.
    pub at: Instant,
    /// What is still watched.
    pub watch: VaultText,
    /// On what the response begins again.
    pub reentry: VaultText,
    /// The posts that stay manned.
    pub kept_posts: Vec<Key>,
    /// When this is looked at again.
    pub review_on: Day,
    /// When it ends.
    pub ends_on: Day,
}

/// A task with all that is known of it.
#[derive(Clone, Copy, Debug)]
pub struct TaskView<'a> {
    /// Its number.
    pub number: TaskNumber,
    /// Where it stands.
    pub task: &'a Task<Instant>,
    /// What is known beside.
    pub record: &'a TaskRecord,
    /// What its plan says; none for one that somebody gave.
    pub planned: Option<(&'a PlanResponse, &'a TaskAtWork)>,
}

impl TaskView<'_> {
    /// The unit that answers for it.
    #[must_use]
    pub fn lead(&self) -> &Key {
        match (&self.record.handed_over, &self.record.origin, self.planned) {
            (Some(to), _, _) => to,
            (None, Origin::Given(given), _) => &given.lead,
            (None, Origin::Planned { .. }, Some((_, task))) => &task.lead,
            (None, Origin::Planned { lead, .. }, None) => lead,
        }
    }

    /// The post that was asked last, or that its plan hands the task order to.
    #[must_use]
    pub fn post(&self) -> Option<&Key> {
        let asked = self.record.asked.as_ref().map(|it| &it.post);
        asked.or_else(|| match &self.record.origin {
            Origin::Given(given) => given.post.as_ref(),
            Origin::Planned { .. } => self.planned.and_then(|(_, task)| task.post.as_ref()),
        })
    }

    /// Whether it is to be done: opened, and not over.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.task.opened_at().is_some() && !self.task.state().is_over()
    }

    /// Whether it goes on until its level ends: then it is to be begun when it is due.
    #[must_use]
    pub fn is_standing(&self) -> bool {
        self.planned.is_some_and(|(_, task)| task.is_standing)
    }

    /// When what its time limit asks for was there: it was done, or begun if it goes on.
    #[must_use]
    pub fn met_at(&self) -> Option<Instant> {
        let begun = self.record.started_at.filter(|_| self.is_standing());
        begun.or(self.task.done_at())
    }

    /// Whether it is late at a moment: it was due, and is not done, or not begun if it goes on.
    #[must_use]
    pub fn is_late(&self, at: Instant) -> bool {
        let is_due = self.task.due_at().is_some_and(|due| due < at);
        is_due && self.is_open() && self.met_at().is_none()
    }
}

impl Response {
    /// A task by its number.
    #[must_use]
    pub fn task(&self, number: TaskNumber) -> Option<TaskView<'_>> {
        let task = self.machine.task(number.index())?;
        let record = self.tasks.get(number.index().at())?;
        let planned = match record.origin {
            Origin::Given(_) => None,
            Origin::Planned { plan, place, .. } => self.plans.get(plan).and_then(|it| {
                let task = it.at_work.tasks.get(place)?;
                Some((it, task))
            }),
        };
        Some(TaskView { number, task, record, planned })
    }

    /// All tasks, in the order of their numbers.
    pub fn all_tasks(&self) -> impl Iterator<Item = TaskView<'_>> {
        let count = u32::try_from(self.machine.len()).unwrap_or(u32::MAX);
        (0..count).filter_map(|index| {
            self.task(TaskNumber::of(super::task_machine::TaskIndex::new(index)))
        })
    }

    /// A plan at work.
    #[must_use]
    pub fn plan(&self, key: &Key) -> Option<&PlanResponse> {
        self.plans.iter().find(|it| it.at_work.key == *key)
    }

    /// The number of a plan's task.
    #[must_use]
    pub fn number_of(&self, plan: &Key, task: &Key) -> Option<TaskNumber> {
        let plan = self.plan(plan)?;
        let place = plan.at_work.tasks.iter().position(|it| it.key == *task)?;
        Some(plan.number_at(place))
    }

    /// An indicator, by whichever plan knows it first.
    #[must_use]
    pub fn indicator(&self, key: &Key) -> Option<&IndicatorAtWork> {
        let all = self.plans.iter().flat_map(|it| &it.at_work.indicators);
        all.into_iter().find(|it| it.key == *key)
    }

    /// Whether a level of one of its plans is in force.
    #[must_use]
    pub fn is_in_force(&self) -> bool {
        self.plans.iter().any(|it| it.decision.is_some())
    }

    /// The tasks that were opened and are not over: what still runs.
    pub fn open_tasks(&self) -> impl Iterator<Item = TaskView<'_>> {
        self.all_tasks().filter(TaskView::is_open)
    }

    /// The post that commands: that which took command, or that which decided the level of the
    /// plan highest up.
    #[must_use]
    pub fn commanding_post(&self) -> Option<&Key> {
        let took = self.command.as_ref().map(|it| &it.post);
        let decided = self.plans.iter();
        let decided =
            decided.filter_map(|it| Some((it.at_work.tier, &it.decision.as_ref()?.decided_by)));
        took.or_else(|| decided.min_by_key(|(tier, _)| *tier).map(|(_, post)| post))
    }
}
