//! A measure in force: something ordered from people, with its end in sight.

use super::super::plan_at_work::MeasureAtWork;
use crate::kernel::{Instant, Key, VaultText};

/// A measure that was ordered.
#[derive(Clone, PartialEq, Debug)]
pub struct MeasureInForce {
    /// The key of its plan.
    pub plan: Key,
    /// What the plan says of it.
    pub at_work: MeasureAtWork,
    /// Since when.
    pub since: Instant,
    /// When its force ends, or its review is due.
    pub until: Option<Instant>,
    /// The post that ordered or renewed it.
    pub decided_by: Key,
    /// Since when its force has ended because nobody renewed it.
    pub ran_out_at: Option<Instant>,
    /// Since when its review is due.
    pub review_due_at: Option<Instant>,
    /// When and why it was lifted.
    pub ended: Option<(Instant, VaultText)>,
}

impl MeasureInForce {
    /// Whether people are still bound by it.
    #[must_use]
    pub const fn is_in_force(&self) -> bool {
        self.ended.is_none() && self.ran_out_at.is_none()
    }

    /// Whether its end, or its review, is still to come or to be told.
    #[must_use]
    pub const fn has_a_clock(&self) -> bool {
        self.is_in_force() && self.review_due_at.is_none() && self.until.is_some()
    }

    /// Whether its time is over and nobody has said so yet.
    pub(in crate::operations) fn is_over_at(&self, at: Instant) -> bool {
        self.has_a_clock() && self.until.is_some_and(|until| until <= at)
    }

    /// Whether its issuer has still to end it in words.
    #[must_use]
    pub const fn is_to_be_ended(&self) -> bool {
        self.ended.is_none()
    }
}
