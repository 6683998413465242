//! The strips of a board, as the gallery shows them.

use askama::Template;
use domain::operations::task_machine::State;
use words::{Gallery, OperationOverview, Samples, Say, task_state};

use super::counts::{ByState, Count};
use super::readings::{ReadingShown, Readings};
use crate::components::{ScriptMark, Viewer};

/// Where the numbers of the examples lead to.
const HERE: &str = "#board_strip";

#[derive(Template)]
#[template(path = "operations/board/examples.html")]
struct Examples<'a> {
    viewer: Viewer<'a>,
    full: Strips<'a>,
}

/// The strips by themselves.
#[derive(Template)]
#[template(path = "operations/board/strips.html")]
struct Strips<'a> {
    viewer: Viewer<'a>,
    by_state: ByState,
    readings: Readings,
}

pub(crate) fn examples(viewer: Viewer<'_>) -> askama::Result<String> {
    let full = Strips { viewer, by_state: by_state(viewer), readings: readings(viewer) };
    Examples { viewer, full }.render()
}

impl Strips<'_> {
    fn say(&self, word: impl Say) -> String {
        self.viewer.say(word)
    }

    fn formula(&self, of: &str) -> String {
        self.say(OperationOverview::Formula { of: of.to_owned() })
    }
}

fn by_state(viewer: Viewer<'_>) -> ByState {
    let count = |count| Count { count, href: HERE.to_owned() };
    let states = [
        (State::Offered, 4),
        (State::Accepted, 9),
        (State::Started, 21),
        (State::Blocked, 2),
        (State::Done, 40),
    ];
    let states = states.map(|(it, many)| (task_state(it, viewer.shell.language), count(many)));
    ByState { states: states.into(), all: count(76), figure: HERE.to_owned() }
}

fn readings(viewer: Viewer<'_>) -> Readings {
    let readings = [(Samples::Stage, "57.2 m", -6), (Samples::Rainfall, "63 mm", -20)];
    let shown = readings.into_iter().enumerate().map(|(at, (name, value, minutes))| ReadingShown {
        id: format!("strip-{at}"),
        name: viewer.say(name),
        value: value.to_owned(),
        href: HERE.to_owned(),
        at: viewer.time(minutes),
        mark: ScriptMark::default(),
    });
    let shown: Vec<ReadingShown> = shown.collect();
    Readings {
        count: shown.len(),
        shown,
        all: String::new(),
        href: HERE.to_owned(),
        has_indicators: true,
    }
}
