//! Two plans compared by meaning, not by line: “任务“东渡镇交通管制”：时限 2 小时 → 90 分钟”.

mod compare;
mod parts;
mod renames;
mod sections;
mod shown;
mod weights;

use domain::plans::document::Plan;
use serde::Serialize;

use crate::finding::Says;

/// One thing that is different.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Change {
    /// In which part of the plan.
    pub part: Part,
    /// In which field of it, as in the table of fields: `due`, `enter.when`; empty where it is the
    /// part as a whole.
    pub what: &'static str,
    /// What happened to it.
    pub kind: ChangeKind,
    /// What was there; none where nothing was, and for a part as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Says>,
    /// What is there now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Says>,
    /// How much it weighs.
    pub weight: Weight,
    /// The sentence.
    pub says: Says,
}

/// A part of a plan.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Part {
    /// The field of the plan, such as `tasks`; empty for what the plan says of itself.
    pub field: &'static str,
    /// The key in it, as it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What people call it.
    pub title: Says,
}

/// What happened to a part or a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another key.
    Renamed,
    /// It says something else.
    Changed,
    /// The parts stand in another order.
    Reordered,
}

/// How much a change weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// It touches the command system and its duties, the procedure, the main measures or the
    /// grading (PLAN-2024, article 36).
    Important,
    /// Everything else.
    Other,
}

/// What is different in the second plan. Equal plans give an empty list, and only those.
#[must_use]
pub fn diff(before: &Plan, after: &Plan) -> Vec<Change> {
    let mut changes = Vec::new();
    let renamed = renames::of_tasks(before, after);
    let with_new_names = renames::followed(before, &renamed);
    parts::compare(&with_new_names, after, &renamed, &mut changes);
    if changes.is_empty() && before != after {
        changes.push(compare::somewhere());
    }
    changes
}

/// Whether the changes need the whole procedure of drafting, opinions, review and approval, and not
/// the simpler one (PLAN-2024, article 36). It is a proposal: people decide.
#[must_use]
pub fn requires_whole_procedure(changes: &[Change]) -> bool {
    changes.iter().any(|it| it.weight == Weight::Important)
}

#[cfg(test)]
mod tests;
