//! Lines of a log, as the gallery shows them.

use askama::Template;
use words::{Common, Gallery, LogWriting, OperationAction, OperationLog, Samples};

use super::super::timeline::{Line, LineKind};
use super::told::Item;
use crate::components::{ScriptMark, Viewer};

#[derive(Template)]
#[template(path = "operations/log/examples.html")]
struct Examples<'a> {
    viewer: Viewer<'a>,
    written: Item,
    corrected: [Item; 2],
    done: Item,
    several: Item,
}

pub(crate) fn examples(viewer: Viewer<'_>) -> askama::Result<String> {
    let mistaken = written(viewer, (1041, -50), Samples::WaterLevel, None);
    let right = written(viewer, (1044, -41), Samples::WaterLevelRight, Some("1041".to_owned()));
    let (happened, entered) = (viewer.time(-95).clock, viewer.time(-12).clock);
    let late = Line {
        told_late: Some(viewer.say(OperationLog::ToldLate { happened, entered })),
        ..written(viewer, (1050, -95), Samples::RoadCut, None)
    };
    let event = line(viewer, (1020, -120), viewer.say(Samples::LevelEntered), LineKind::Event);
    let event = Line { href: Some("#log".to_owned()), ..event };
    let tasks = [Samples::OpenStores, Samples::MoveResidents, Samples::PatrolLevee];
    let tasks = tasks.map(|it| (viewer.say(it), "#log".to_owned())).to_vec();
    let said = viewer.say(OperationLog::Opened { count: tasks.len() });
    let several = line(viewer, (1023, -120), said, LineKind::Several(tasks));
    let item = |line, is_corrected| Item {
        language: viewer.shell.language,
        line,
        is_corrected,
        is_new: false,
        journal_href: Some("#log".to_owned()),
        correct_href: (!is_corrected).then(|| "#log".to_owned()),
    };
    Examples {
        written: item(late, false),
        corrected: [item(right, false), item(mistaken, true)],
        done: Item { correct_href: None, ..item(event, false) },
        several: Item { correct_href: None, ..item(several, false) },
        viewer,
    }
    .render()
}

/// A line that somebody wrote; its id is its position.
fn written(viewer: Viewer<'_>, at: (u64, i64), text: Samples, corrects: Option<String>) -> Line {
    let kind = LineKind::Written { entry: at.0.to_string(), corrects };
    let who = Some(viewer.say(Samples::Writer));
    Line { who, ..line(viewer, at, viewer.say(text), kind) }
}

fn line(viewer: Viewer<'_>, (position, minutes): (u64, i64), text: String, kind: LineKind) -> Line {
    Line {
        position,
        time: viewer.time(minutes),
        told_late: None,
        text,
        href: None,
        who: None,
        mark: ScriptMark::default(),
        kind,
    }
}
