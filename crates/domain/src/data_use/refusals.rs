//! What the rules of data use may answer instead of acting.

use super::scanner::FindingKind;
use crate::kernel::{Commitment, Instant};
use crate::refusals;

refusals! {
    /// There is no such operation.
    NoSuchOperation = "no_operation_for_data",
    /// Late lines can still come: close the operation and its log first.
    LogIsOpen = "log_is_open",
    /// The texts were destroyed before.
    TextsAreDestroyed = "texts_are_destroyed",
    /// No such text lies under the operation's key.
    NoSuchText { text: Commitment } = "no_such_text",
    /// The text was released before; what is in the archive is not replaced.
    TextIsReleased { text: Commitment } = "text_is_released",
    /// The scanner finds personal data in a text that was to be released as it is.
    TextHasFinding { text: Commitment, kind: FindingKind, at: usize } = "text_has_finding",
    /// The masked text still has personal data.
    MaskHasFinding { kind: FindingKind, at: usize } = "mask_has_finding",
    /// Texts are left that nobody has released.
    UnreleasedTexts { texts: u64 } = "unreleased_texts",
    /// A reason is wanted for destroying what nobody has released.
    ReasonMissing = "reason_missing",
    /// Whoever approves does not watch over themselves.
    WitnessIsApprover = "witness_is_approver",
    /// It must be kept longer.
    MustBeKept { until: Instant } = "must_be_kept",
}
