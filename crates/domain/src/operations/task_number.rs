//! The number of a task in its operation: what people say on the phone and write on paper.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::task_machine::TaskIndex;

/// The number of a task, from 1, in the order in which the operation came to know of it.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct TaskNumber(u32);

impl TaskNumber {
    /// The number of the task at a place in the machine.
    #[must_use]
    pub const fn of(index: TaskIndex) -> Self {
        Self(index.number().saturating_add(1))
    }

    /// Its place in the machine; that of no task for the number 0.
    #[must_use]
    pub const fn index(self) -> TaskIndex {
        TaskIndex::new(self.0.wrapping_sub(1))
    }

    /// The number itself.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }
}

impl fmt::Display for TaskNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for TaskNumber {
    type Err = ParseIntError;
    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        text.parse().map(Self)
    }
}

#[test]
fn numbers_begin_with_one_and_nothing_has_the_number_zero() {
    let first = TaskNumber::of(TaskIndex::new(0));
    assert_eq!((first.number(), first.index()), (1, TaskIndex::new(0)));
    assert_eq!(TaskNumber(0).index().number(), u32::MAX);
}
