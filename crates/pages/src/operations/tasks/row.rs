//! A task as a row of a list.

use application::operations::ProvenanceOf;
use domain::kernel::Key;
use domain::operations::TaskView;
use words::{Names as _, Tasks};

use super::super::sight::Sight;
use super::standing::{Due, Mark, Standing, marks};
use crate::components::{ScriptMark, TimeShown};

/// A task as a row of a list, or as a line that leads to it.
pub(super) struct TaskRow {
    pub(super) number: u32,
    pub(super) href: String,
    pub(super) title: String,
    /// The plan that names it; none for one that somebody gave.
    pub(super) plan: Option<String>,
    pub(super) unit: String,
    pub(super) post: Option<String>,
    pub(super) state: Standing,
    pub(super) marks: Vec<Mark>,
    /// Where what was done with it last comes from.
    pub(super) origin: ScriptMark,
    pub(super) opened: Option<TimeShown>,
    pub(super) due: Option<DueShown>,
    pub(super) changed: Option<TimeShown>,
}

/// By when, ready to be shown.
pub(super) struct DueShown {
    pub(super) time: TimeShown,
    pub(super) left: String,
    pub(super) is_late: bool,
}

impl TaskRow {
    pub(super) fn of(sight: &Sight<'_>, task: &TaskView<'_>) -> Self {
        Self {
            number: task.number.number(),
            href: sight.addresses.task(task.number),
            title: title(sight, task),
            plan: task.planned.map(|(plan, _)| sight.names.plan(&plan.at_work.key)),
            unit: sight.names.unit(task.lead()),
            post: task.post().map(|it: &Key| sight.names.post(it)),
            state: Standing::of(sight, task.task.state()),
            marks: marks(sight, task),
            origin: sight.mark(&ProvenanceOf::Task(task.number)),
            opened: task.task.opened_at().map(|it| sight.time(it)),
            due: DueShown::of(sight, task),
            changed: task.task.since().map(|it| sight.time(it)),
        }
    }
}

impl DueShown {
    pub(super) fn of(sight: &Sight<'_>, task: &TaskView<'_>) -> Option<Self> {
        let due = Due::of(sight, task)?;
        Some(Self { time: sight.time(due.at), left: due.left, is_late: due.is_late })
    }
}

/// What a task is called, or that this was destroyed.
pub(super) fn title(sight: &Sight<'_>, task: &TaskView<'_>) -> String {
    let title = sight.names.task(task.number);
    title.unwrap_or_else(|| sight.say(Tasks::Untitled))
}
