//! Where tasks stand, and the marks on them, as the gallery shows them.

use askama::Template;
use domain::operations::task_machine::State;
use words::{Gallery, Samples, TaskThread, Tasks, task_state};

use super::standing::{Mark, Standing, state_shape};
use crate::components::{ScriptMark, Viewer};

#[derive(Template)]
#[template(path = "operations/tasks/examples.html")]
struct Examples<'a> {
    viewer: Viewer<'a>,
    states: Vec<Standing>,
    marked: Marked,
}

/// What stands beside a state.
struct Marked {
    marks: Vec<Mark>,
    origin: ScriptMark,
}

pub(crate) fn examples(viewer: Viewer<'_>) -> askama::Result<String> {
    let standing = |it: &State| Standing {
        shape: state_shape(*it),
        word: task_state(*it, viewer.shell.language),
    };
    let mark = |shape, is_strong, text| Mark::new(shape, text, is_strong);
    let post = viewer.say(Samples::DutyPost);
    let unit = viewer.say(Samples::EmergencyBureau);
    let marks = vec![
        mark("▲", true, viewer.say(Tasks::Late)),
        mark("↑", true, viewer.say(TaskThread::EscalatedTo { post })),
        mark(state_shape(State::Blocked), true, viewer.say(Samples::RoadCut)),
        mark("△", false, viewer.say(TaskThread::NotLateToldLate)),
        mark("✓", false, viewer.say(TaskThread::DoneInTime)),
        mark("→", false, viewer.say(Tasks::HandedOver { unit })),
    ];
    Examples {
        states: State::ALL.iter().map(standing).collect(),
        marked: Marked { marks, origin: ScriptMark::default() },
        viewer,
    }
    .render()
}
