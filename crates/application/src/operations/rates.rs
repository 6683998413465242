//! How tasks were answered and done, as rates: a part of a whole, each with both its numbers.

use domain::kernel::Instant;
use domain::operations::TaskView;
use domain::operations::task_machine::State;
use domain::plans::document::UnlessState;

use super::board::Board;

/// Over fewer than this a rate says nothing, and is shown by its two numbers alone.
const WHOLE_MIN: u32 = 5;

/// A part of a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Rate {
    /// How many of them.
    pub part: u32,
    /// Of how many.
    pub whole: u32,
}

/// How the tasks of an operation were answered and done.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Rates {
    /// Accepted in time, of those to be accepted.
    pub accepted: Rate,
    /// Done in time, of those to be done.
    pub done_in_time: Rate,
    /// Overdue, of those that are open.
    pub overdue: Rate,
}

/// Which of the rates.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RateOf {
    /// Accepted in time.
    Accepted,
    /// Done in time.
    DoneInTime,
    /// Overdue.
    Overdue,
}

impl RateOf {
    /// In the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::DoneInTime, Self::Overdue];

    /// The id of its figure.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Accepted => "task_ack_rate",
            Self::DoneInTime => "task_ontime_rate",
            Self::Overdue => "task_overdue_rate",
        }
    }
}

impl Rates {
    /// One of them.
    #[must_use]
    pub const fn of(&self, rate: RateOf) -> Rate {
        match rate {
            RateOf::Accepted => self.accepted,
            RateOf::DoneInTime => self.done_in_time,
            RateOf::Overdue => self.overdue,
        }
    }
}

impl Rate {
    /// In tenths of a percent; none over too few.
    #[must_use]
    pub fn tenths(self) -> Option<u32> {
        let whole = Some(self.whole).filter(|it| *it >= WHOLE_MIN)?;
        Some((self.part.saturating_mul(2000) / whole).div_ceil(2))
    }

    fn count(&mut self, is_part: bool) {
        self.whole += 1;
        self.part += u32::from(is_part);
    }
}

impl Board {
    /// How the tasks were answered and done by the moment that is shown.
    #[must_use]
    pub fn rates(&self) -> Rates {
        let rate = |of: RateOf| {
            let mut rate = Rate::default();
            let counted = self.response().all_tasks().filter_map(|it| self.counts(of, &it));
            counted.for_each(|is_part| rate.count(is_part));
            rate
        };
        Rates {
            accepted: rate(RateOf::Accepted),
            done_in_time: rate(RateOf::DoneInTime),
            overdue: rate(RateOf::Overdue),
        }
    }

    /// Whether a task is of the part that a rate counts; none where the rate is not taken of it.
    #[must_use]
    pub fn counts(&self, rate: RateOf, task: &TaskView<'_>) -> Option<bool> {
        task.task.opened_at().filter(|_| task.task.state() != State::Cancelled)?;
        match rate {
            RateOf::Accepted => was_accepted(task, self.at),
            RateOf::DoneInTime => was_done(task, self.at),
            RateOf::Overdue => task.is_open().then(|| task.is_late(self.at)),
        }
    }
}

/// Whether a task was accepted by its limit; none while that cannot be said, or where there is no
/// limit. Whoever begins has accepted.
pub(crate) fn was_accepted(task: &TaskView<'_>, at: Instant) -> Option<bool> {
    let escalation = task.planned.and_then(|(_, it)| it.escalate.as_ref());
    let escalation = escalation.filter(|it| it.unless == UnlessState::Accepted);
    let limit = match escalation {
        Some(it) => task.task.opened_at()? + it.after,
        None => task.task.due_at()?,
    };
    let accepted = task.record.accepted.as_ref().map(|(at, _)| *at);
    within(accepted.into_iter().chain(task.record.started_at).min(), limit, at)
}

/// Whether a task was done by its limit, or begun by then if it goes on; none while that cannot be
/// said, or where there is no limit.
pub(crate) fn was_done(task: &TaskView<'_>, at: Instant) -> Option<bool> {
    within(task.met_at(), task.task.due_at()?, at)
}

fn within(when: Option<Instant>, limit: Instant, at: Instant) -> Option<bool> {
    match when {
        Some(when) => Some(when <= limit),
        None => (limit < at).then_some(false),
    }
}

#[test]
fn a_rate_is_rounded_to_a_tenth_and_says_nothing_over_a_few() {
    let tenths = |part, whole| Rate { part, whole }.tenths();
    assert_eq!(tenths(371, 412), Some(900));
    assert_eq!(tenths(2, 3), None);
    assert_eq!(tenths(5, 5), Some(1000));
    assert_eq!(tenths(0, 7), Some(0));
    assert_eq!(tenths(1, 6), Some(167));
}

#[test]
fn what_is_not_due_yet_is_neither_kept_nor_missed() {
    let at = Instant::from_microseconds;
    assert_eq!(within(None, at(10), at(9)), None);
    assert_eq!(within(None, at(10), at(11)), Some(false));
    assert_eq!(within(Some(at(10)), at(10), at(20)), Some(true));
    assert_eq!(within(Some(at(11)), at(10), at(20)), Some(false));
}
