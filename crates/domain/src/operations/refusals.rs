//! What the rules of operations may answer instead of acting.

use crate::kernel::LogEntryId;
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
}
