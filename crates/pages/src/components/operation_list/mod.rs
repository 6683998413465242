//! An operation in a list.

/// An operation, ready to be shown in a list.
pub(crate) struct OperationItem {
    pub(crate) operation: String,
    pub(crate) title: Option<String>,
    pub(crate) class: &'static str,
    pub(crate) area: String,
    pub(crate) time: String,
    pub(crate) full_time: String,
    pub(crate) ago: String,
}
