//! What lies beside the log of an operation: the list of it, and each to take away.

mod file;
mod page;

pub(crate) use file::{served, take_away};
pub(crate) use page::{person, show};
