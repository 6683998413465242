//! Changes of a plan's text in place: comments and everything untouched stay as they are.
//!
//! Every function gives edits for [`apply`](crate::finding::apply), or none where the change cannot
//! be made. The changed text is read again before the edits are handed out: they bring about what
//! was asked and nothing else.

pub(crate) mod data;
pub(crate) mod layout;
mod order;
mod references;
mod remove;
mod rename;
mod set;
mod value;
mod writing;

pub use order::move_entry;
pub use references::references_to;
pub use remove::remove;
pub use rename::rename;
pub use set::{push, set};
pub use writing::{label, prose, scalar};

/// The parts of a plan whose entries have names of their own.
const NAMED_PARTS: [&str; 8] =
    ["sections", "indicators", "areas", "posts", "levels", "tasks", "measures", "notices"];

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
