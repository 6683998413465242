//! What the machine may answer instead of acting.

use std::fmt;

use super::index::{LevelIndex, TaskIndex};
use super::time::Time;
use super::transitions::{Act, State};

/// A no, with the values that a sentence needs. A verb turns it into its own refusal, or, where a
/// double click is meant, into nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused<T> {
    /// There is no such task.
    NoSuchTask(TaskIndex),
    /// A task in this state cannot do that.
    NotFrom {
        /// Which task.
        task: TaskIndex,
        /// Where it stands.
        state: State,
        /// What was asked of it.
        act: Act,
    },
    /// It would have happened before what happened to the task last.
    TimeGoesBack {
        /// Which task.
        task: TaskIndex,
        /// Since when it stands where it stands.
        since: T,
    },
    /// It waits for its means already.
    Waits(TaskIndex),
    /// It waits for no condition, or that was met before.
    NotHeld(TaskIndex),
    /// The level is in force already.
    LevelInForce(LevelIndex),
    /// The level is not in force.
    LevelNotInForce(LevelIndex),
    /// A task cannot be told to come after another once it is open.
    NotPlanned(TaskIndex),
    /// No more tasks, needs or orders among them can be numbered.
    Full,
}

impl<T: Time> fmt::Display for Refused<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl<T: Time> std::error::Error for Refused<T> {}
