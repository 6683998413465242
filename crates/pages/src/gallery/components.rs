//! The table of components, in the order in which the gallery shows them.

use words::Components;

use super::foundations;
use crate::components::{
    Viewer, button, door, field, form, level, map, mark, notice, operation_list, shell, table, time,
};
use crate::operations::{log_examples, strip_examples, task_examples};

/// A component as the gallery lists it.
pub(super) struct Component {
    /// Its folder; the anchor of its part.
    pub(super) name: &'static str,
    /// What it is called, what it is for, and what it is not for.
    pub(super) words: [Components; 3],
    pub(super) examples: fn(Viewer<'_>) -> askama::Result<String>,
}

/// A component that has a style or a template and is not in here is found by the tests.
pub(super) const COMPONENTS: &[Component] = &[
    component(
        "foundations",
        foundations::examples,
        [Components::Foundations, Components::FoundationsFor, Components::FoundationsNot],
    ),
    component(
        "shell",
        shell::examples,
        [Components::Shell, Components::ShellFor, Components::ShellNot],
    ),
    component(
        "button",
        button::examples,
        [Components::Button, Components::ButtonFor, Components::ButtonNot],
    ),
    component(
        "field",
        field::examples,
        [Components::Field, Components::FieldFor, Components::FieldNot],
    ),
    component("form", form::examples, [Components::Form, Components::FormFor, Components::FormNot]),
    component(
        "notice",
        notice::examples,
        [Components::Notice, Components::NoticeFor, Components::NoticeNot],
    ),
    component("time", time::examples, [Components::Time, Components::TimeFor, Components::TimeNot]),
    component(
        "level",
        level::examples,
        [Components::Level, Components::LevelFor, Components::LevelNot],
    ),
    component(
        "task_state",
        task_examples,
        [Components::TaskState, Components::TaskStateFor, Components::TaskStateNot],
    ),
    component("mark", mark::examples, [Components::Mark, Components::MarkFor, Components::MarkNot]),
    component(
        "table",
        table::examples,
        [Components::Table, Components::TableFor, Components::TableNot],
    ),
    component(
        "operation_list",
        operation_list::examples,
        [Components::OperationList, Components::OperationListFor, Components::OperationListNot],
    ),
    component("log", log_examples, [Components::Log, Components::LogFor, Components::LogNot]),
    component(
        "board_strip",
        strip_examples,
        [Components::BoardStrip, Components::BoardStripFor, Components::BoardStripNot],
    ),
    component("map", map::examples, [Components::Map, Components::MapFor, Components::MapNot]),
    component("door", door::examples, [Components::Door, Components::DoorFor, Components::DoorNot]),
];

const fn component(
    name: &'static str,
    examples: fn(Viewer<'_>) -> askama::Result<String>,
    words: [Components; 3],
) -> Component {
    Component { name, words, examples }
}
