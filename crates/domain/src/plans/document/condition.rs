//! Conditions 条件: what must be so for a level or a task; typed when they were read.

use serde::{Deserialize, Serialize};

use super::levels::LevelName;
use super::quantity::Quantity;
use crate::kernel::{Key, Span};

/// A condition, typed: every comparison compares like with like.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// All of them hold.
    All(Vec<Condition>),
    /// One of them holds, at least.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// A measured value compares so with a quantity.
    Compare {
        /// What is measured.
        measured: Measured,
        /// How it compares.
        comparison: Comparison,
        /// With what.
        with: Quantity,
    },
    /// It has held without a break for so long.
    Held {
        /// What has held.
        condition: Box<Condition>,
        /// For how long.
        span: Span,
    },
    /// A plan stands at such a level.
    LevelOf {
        /// Which plan; none is the plan itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plan: Option<Key>,
        /// How it compares.
        bound: LevelBound,
    },
    /// A task of the plan has come so far.
    Task {
        /// Which one.
        task: Key,
        /// How far.
        state: TaskState,
    },
}

/// What is measured: an indicator now, or over the time before now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measured {
    /// Its last value.
    Now(Key),
    /// The sum of its values.
    Sum(Key, Span),
    /// The greatest.
    Max(Key, Span),
    /// The least.
    Min(Key, Span),
    /// The mean.
    Mean(Key, Span),
    /// The last less the one that held when the time began.
    Change(Key, Span),
}

/// How two quantities compare.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// `>=`
    AtLeast,
    /// `>`
    MoreThan,
    /// `<=`
    AtMost,
    /// `<`
    LessThan,
    /// `=`
    Equal,
}

/// How the level of a plan compares.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LevelBound {
    /// As severe as this one or more.
    AtLeast(LevelName),
    /// As severe as this one or less, none at all among them.
    AtMost(LevelName),
    /// This one.
    Is(LevelName),
    /// None is in force.
    None,
}

/// How far a task has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskState {
    /// Somebody has begun.
    Started,
    /// It is done.
    Done,
}

impl Measured {
    /// The indicator that it looks at.
    #[must_use]
    pub const fn indicator(&self) -> &Key {
        match self {
            Self::Now(it)
            | Self::Sum(it, _)
            | Self::Max(it, _)
            | Self::Min(it, _)
            | Self::Mean(it, _)
            | Self::Change(it, _) => it,
        }
    }
}

impl Comparison {
    /// Whether it holds of two numbers.
    #[must_use]
    pub const fn holds(self, left: i64, right: i64) -> bool {
        match self {
            Self::AtLeast => left >= right,
            Self::MoreThan => left > right,
            Self::AtMost => left <= right,
            Self::LessThan => left < right,
            Self::Equal => left == right,
        }
    }
}

impl Condition {
    /// Visits it and everything inside it.
    pub fn visit<'a>(&'a self, see: &mut dyn FnMut(&'a Self)) {
        see(self);
        match self {
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.visit(see);
                }
            }
            Self::Not(inner) | Self::Held { condition: inner, .. } => inner.visit(see),
            Self::Compare { .. } | Self::LevelOf { .. } | Self::Task { .. } => {}
        }
    }

    /// The indicators that it looks at.
    #[must_use]
    pub fn indicators(&self) -> Vec<&Key> {
        let mut keys = Vec::new();
        self.visit(&mut |it| {
            if let Self::Compare { measured, .. } = it {
                keys.push(measured.indicator());
            }
        });
        keys
    }
}
