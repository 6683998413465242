//! What is measured in an operation, and what conditions come to.

mod counted;
mod course;
mod page;
mod rows;

pub(crate) use counted::CountedBy;
pub(crate) use page::{act, show};
