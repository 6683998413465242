//! Operations 处置行动: one run of a response, with its log.

mod events;
mod open_operation;
mod refusals;
mod state;
#[cfg(test)]
mod testing;
mod write_log_entry;

pub use events::{EmergencyClass, Event, LogEntryWritten, OperationOpened};
pub use open_operation::OpenOperation;
pub use refusals::Refusal;
pub use state::{LogEntry, Operation};
pub use write_log_entry::WriteLogEntry;
