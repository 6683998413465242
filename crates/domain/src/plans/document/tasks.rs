//! What is to be done, by whom, with what, by when.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Prose;
use super::activity::ActivityKind;
use super::condition::Condition;
use super::kinds::{Proof, UnlessState};
use super::law::LawReference;
use crate::kernel::{Competence, Key, Label, PersonKind, Span, VehicleKind};

/// A task of a plan.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Task {
    /// What it is called.
    pub title: Option<Label>,
    /// What is done, so that it can be read aloud.
    pub text: Option<Prose>,
    /// The articles for which it exists.
    pub basis: Vec<LawReference>,
    /// The local reason for which it exists.
    pub reason: Option<Prose>,
    /// The unit that answers for it: one, always.
    pub lead: Option<Key>,
    /// The post that is handed the task order.
    pub post: Option<Key>,
    /// The units that help.
    pub support: Vec<Key>,
    /// The units that are told.
    pub inform: Vec<Key>,
    /// What kind of activity it is.
    pub kind: Option<ActivityKind>,
    /// Who may do it.
    pub performers: BTreeSet<PersonKind>,
    /// Where.
    pub areas: Vec<Key>,
    /// With what.
    pub needs: Needs,
    /// How long it takes.
    pub takes: Option<Estimate>,
    /// By when, from the moment it opens.
    pub due: Option<Span>,
    /// It opens when all of these are done.
    pub after: Vec<Key>,
    /// A further condition on its opening.
    pub when: Option<Condition>,
    /// It opens that much later.
    pub delay: Option<Span>,
    /// Whether it goes on until its level ends; `takes` is then the time to set it up.
    pub is_standing: bool,
    /// 1 before 2 before 3.
    pub priority: Option<u8>,
    /// Who hears of it when it stays undone.
    pub escalate: Option<Escalation>,
    /// What shows that it was done.
    pub proof: Option<Proof>,
}

/// What a task needs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Needs {
    /// People, by what they have learned.
    pub people: Vec<PeopleNeed>,
    /// Vehicles, by kind.
    pub vehicles: BTreeMap<VehicleKind, u32>,
    /// Stock, by item.
    pub stock: BTreeMap<Key, u32>,
}

/// So many people of one kind.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PeopleNeed {
    /// How many.
    pub count: u32,
    /// What they must have learned.
    pub competence: Option<Competence>,
    /// In which employment they stand; none is any that may do it.
    pub kind: Option<PersonKind>,
}

/// A duration as people know it: at least, most likely, at most.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Estimate {
    /// At least.
    pub min: Span,
    /// Most likely.
    pub likely: Span,
    /// At most.
    pub max: Span,
}

/// Who hears of a task that stays undone.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Escalation {
    /// After how long.
    pub after: Option<Span>,
    /// Unless it has come this far.
    pub unless: Option<UnlessState>,
    /// The post that hears of it.
    pub to: Option<Key>,
}
