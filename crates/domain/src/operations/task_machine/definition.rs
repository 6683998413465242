//! What is known of a task before anything happens to it.

use super::index::NeedsIndex;
use super::time::Time;
use super::transitions::State;

/// What is known of a task in advance: the plan's words as numbers.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Definition<T: Time> {
    /// With what it is done; see [`super::TaskMachine::bundle`].
    pub needs: NeedsIndex,
    /// 1 before 2 before 3.
    pub priority: Priority,
    /// The levels that start it, as a set of [`super::LevelIndex::set`]; a level that also starts
    /// what less severe ones start is in the set of those tasks as well. An empty set: it opens by
    /// the tasks before it, or by hand.
    pub levels: u32,
    /// Whether it goes on until none of its levels is in force.
    pub is_standing: bool,
    /// Whether it waits for a further condition ([`super::Act::Release`]).
    pub is_held: bool,
    /// It opens that much after all else is as it should be.
    pub delay: Option<T::Length>,
    /// By when it is to be done.
    pub due: Due<T>,
    /// Who hears of it is the verb's matter; when, is the machine's.
    pub escalation: Option<Escalation<T>>,
}

impl<T: Time> Definition<T> {
    /// A task of middle priority that opens by hand and has no clocks.
    #[must_use]
    pub const fn plain(needs: NeedsIndex) -> Self {
        Self {
            needs,
            priority: Priority::Second,
            levels: 0,
            is_standing: false,
            is_held: false,
            delay: None,
            due: Due::Open,
            escalation: None,
        }
    }
}

/// By when a task is to be done. What is done at that very instant is in time.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Due<T: Time> {
    /// Nobody said.
    Open,
    /// So long after it opens.
    After(T::Length),
    /// At a fixed time, whenever it opens.
    At(T),
}

/// When somebody else must hear of a task.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Escalation<T: Time> {
    /// So long after it opens,
    pub after: T::Length,
    /// unless it has come this far.
    pub until: Until,
}

/// How far a task must have come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Until {
    /// Somebody has taken it on.
    Accepted,
    /// Somebody is at it.
    Started,
    /// It is done.
    Done,
}

impl Until {
    /// Whether a task in this state has come so far, or will never have to.
    #[must_use]
    #[inline]
    pub const fn is_reached_by(self, state: State) -> bool {
        match state {
            State::Planned | State::Open | State::Offered | State::Declined => false,
            State::Accepted => matches!(self, Self::Accepted),
            State::Started | State::Blocked => matches!(self, Self::Accepted | Self::Started),
            State::Done | State::Verified | State::Cancelled => true,
        }
    }
}

/// How urgent a task is, by its plan.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Priority {
    /// 1
    First,
    /// 2
    Second,
    /// 3
    Third,
}

impl Priority {
    /// From the number in a plan, 1 to 3.
    #[must_use]
    pub const fn numbered(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::First),
            2 => Some(Self::Second),
            3 => Some(Self::Third),
            _ => None,
        }
    }

    /// The number in a plan, 1 to 3.
    #[must_use]
    #[inline]
    pub const fn number(self) -> u8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
        }
    }
}

#[test]
fn a_priority_is_a_number_from_one_to_three() {
    for number in 0..=4 {
        let there_and_back = Priority::numbered(number).map(Priority::number);
        assert_eq!(there_and_back, (1..=3).contains(&number).then_some(number));
    }
}
