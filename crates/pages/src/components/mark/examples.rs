//! Marks of what a script did.

use application::Provenance;
use askama::Template;
use words::{Gallery, Samples};

use super::super::Viewer;
use super::ScriptMark;

#[derive(Template)]
#[template(path = "components/mark/examples.html")]
struct Examples<'a> {
    viewer: Viewer<'a>,
    assumed: ScriptMark,
    reported: ScriptMark,
}

pub(crate) fn examples(viewer: Viewer<'_>) -> askama::Result<String> {
    let source = domain::kernel::Text::parse("R3").expect("it fits");
    let of = |it: &Provenance| ScriptMark::of(Some(it), viewer.shell.language);
    let reported = of(&Provenance::Reported { source });
    Examples { assumed: of(&Provenance::Assumed), reported, viewer }.render()
}
