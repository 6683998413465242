//! A task as its events have made it.

use super::time::Time;
use super::transitions::State;

/// Where a task stands, and its clocks.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Task<T: Time> {
    pub(super) state: State,
    pub(super) is_overdue: bool,
    pub(super) is_escalated: bool,
    pub(super) is_released: bool,
    pub(super) waits: bool,
    pub(super) predecessors_left: u32,
    pub(super) request: u32,
    pub(super) since: T,
    pub(super) ready_at: T,
    pub(super) opens_at: T,
    pub(super) opened_at: T,
    pub(super) due_at: T,
    /// When the clocks run out: one that had lost its object and has it again runs out later.
    pub(super) falls_due_at: T,
    pub(super) escalates_at: T,
    pub(super) done_at: T,
}

impl<T: Time> Task<T> {
    pub(super) const fn planned() -> Self {
        Self {
            state: State::Planned,
            is_overdue: false,
            is_escalated: false,
            is_released: false,
            waits: false,
            predecessors_left: 0,
            request: 0,
            since: T::EARLIEST,
            ready_at: T::EARLIEST,
            opens_at: T::NEVER,
            opened_at: T::NEVER,
            due_at: T::NEVER,
            falls_due_at: T::NEVER,
            escalates_at: T::NEVER,
            done_at: T::NEVER,
        }
    }

    /// Where it stands.
    #[must_use]
    #[inline]
    pub const fn state(&self) -> State {
        self.state
    }

    /// Whether it was marked as overdue.
    #[must_use]
    pub const fn is_overdue(&self) -> bool {
        self.is_overdue
    }

    /// Whether it was escalated.
    #[must_use]
    pub const fn is_escalated(&self) -> bool {
        self.is_escalated
    }

    /// Whether it is on the waiting list.
    #[must_use]
    #[inline]
    pub const fn waits(&self) -> bool {
        self.waits
    }

    /// How many of the tasks before it are not done.
    #[must_use]
    pub const fn predecessors_left(&self) -> u32 {
        self.predecessors_left
    }

    /// Since when it stands where it stands; none while it is planned.
    #[must_use]
    pub fn since(&self) -> Option<T> {
        (self.since > T::EARLIEST).then_some(self.since)
    }

    /// When the last of what it waited for came: a task before it, a level, its condition.
    #[must_use]
    pub fn ready_at(&self) -> Option<T> {
        (self.ready_at > T::EARLIEST).then_some(self.ready_at)
    }

    /// When its delay is over, where that runs.
    #[must_use]
    pub fn opens_at(&self) -> Option<T> {
        known(self.opens_at)
    }

    /// When it opened.
    #[must_use]
    #[inline]
    pub fn opened_at(&self) -> Option<T> {
        known(self.opened_at)
    }

    /// By when it is to be done; known from its opening on.
    #[must_use]
    pub fn due_at(&self) -> Option<T> {
        known(self.due_at)
    }

    /// When it was done.
    #[must_use]
    pub fn done_at(&self) -> Option<T> {
        known(self.done_at)
    }

    /// Whether it was done after it was due.
    #[must_use]
    #[inline]
    pub fn was_late(&self) -> bool {
        self.done_at > self.due_at && self.done_at < T::NEVER
    }

    /// Whether it was marked as overdue, and a later paper says that it was done in time.
    #[must_use]
    pub fn was_told_late(&self) -> bool {
        self.is_overdue && self.done_at <= self.due_at
    }
}

fn known<T: Time>(at: T) -> Option<T> {
    (at < T::NEVER).then_some(at)
}
