//! Tasks counted: by unit, and by where they stand. Every number leads to what it counts.

use application::operations::UnitRow;
use domain::kernel::Key;
use domain::operations::task_machine::State;
use words::{Names as _, OperationOverview, task_state};

use super::super::sight::Sight;
use super::lists::STATES;

/// So many units have room.
const UNITS_MAX: usize = 6;

/// Tasks by unit.
pub(crate) struct ByUnit {
    pub(crate) rows: Vec<UnitShown>,
    /// What the link to all of them says.
    pub(crate) all: String,
    /// The list of all tasks, by unit.
    pub(crate) href: String,
    pub(crate) figure: String,
}

/// What a unit has to do.
pub(crate) struct UnitShown {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) href: String,
    /// Late, waiting, at work, blocked, done.
    pub(crate) counts: [Count; 5],
}

/// A number that leads to what it counts.
pub(crate) struct Count {
    pub(crate) count: u32,
    pub(crate) href: String,
}

/// Tasks by where they stand.
pub(crate) struct ByState {
    pub(crate) states: Vec<(&'static str, Count)>,
    pub(crate) all: Count,
    pub(crate) figure: String,
}

impl ByUnit {
    pub(crate) fn of(sight: &Sight<'_>) -> Self {
        let all = sight.board.by_unit();
        let rows = all.iter().take(UNITS_MAX).map(|(unit, row)| unit_shown(sight, unit, row));
        Self {
            rows: rows.collect(),
            all: sight.say(OperationOverview::AllUnits),
            href: sight.addresses.tasks(&[("order", &"unit")]),
            figure: sight.addresses.figure("by_unit"),
        }
    }
}

fn unit_shown(sight: &Sight<'_>, unit: &Key, row: &UnitRow) -> UnitShown {
    let of_state = |count: u32, state: &str| {
        let href = sight.addresses.tasks(&[("unit", &unit), ("state", &state)]);
        Count { count, href }
    };
    let late = sight.addresses.tasks(&[("unit", &unit), ("late", &1)]);
    UnitShown {
        id: format!("unit-{unit}"),
        name: sight.names.unit(unit),
        href: sight.addresses.tasks(&[("unit", &unit)]),
        counts: [
            Count { count: row.late, href: late },
            of_state(row.waiting, "waiting"),
            of_state(row.at_work, "at_work"),
            of_state(row.blocked, "stuck"),
            of_state(row.done, "finished"),
        ],
    }
}

impl ByState {
    pub(crate) fn of(sight: &Sight<'_>) -> Self {
        let counts = sight.board.by_state();
        let states = STATES.iter().filter_map(|state| {
            let count = counts.get(state).copied().filter(|it| *it > 0)?;
            let href = sight.addresses.tasks(&[("state", &name(*state))]);
            Some((task_state(*state, sight.language), Count { count, href }))
        });
        Self {
            states: states.collect(),
            all: Count { count: counts.values().sum(), href: sight.addresses.tasks(&[]) },
            figure: sight.addresses.figure("by_state"),
        }
    }
}

/// A state as addresses name it.
const fn name(state: State) -> &'static str {
    match state {
        State::Planned => "planned",
        State::Open => "open",
        State::Offered => "offered",
        State::Declined => "declined",
        State::Accepted => "accepted",
        State::Started => "started",
        State::Blocked => "blocked",
        State::Done => "done",
        State::Verified => "verified",
        State::Cancelled => "cancelled",
    }
}
