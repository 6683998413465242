//! What is measured.

use crate::kernel::{Key, VaultText};
use crate::plans::document::Quantity;

use super::by::By;

bodies! {
    /// Somebody measured; the event's instant is that of the measurement.
    ReadingRecorded of "indicator" (it) format_args!("{}.{}", it.operation, it.indicator);
    texts(note) {
        /// The key of the indicator in the plan.
        indicator: Key,
        /// What was measured.
        value: Quantity,
        /// In words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<VaultText>,
        /// Who wrote it down.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }
}
