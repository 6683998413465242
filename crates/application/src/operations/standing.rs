//! Where an operation stands: its levels, what is late, what is stuck, what ends soon.

use domain::kernel::{Instant, Key, Label, Span};
use domain::operations::task_machine::State;
use domain::operations::{MeasureInForce, Response, TaskNumber, TaskView};
use domain::plans::document::LevelName;

/// What ends so soon is shown on a board.
pub const SOON_HOURS: i64 = 24;

/// Something that ends soon, or should have ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ending {
    /// When.
    pub at: Instant,
    /// What.
    pub of: EndingOf,
}

/// What can end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EndingOf {
    /// The expected time of a plan's level.
    Level {
        /// The key of the plan.
        plan: Key,
    },
    /// The force of a measure, or the time to its review.
    Measure {
        /// The key of the plan.
        plan: Key,
        /// Its key there.
        measure: Key,
        /// Whether it is only to be reviewed.
        is_review: bool,
    },
    /// The time for a task.
    Task {
        /// Which one.
        task: TaskNumber,
    },
}

/// Where an operation stands, in the few numbers that a desk has room for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OperationStanding {
    /// The levels in force, in the order in which their plans were put to work.
    pub levels: Vec<LevelStanding>,
    /// Open tasks that are late.
    pub late: usize,
    /// Tasks that something is in the way of, or that were given back.
    pub blocked: usize,
    /// Tasks that nobody has taken on and of which somebody else has heard.
    pub escalated: usize,
    /// What ends within a day, or should have ended.
    pub ending: usize,
}

/// A level in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LevelStanding {
    /// Of which plan, by its key
    pub plan: Key,
    /// and by its title.
    pub title: Label,
    /// Which level.
    pub level: LevelName,
    /// Its place among the levels of the plan; 1 is the highest.
    pub rank: u8,
    /// Until when it is expected to be in force.
    pub ends_at: Instant,
}

impl OperationStanding {
    /// Where a response stands at a moment.
    #[must_use]
    pub fn of(response: &Response, at: Instant) -> Self {
        let level = |it: &domain::operations::PlanResponse| {
            let decision = it.decision.as_ref()?;
            Some(LevelStanding {
                plan: it.at_work.key.clone(),
                title: it.at_work.title.clone(),
                level: decision.level.clone(),
                rank: decision.rank,
                ends_at: decision.ends_at,
            })
        };
        Self {
            levels: response.plans.iter().filter_map(level).collect(),
            late: late(response, at).len(),
            blocked: blocked(response).len(),
            escalated: escalated(response).len(),
            ending: ending(response, at).len(),
        }
    }
}

pub(super) fn late(response: &Response, at: Instant) -> Vec<TaskView<'_>> {
    sorted(response.open_tasks().filter(|it| it.is_late(at)), |it| it.task.due_at())
}

pub(super) fn blocked(response: &Response) -> Vec<TaskView<'_>> {
    let stuck = |it: &TaskView<'_>| {
        matches!(it.task.state(), State::Blocked | State::Declined)
            && it.record.handed_over.is_none()
    };
    sorted(response.open_tasks().filter(stuck), |it| it.task.since())
}

pub(super) fn escalated(response: &Response) -> Vec<TaskView<'_>> {
    let heard = |it: &TaskView<'_>| it.record.escalated.is_some();
    let waits = |it: &TaskView<'_>| matches!(it.task.state(), State::Open | State::Offered);
    sorted(response.open_tasks().filter(|it| heard(it) && waits(it)), |it| it.task.opened_at())
}

pub(super) fn ending(response: &Response, at: Instant) -> Vec<Ending> {
    let until = at + Span::from_hours(SOON_HOURS);
    let levels = response.plans.iter().filter_map(|it| {
        let at = it.decision.as_ref()?.ends_at;
        Some(Ending { at, of: EndingOf::Level { plan: it.at_work.key.clone() } })
    });
    let measures = response.measures.iter().filter(|it| it.is_to_be_ended());
    let measures = measures.filter_map(|it| Some((it.until?, it))).map(ending_measure);
    // One that goes on has no time limit any more once somebody has begun.
    let tasks = response.open_tasks().filter(|it| it.met_at().is_none());
    let tasks = tasks.filter(|it| !it.is_late(at));
    let tasks = tasks.filter_map(|it| {
        Some(Ending { at: it.task.due_at()?, of: EndingOf::Task { task: it.number } })
    });
    let mut all: Vec<_> = levels.chain(measures).chain(tasks).collect();
    all.retain(|it| it.at <= until);
    all.sort_by_key(|it| it.at);
    all
}

fn ending_measure((at, it): (Instant, &MeasureInForce)) -> Ending {
    let (plan, measure) = (it.plan.clone(), it.at_work.key.clone());
    Ending { at, of: EndingOf::Measure { plan, measure, is_review: it.at_work.is_life_safety } }
}

fn sorted<'a>(
    tasks: impl Iterator<Item = TaskView<'a>>,
    by: impl Fn(&TaskView<'a>) -> Option<Instant>,
) -> Vec<TaskView<'a>> {
    let mut tasks: Vec<_> = tasks.collect();
    tasks.sort_by_key(|it| (by(it), it.number));
    tasks
}
