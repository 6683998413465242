//! What the rules of an attachment may answer instead of acting.

use crate::refusals;

refusals! {
    /// It is attached already.
    AttachmentIsThere = "attachment_is_there",
    /// What is beside the log of an operation is attached there.
    AttachedToOperations = "attached_to_operations",
    /// It is longer than what is taken.
    AttachmentTooLong { bytes: u64, bytes_max: u64 } = "attachment_too_long",
    /// Nobody has handed these bytes in.
    NoBytesHandedIn = "no_bytes_handed_in",
    /// There is no such attachment.
    NoSuchAttachment = "no_such_attachment",
    /// A turn is one, two or three quarters.
    NotATurn = "not_a_turn",
}
