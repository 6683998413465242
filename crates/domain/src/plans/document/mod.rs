//! What a plan says 预案: the model that is checked, simulated, drilled, activated and reviewed.
//!
//! `plan-document` reads it from a text. What was written wrongly or not at all is missing here and
//! is a finding there, so most parts can be absent; whoever runs a plan takes an issued one, which
//! had no errors.

mod activity;
mod areas;
mod condition;
mod entries;
mod judging;
mod kinds;
mod law;
mod levels;
mod orders;
mod quantity;
mod tasks;
mod together;

pub use activity::{ActivityKind, Risk};
pub use areas::{Area, Indicator, PlanPost};
pub use condition::{Comparison, Condition, LevelBound, Measured, TaskState};
pub use entries::Entries;
pub use judging::{Judgement, Situation};
pub use kinds::{Channel, NoticeKind, PlanLevelColor, Proof, SectionKind, Tier, UnlessState};
pub use law::{LawReference, NotALawReference};
pub use levels::{Enter, Leave, Level, LevelName, NotALevelName};
pub use orders::{Measure, Notice, PaperConsent, Reports};
pub use quantity::{Dimension, MeasureUnit, Quantity};
pub use tasks::{Escalation, Estimate, Needs, PeopleNeed, Task};
pub use together::{Asks, Clash, Share, common_regions};

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::kernel::{Day, EmergencyClass, Key, Label, RegionCode, Span, Text, VehicleKind};

/// A paragraph or two of a plan, in Chinese, and in English where somebody wrote it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prose {
    /// 中文
    pub zh: Text<4000>,
    /// In English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<Text<4000>>,
}

impl Prose {
    /// The English text, or the Chinese one where there is none.
    #[must_use]
    pub fn english(&self) -> &str {
        self.en.as_ref().unwrap_or(&self.zh).as_str()
    }
}

/// How often something is to be done again, and when it last was.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Cycle {
    /// How often, at least.
    pub every: Option<Span>,
    /// When it was last done.
    pub last: Option<Day>,
}

/// A plan.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Plan {
    /// What other plans call it.
    pub key: Option<Key>,
    /// What people call it.
    pub title: Option<Label>,
    /// On which tier of the hierarchy it stands (PLAN-2024, articles 7 to 17).
    pub tier: Option<Tier>,
    /// The unit whose plan it is.
    pub issuer: Option<Key>,
    /// The plan above, whose levels it may follow.
    pub implements: Option<Key>,
    /// Where it holds.
    pub region: Option<RegionCode>,
    /// The classes of emergency that it answers.
    pub classes: BTreeSet<EmergencyClass>,
    /// The law that it rests on.
    pub basis: Vec<LawReference>,
    /// When it is evaluated as a whole (PLAN-2024, article 34).
    pub review: Cycle,
    /// When it is drilled (PLAN-2024, article 32).
    pub drill: Cycle,
    /// The prose of the outline.
    pub sections: BTreeMap<SectionKind, Prose>,
    /// Written opinions that other units gave on paper (PLAN-2024, article 22).
    pub consents: Vec<PaperConsent>,
    /// What its conditions look at.
    pub indicators: Entries<Indicator>,
    /// Places that it moves, warns or closes.
    pub areas: Entries<Area>,
    /// Posts that it relies on, by their codes in the register.
    pub posts: Entries<PlanPost>,
    /// Levels, from the least to the most severe.
    pub levels: Entries<Level, LevelName>,
    /// What is to be done.
    pub tasks: Entries<Task>,
    /// What is ordered from people.
    pub measures: Entries<Measure>,
    /// What is said to people.
    pub notices: Entries<Notice>,
    /// Who reports to whom.
    pub reports: Option<Reports>,
    /// Vehicles to be kept ready.
    pub reserve_vehicles: BTreeMap<VehicleKind, u32>,
    /// Stock to be kept ready.
    pub reserve_stock: BTreeMap<Key, u32>,
}

impl Plan {
    /// The levels by rank, the least severe first; those of no rank are left out.
    #[must_use]
    pub fn levels_by_rank(&self) -> Vec<(&LevelName, &Level)> {
        let mut levels: Vec<_> = self.levels.iter().filter(|(_, it)| it.rank.is_some()).collect();
        levels.sort_by_key(|(_, it)| std::cmp::Reverse(it.rank));
        levels
    }

    /// What entering a level starts: its own tasks, those of every less severe level, and what
    /// follows when all that it waits for is among them.
    #[must_use]
    pub fn tasks_started_at(&self, rank: u8) -> BTreeSet<&Key> {
        let levels = self.levels.iter().filter(|(_, it)| it.rank.is_some_and(|own| own >= rank));
        let mut started: BTreeSet<&Key> = levels.flat_map(|(_, it)| &it.starts).collect();
        let mut waiting: Vec<(&Key, &Task)> =
            self.tasks.iter().filter(|(_, it)| !it.after.is_empty()).collect();
        loop {
            let before = waiting.len();
            waiting.retain(|(key, task)| {
                let follows = task.after.iter().all(|it| started.contains(it));
                if follows {
                    started.insert(key);
                }
                !follows
            });
            if waiting.len() == before {
                return started;
            }
        }
    }

    /// The units that the plan gives duties to: leads and supports.
    #[must_use]
    pub fn units_given_duties(&self) -> BTreeSet<&Key> {
        self.tasks.iter().flat_map(|(_, it)| it.lead.iter().chain(&it.support)).collect()
    }

    /// The other plans that it names: the one above, and those whose levels it looks at.
    #[must_use]
    pub fn plans_named(&self) -> BTreeSet<Key> {
        let of_levels = self.levels.iter().flat_map(|(_, it)| [&it.enter.when, &it.leave.when]);
        let conditions = of_levels.chain(self.tasks.iter().map(|(_, it)| &it.when)).flatten();
        let mut named: BTreeSet<Key> = self.implements.iter().cloned().collect();
        for condition in conditions {
            condition.visit(&mut |it| {
                if let Condition::LevelOf { plan: Some(plan), .. } = it {
                    named.insert(plan.clone());
                }
            });
        }
        named
    }
}

#[test]
fn a_level_starts_its_own_tasks_those_of_lower_levels_and_what_follows_from_them() {
    let key = |text: &str| text.parse::<Key>().expect("a key");
    let name = |text: &str| text.parse::<LevelName>().expect("a name");
    let level = |rank, starts: &[&str]| {
        let starts = starts.iter().map(|it| key(it)).collect();
        Level { rank: Some(rank), starts, ..Level::default() }
    };
    let after = |before: &[&str]| Task {
        after: before.iter().map(|it| key(it)).collect(),
        ..Task::default()
    };
    let plan = Plan {
        levels: [(name("IV"), level(4, &["a"])), (name("III"), level(3, &["b"]))]
            .into_iter()
            .collect(),
        tasks: [
            (key("a"), after(&[])),
            (key("b"), after(&[])),
            (key("c"), after(&["d"])),
            (key("d"), after(&["a"])),
            (key("e"), after(&["a", "b"])),
        ]
        .into_iter()
        .collect(),
        ..Plan::default()
    };
    let at = |rank| plan.tasks_started_at(rank).into_iter().map(Key::as_str).collect::<Vec<_>>();
    assert_eq!(at(4), ["a", "c", "d"]);
    assert_eq!(at(3), ["a", "b", "c", "d", "e"]);
}

#[test]
fn a_plan_names_the_one_above_and_those_whose_levels_it_looks_at() {
    let key = |text: &str| text.parse::<Key>().expect("a key");
    let level_of = |plan| Condition::LevelOf { plan, bound: LevelBound::None };
    let either = Condition::Any(vec![level_of(Some(key("city-flood"))), level_of(None)]);
    let leave = Leave { when: Some(either), ..Leave::default() };
    let level = Level { leave, ..Level::default() };
    let task = Task { when: Some(level_of(Some(key("dam")))), ..Task::default() };
    let plan = Plan {
        implements: Some(key("county-flood")),
        levels: [("IV".parse().expect("a name"), level)].into_iter().collect(),
        tasks: [(key("a"), task)].into_iter().collect(),
        ..Plan::default()
    };
    let named: Vec<String> = plan.plans_named().iter().map(ToString::to_string).collect();
    assert_eq!(named, ["city-flood", "county-flood", "dam"]);
}
