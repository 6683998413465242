//! Tables, and what stands around one: a filter, counts, problems row by row.

use askama::Template;
use words::{Gallery, Language, Maps, OperationOverview, Registering, Samples, Tasks, task_state};

use super::{TimeShown, Viewer};

#[derive(Template)]
#[template(path = "components/table/examples.html")]
struct Examples<'a> {
    viewer: Viewer<'a>,
    /// Townships, each with its tasks that are overdue, blocked and open.
    townships: Vec<(String, [u32; 3])>,
    tasks: Vec<Row>,
    problems: Vec<String>,
}

/// A task in a row.
struct Row {
    number: u32,
    title: String,
    state: &'static str,
    unit: String,
    due: TimeShown,
    left: String,
}

pub(crate) fn examples(viewer: Viewer<'_>) -> askama::Result<String> {
    let townships = [
        (Samples::Dongdu, [12, 1, 127]),
        (Samples::Zecheng, [1, 0, 45]),
        (Samples::Baxia, [0, 1, 3]),
        (Samples::Beiqiao, [0, 0, 1]),
    ];
    let townships = townships.map(|(name, counts)| (viewer.say(name), counts)).to_vec();
    let problems = [3, 7].map(|row| viewer.say(Samples::RowProblem { row })).to_vec();
    Examples { tasks: tasks(viewer), townships, problems, viewer }.render()
}

fn tasks(viewer: Viewer<'_>) -> Vec<Row> {
    use domain::operations::task_machine::State;
    let language: Language = viewer.shell.language;
    let row = |number, title, state, unit, minutes| Row {
        number,
        title: viewer.say(title),
        state: task_state(state, language),
        unit: viewer.say(unit),
        due: viewer.time(minutes),
        left: viewer.left(minutes),
    };
    vec![
        row(13, Samples::OpenStores, State::Offered, Samples::EmergencyBureau, -38),
        row(7, Samples::MoveResidents, State::Started, Samples::Dongdu, 40),
        row(21, Samples::PatrolLevee, State::Accepted, Samples::Baxia, 2_890),
    ]
}
