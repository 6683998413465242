//! Who commands an operation, and how it ends.

mod acts;
mod page;

pub(crate) use page::{act, show};
