//! What a page says at its very top where it is not about what is real.

use application::replay::Play;
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
    let of = |realm: &str, play| Shell {
        realm: realm.parse().expect("it is the name of a realm"),
        operation: Some(viewer.say(Samples::Flood)),
        play,
        ..viewer.shell.clone()
    };
    Examples {
        drill: of("drill-flood", Play::Nothing),
        replay: of("simulated-flood", Play::Replay),
        viewer,
    }
    .render()
}
