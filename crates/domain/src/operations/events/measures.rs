//! What can have happened to what was ordered from people.

use crate::kernel::{Instant, Key, VaultText};

use super::by::By;

bodies! {
    /// A measure of a plan was ordered, with a level.
    MeasureOrdered of "measure" (it)
        format_args!("{}.{}.{}", it.operation, it.plan, it.measure);
    texts() {
        /// The key of the plan.
        plan: Key,
        /// The key of the measure.
        measure: Key,
        /// When its force ends, or its review is due.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Instant>,
        /// The post that ordered it.
        decided_by: Key,
    }

    /// A measure goes on, by a new decision.
    MeasureRenewed of "measure" (it)
        format_args!("{}.{}.{}", it.operation, it.plan, it.measure);
    texts(reason) {
        /// The key of the plan.
        plan: Key,
        /// The key of the measure.
        measure: Key,
        /// When its force ends now, or its next review is due.
        until: Instant,
        /// Why it is still needed.
        reason: VaultText,
        /// The post that decided.
        decided_by: Key,
        /// Who wrote it down.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// The force of a measure ended, because nobody renewed it.
    MeasureRanOut of "measure_clock" (it)
        format_args!("{}.{}.{}", it.operation, it.plan, it.measure);
    texts() {
        /// The key of the plan.
        plan: Key,
        /// The key of the measure.
        measure: Key,
    }

    /// A measure on which lives depend is to be reviewed; it stays in force.
    MeasureReviewDue of "measure_clock" (it)
        format_args!("{}.{}.{}", it.operation, it.plan, it.measure);
    texts() {
        /// The key of the plan.
        plan: Key,
        /// The key of the measure.
        measure: Key,
    }

    /// Whoever ordered a measure lifted it.
    MeasureEnded of "measure" (it)
        format_args!("{}.{}.{}", it.operation, it.plan, it.measure);
    texts(reason) {
        /// The key of the plan.
        plan: Key,
        /// The key of the measure.
        measure: Key,
        /// Why.
        reason: VaultText,
        /// The post that decided.
        decided_by: Key,
        /// Who wrote it down.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }
}
