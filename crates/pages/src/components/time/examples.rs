//! Times in every state.

use askama::Template;
use words::{Gallery, OperationLog};

use super::super::Viewer;
use super::TimeShown;

/// Minutes of a day.
const DAY: i64 = 24 * 60;

#[derive(Template)]
#[template(path = "components/time/examples.html")]
struct Examples<'a> {
    viewer: Viewer<'a>,
    /// Instants with what each of them is an example of.
    moments: Vec<(String, TimeShown)>,
    due: (TimeShown, String),
    over: (TimeShown, String),
    told_late: String,
}

pub(crate) fn examples(viewer: Viewer<'_>) -> askama::Result<String> {
    let moments = [
        (Gallery::JustNow, 0),
        (Gallery::Today, -38),
        (Gallery::OtherDay, -DAY - 130),
        (Gallery::OtherYear, -200 * DAY),
        (Gallery::ToCome, 70),
    ];
    let due = |minutes| (viewer.time(minutes), viewer.left(minutes));
    let (happened, entered) = (viewer.time(-95).clock, viewer.time(-12).clock);
    Examples {
        moments: moments.map(|(word, at)| (viewer.say(word), viewer.time(at))).into(),
        due: due(40),
        over: due(-38),
        told_late: viewer.say(OperationLog::ToldLate { happened, entered }),
        viewer,
    }
    .render()
}
