//! What the rules of operations may answer instead of acting.

use crate::kernel::{AttachmentId, LogEntryId};
use crate::refusals;

refusals! {
    /// There is no such operation.
    NoSuchOperation = "no_such_operation",
    /// It was opened before, by another command.
    AlreadyOpen = "already_open",
    /// A line with this id was written before.
    EntryWritten { entry: LogEntryId } = "entry_written",
    /// The line to be put right is not in this log.
    NoSuchEntry { entry: LogEntryId } = "no_such_entry",
    /// The operation runs no more; only what happened before its end is still taken.
    OperationClosed = "operation_closed",
    /// The operation still runs.
    OperationRuns = "operation_runs",
    /// The record is complete; nothing more is taken.
    LogClosed = "log_closed",
    /// An attachment with this id is there already.
    AttachmentAdded { attachment: AttachmentId } = "attachment_added",
    /// The bytes were never handed in, or they are not those that the command names.
    NothingStaged { attachment: AttachmentId } = "nothing_staged",
    /// The file is empty.
    AttachmentEmpty = "attachment_empty",
    /// By its first bytes the file is none of the kinds that are taken.
    MediaTypeNotTaken = "media_type_not_taken",
    /// Longer than an attachment may be.
    AttachmentTooLarge { bytes: u64, bytes_max: u64 } = "attachment_too_large",
}
