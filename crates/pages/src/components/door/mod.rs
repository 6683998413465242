//! What is asked on the way in: one column, one question.

use askama::Template;
use words::{Door, Gallery, Samples};

use super::Viewer;

#[derive(Template)]
#[template(path = "components/door/examples.html")]
struct Examples<'a> {
    viewer: Viewer<'a>,
}

pub(crate) fn examples(viewer: Viewer<'_>) -> askama::Result<String> {
    Examples { viewer }.render()
}
