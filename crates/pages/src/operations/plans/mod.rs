//! The plans of an operation: at work, and on offer.

mod page;
mod rows;

pub(crate) use page::{act, show};
