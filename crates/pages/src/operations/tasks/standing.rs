//! Where a task stands, in a word with a shape, and the marks on it.

use domain::kernel::Instant;
use domain::operations::TaskView;
use domain::operations::task_machine::State;
use words::{Names as _, TaskThread, Tasks, length_between, task_state, time_left};

use super::super::sight::Sight;

/// Where a task stands.
pub(super) struct Standing {
    pub(super) shape: &'static str,
    pub(super) word: &'static str,
}

/// Something that is to be seen at once about a task.
pub(super) struct Mark {
    pub(super) shape: &'static str,
    pub(super) text: String,
    /// Whether it asks for somebody to do something.
    pub(super) is_strong: bool,
    /// How its length of time comes about, where it says one.
    pub(super) figure: Option<String>,
}

impl Mark {
    pub(super) const fn new(shape: &'static str, text: String, is_strong: bool) -> Self {
        Self { shape, text, is_strong, figure: None }
    }
}

/// By when a task is to be done.
pub(super) struct Due {
    pub(super) at: Instant,
    /// How much time is left or over; empty once it is done, or begun where it goes on.
    pub(super) left: String,
    pub(super) is_late: bool,
}

/// The name of a state in addresses, as the API has it too.
pub(super) const fn state_name(state: State) -> &'static str {
    match state {
        State::Planned => "planned",
        State::Open => "open",
        State::Offered => "offered",
        State::Declined => "declined",
        State::Accepted => "accepted",
        State::Started => "started",
        State::Blocked => "blocked",
        State::Done => "done",
        State::Verified => "verified",
        State::Cancelled => "cancelled",
    }
}

/// A shape for each state, so that it is seen before it is read.
pub(super) const fn state_shape(state: State) -> &'static str {
    match state {
        State::Planned => "○",
        State::Open | State::Offered => "◔",
        State::Declined => "↩",
        State::Accepted | State::Started => "◑",
        State::Blocked => "■",
        State::Done => "●",
        State::Verified => "✓",
        State::Cancelled => "✕",
    }
}

impl Standing {
    pub(super) fn of(sight: &Sight<'_>, state: State) -> Self {
        Self { shape: state_shape(state), word: task_state(state, sight.language) }
    }
}

impl Due {
    pub(super) fn of(sight: &Sight<'_>, task: &TaskView<'_>) -> Option<Self> {
        let at = task.task.due_at()?;
        let runs = task.is_open() && task.met_at().is_none();
        let left = if runs { time_left(at, sight.now(), sight.language) } else { String::new() };
        Some(Self { at, left, is_late: task.is_late(sight.now()) })
    }
}

/// The marks on a task: late, escalated, what is in the way, told late, handed over.
pub(super) fn marks(sight: &Sight<'_>, task: &TaskView<'_>) -> Vec<Mark> {
    let handed_over = task.record.handed_over.as_ref().map(|it| {
        let unit = sight.names.unit(it);
        Mark::new("→", sight.say(Tasks::HandedOver { unit }), false)
    });
    let all = [late(sight, task), escalated(sight, task), stuck(sight, task), handed_over];
    all.into_iter().flatten().collect()
}

/// That it is late, was done late, or was not late after all.
fn late(sight: &Sight<'_>, task: &TaskView<'_>) -> Option<Mark> {
    let due = task.task.due_at()?;
    if task.is_late(sight.now()) {
        return Some(Mark::new("▲", sight.say(Tasks::Late), true));
    }
    if task.task.was_told_late() && task.task.state().is_over() {
        return Some(Mark::new("△", sight.say(TaskThread::NotLateToldLate), false));
    }
    let met = task.met_at()?;
    let length = length_between(due, met, sight.language);
    let (shape, word) = match (met <= due, task.is_standing()) {
        (true, false) => ("✓", TaskThread::DoneInTime),
        (true, true) => ("✓", TaskThread::BegunInTime),
        (false, false) => ("△", TaskThread::DoneLate { length }),
        (false, true) => ("△", TaskThread::BegunLate { length }),
    };
    let figure = (met > due).then(|| sight.addresses.figure("late_by"));
    Some(Mark { figure, ..Mark::new(shape, sight.say(word), false) })
}

fn escalated(sight: &Sight<'_>, task: &TaskView<'_>) -> Option<Mark> {
    let (_, to) = task.record.escalated.as_ref()?;
    let text = sight.say(match to {
        Some(post) => TaskThread::EscalatedTo { post: sight.names.post(post) },
        None => TaskThread::EscalatedNoPost,
    });
    let waits = matches!(task.task.state(), State::Open | State::Offered);
    Some(Mark::new("↑", text, waits))
}

/// Why it cannot go on, or was given back.
fn stuck(sight: &Sight<'_>, task: &TaskView<'_>) -> Option<Mark> {
    let state = task.task.state();
    let is_stuck = matches!(state, State::Blocked | State::Declined);
    let reason = task.record.reason.as_ref().filter(|_| is_stuck)?;
    let reason = sight.board.said(reason).map(str::to_owned);
    let text = reason.unwrap_or_else(|| sight.say(TaskThread::SaidGone));
    Some(Mark::new(state_shape(state), text, true))
}
