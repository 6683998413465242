//! An operation at the top of the joint view: its levels, who commands, how it stands.

use words::{JointPages, OperationOverview};

use super::super::board::{Commanding, Head, PlanRow, plan_rows};
use super::super::sight::Sight;

/// An operation beside others.
pub(super) struct SideShown {
    pub(super) id: String,
    /// Its letter, by which the tables below name it.
    pub(super) title: String,
    pub(super) href: String,
    pub(super) facts: Vec<String>,
    pub(super) command: Option<Commanding>,
    pub(super) nobody: String,
    pub(super) plans: Vec<PlanRow>,
    /// How it stands: what the link says, where it leads, and whether that wants somebody.
    pub(super) counts: Vec<(String, String, bool)>,
}

impl SideShown {
    pub(super) fn of(sight: &Sight<'_>) -> Self {
        let head = Head::of(sight);
        let (late, stuck) = (sight.board.late().len(), sight.board.blocked().len());
        let open = sight.board.response().open_tasks().count();
        let ending = sight.board.ending().len();
        let tasks = |filter, value: &str| sight.addresses.tasks(&[(filter, &value)]);
        let counts = [
            (JointPages::Open { count: open }, tasks("state", "running"), false),
            (JointPages::Late { count: late }, tasks("late", "1"), late > 0),
            (JointPages::Stuck { count: stuck }, tasks("blocked", "1"), stuck > 0),
            (
                JointPages::Ending { count: ending },
                format!("{}#ending", sight.addresses.board()),
                false,
            ),
        ];
        Self {
            id: format!("side-{}", sight.board.operation().id),
            title: head.title,
            href: sight.addresses.board(),
            facts: head.facts,
            command: head.command,
            nobody: sight.say(OperationOverview::NobodyCommands),
            plans: plan_rows(sight),
            counts: counts
                .into_iter()
                .map(|(word, href, is_strong)| (sight.say(word), href, is_strong))
                .collect(),
        }
    }
}
