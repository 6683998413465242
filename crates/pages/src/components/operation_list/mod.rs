//! An operation in a list.

mod examples;

use super::ScriptMark;

pub(crate) use examples::examples;

/// An operation, ready to be shown in a list.
pub(crate) struct OperationItem {
    pub(crate) operation: String,
    pub(crate) title: Option<String>,
    pub(crate) class: &'static str,
    pub(crate) area: String,
    pub(crate) time: String,
    pub(crate) full_time: String,
    pub(crate) ago: String,
    /// The mark of its opening.
    pub(crate) mark: ScriptMark,
}
