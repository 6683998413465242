//! Operations 处置行动: one run of a response, with its log.

mod attach;
mod close_log;
mod close_operation;
mod events;
mod media_type;
mod open_operation;
mod refusals;
mod state;
pub mod task_machine;
#[cfg(test)]
mod testing;
mod write_log_entry;

pub use crate::kernel::EmergencyClass;
pub use attach::{ATTACHMENT_BYTES_MAX, Attach};
pub use close_log::CloseLog;
pub use close_operation::CloseOperation;
pub use events::{
    AttachmentAdded, Event, LogClosed, LogEntryWritten, OperationClosed, OperationOpened,
};
pub use media_type::{MAGIC_BYTES, MediaType};
pub use open_operation::OpenOperation;
pub use refusals::Refusal;
pub use state::{LogEntry, Operation};
pub use write_log_entry::WriteLogEntry;
