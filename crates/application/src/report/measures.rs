//! Measures: what was ordered from people, and every task that was given, with what shows it.

use domain::kernel::{Instant, Key};
use domain::operations::task_machine::State;
use domain::operations::{Event, MeasureInForce, Origin, TaskNumber, TaskView};

use crate::actor::Provenance;
use crate::operations::{Board, Happening, was_accepted, was_done};

/// Measures.
#[derive(Clone, Debug)]
pub struct Measures {
    /// What was ordered from people, in that order.
    pub ordered: Vec<OrderedMeasure>,
    /// Every task that was opened, in the order of the numbers.
    pub tasks: Vec<TaskLine>,
}

/// Something that was ordered from people.
#[derive(Clone, PartialEq, Debug)]
pub struct OrderedMeasure {
    /// What became of it.
    pub measure: MeasureInForce,
    /// The position of the order in the journal.
    pub position: u64,
    /// Where the line comes from.
    pub provenance: Option<Provenance>,
}

/// A task that was opened.
#[derive(Clone, PartialEq, Debug)]
pub struct TaskLine {
    /// Its number.
    pub number: TaskNumber,
    /// The keys of its plan and in it; none for one that somebody gave.
    pub planned: Option<(Key, Key)>,
    /// The unit that answers for it.
    pub lead: Key,
    /// When it opened.
    pub opened_at: Option<Instant>,
    /// When it was taken on first, or begun by somebody who took it on by that.
    pub accepted_at: Option<Instant>,
    /// Whether that was in time; none while that cannot be said, or where there is no limit.
    pub was_accepted_in_time: Option<bool>,
    /// By when it was to be done, or begun where it goes on.
    pub due_at: Option<Instant>,
    /// Whether it goes on until its level ends.
    pub is_standing: bool,
    /// When it was begun.
    pub started_at: Option<Instant>,
    /// When it was done.
    pub done_at: Option<Instant>,
    /// Where it stands.
    pub state: State,
    /// The unit that has it after the lift.
    pub handed_to: Option<Key>,
    /// Whether it was done when it was due.
    pub timeliness: Timeliness,
    /// What shows that it was done.
    pub proof: Option<String>,
    /// The position in the journal at which it was done, or its last one.
    pub position: Option<u64>,
    /// Where that line comes from.
    pub provenance: Option<Provenance>,
}

/// Whether a task was done when it was due. One that goes on is in time when it was begun by then.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Timeliness {
    /// It was.
    InTime,
    /// It was done later.
    Late,
    /// It is not done and should be.
    Overdue,
    /// It is not done and need not be yet.
    NotDue,
    /// Nobody said when.
    NoLimit,
    /// It was cancelled.
    Cancelled,
}

impl Measures {
    pub(super) fn of(board: &Board, happened: &[Happening]) -> Self {
        let opened = board.response().all_tasks().filter(|it| it.task.opened_at().is_some());
        let tasks = opened.map(|it| TaskLine::of(&it, happened, board.at)).collect();
        Self { ordered: ordered(board, happened), tasks }
    }
}

fn ordered(board: &Board, happened: &[Happening]) -> Vec<OrderedMeasure> {
    let order = |it: &MeasureInForce| {
        happened.iter().find(|order| {
            matches!(&order.event, Event::MeasureOrdered(own)
                if own.plan == it.plan && own.measure == it.at_work.key)
                && order.happened_at == it.since
        })
    };
    let with_order = |it: &MeasureInForce| {
        let order = order(it)?;
        let provenance = order.who.provenance().cloned();
        Some(OrderedMeasure { measure: it.clone(), position: order.position, provenance })
    };
    board.response().measures.iter().filter_map(with_order).collect()
}

impl TaskLine {
    fn of(it: &TaskView<'_>, happened: &[Happening], at: Instant) -> Self {
        let own = || happened.iter().filter(|own| own.event.task() == Some(it.number));
        let begins =
            |own: &&Happening| matches!(own.event, Event::TaskAccepted(_) | Event::TaskStarted(_));
        let ends =
            |own: &&Happening| matches!(own.event, Event::TaskFinished(_) | Event::TaskEnded(_));
        let end = own().rfind(ends);
        let last = end.or_else(|| own().next_back());
        let planned = it.planned.map(|(plan, task)| (plan.at_work.key.clone(), task.key.clone()));
        Self {
            number: it.number,
            planned,
            lead: lead(it).clone(),
            opened_at: it.task.opened_at(),
            accepted_at: own().find(begins).map(|own| own.happened_at),
            was_accepted_in_time: was_accepted(it, at),
            due_at: it.task.due_at(),
            is_standing: it.is_standing(),
            started_at: it.record.started_at,
            done_at: it.task.done_at(),
            state: it.task.state(),
            handed_to: it.record.handed_over.clone(),
            timeliness: timeliness(it, at),
            proof: end.and_then(|own| own.said.first().cloned().flatten()),
            position: last.map(|own| own.position),
            provenance: last.and_then(|own| own.who.provenance().cloned()),
        }
    }
}

/// The unit that answered for it from the beginning.
fn lead<'a>(it: &TaskView<'a>) -> &'a Key {
    match (it.planned, &it.record.origin) {
        (Some((_, task)), _) => &task.lead,
        (None, Origin::Given(given)) => &given.lead,
        (None, Origin::Planned { lead, .. }) => lead,
    }
}

fn timeliness(it: &TaskView<'_>, at: Instant) -> Timeliness {
    if it.task.state() == State::Cancelled {
        return Timeliness::Cancelled;
    }
    match (was_done(it, at), it.met_at(), it.task.due_at()) {
        (Some(true), _, _) => Timeliness::InTime,
        (Some(false), Some(_), _) => Timeliness::Late,
        (Some(false), None, _) => Timeliness::Overdue,
        (None, _, Some(_)) => Timeliness::NotDue,
        (None, _, None) => Timeliness::NoLimit,
    }
}
