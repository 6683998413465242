//! Notices in every tone.

use askama::Template;
use words::{Gallery, OperationAction, ProblemDetail, ProblemTitle, Samples, TaskThread};

use super::super::{TimeShown, Viewer};

#[derive(Template)]
#[template(path = "components/notice/examples.html")]
struct Examples<'a> {
    viewer: Viewer<'a>,
    changed: TimeShown,
}

pub(crate) fn examples(viewer: Viewer<'_>) -> askama::Result<String> {
    Examples { changed: viewer.time(-2), viewer }.render()
}
