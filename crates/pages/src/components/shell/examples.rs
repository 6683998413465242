//! What a page says at its very top where it is not about what is real.

use askama::Template;
use words::{Gallery, Samples};

use super::super::Viewer;
use super::Shell;

#[derive(Template)]
#[template(path = "components/shell/examples.html")]
struct Examples<'a> {
    viewer: Viewer<'a>,
    drill: Shell,
    replay: Shell,
}

pub(crate) fn examples(viewer: Viewer<'_>) -> askama::Result<String> {
    let of = |realm: &str, is_replay| Shell {
        realm: realm.parse().expect("it is the name of a realm"),
        operation: Some(viewer.say(Samples::Flood)),
        is_replay,
        ..viewer.shell.clone()
    };
    Examples { drill: of("drill-flood", false), replay: of("simulated-flood", true), viewer }
        .render()
}
