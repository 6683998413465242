//! The timeline of an operation: what happened by lane, and the board of any moment beside it.

mod lanes;
mod page;

pub(crate) use page::show;
