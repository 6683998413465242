//! Reporting upwards: the grade, the call, the written report that a second person checks.

mod acts;
mod draft;
mod page;

pub(in crate::duty) use page::reason;
pub(crate) use page::{act, show};
