//! The tasks of operations: where they stand, and whose they are.

mod reading;
mod state;
mod writing;

#[cfg(test)]
pub(crate) use reading::STATEMENTS as READING_STATEMENTS;
pub(crate) use reading::list;
#[cfg(test)]
pub(crate) use writing::STATEMENTS as WRITING_STATEMENTS;
pub(super) use writing::{changed, given, operation_closed, planned, sent_back};
