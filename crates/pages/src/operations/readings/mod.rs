//! What is measured in an operation, and what conditions come to.

mod course;
mod page;
mod rows;

pub(crate) use page::{act, show};
