//! How much a gap or a finding weighs.

use serde::Serialize;

/// From light to grave, so that the gravest is the greatest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know; nothing fails for it.
    Hint,
    /// Something will be missing when it counts.
    Warning,
    /// A task has nobody, or nothing to do it with.
    Error,
}
