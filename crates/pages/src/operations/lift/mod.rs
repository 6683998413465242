//! The lift of a response: what still runs, each ended or handed over.

mod page;
mod rows;
mod verbs;

pub(crate) use page::{act, show};
