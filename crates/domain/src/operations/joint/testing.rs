//! Two operations to look at together.

use super::super::testing::{Night, at, county_flood, desk, key, ordering};
use super::side::Side;
use crate::kernel::{RegionCode, Span};
use crate::plans::document::{ActivityKind, Area, Measure, Needs, PeopleNeed, Plan, Task};

/// A night with the plan that is at work in it.
pub(super) struct Told {
    night: Night,
    plan: Plan,
}

impl std::ops::Deref for Told {
    type Target = Night;
    fn deref(&self) -> &Night {
        &self.night
    }
}

impl std::ops::DerefMut for Told {
    fn deref_mut(&mut self) -> &mut Night {
        &mut self.night
    }
}

/// The flood at a level: its evacuation takes 40 masks, and counting people 25 more.
pub(super) fn flood_at(level: &str) -> Told {
    let mut it = flood_without_level();
    it.does(at(0), &desk(), &ordering(level, &[]));
    it
}

/// The flood, with no level decided.
pub(super) fn flood_without_level() -> Told {
    let takes = |count| Needs { stock: [(key("n95-mask"), count)].into(), ..Needs::default() };
    let plan = county_flood();
    let tasks = plan.tasks.iter().map(|(it, task)| {
        let needs = match it.as_str() {
            "evacuate" => takes(40),
            "count-people" => takes(25),
            _ => Needs::default(),
        };
        (it.clone(), Task { needs, ..task.clone() })
    });
    let plan = Plan { tasks: tasks.collect(), ..plan };
    Told { night: Night::of(plan.clone()), plan }
}

/// Another emergency at a level, whose measure asks the people of the county to stay at home; its
/// only task is with the water bureau, wants six people and 100 masks, and is due in an hour.
pub(super) fn epidemic(level: &str) -> Told {
    let flood = county_flood();
    let county: RegionCode = "990001".parse().expect("a county");
    let people = vec![PeopleNeed { count: 6, ..PeopleNeed::default() }];
    let stock = [(key("n95-mask"), 100)].into();
    let task = Task {
        lead: Some(key("water-bureau")),
        post: Some(key("levee-chief")),
        due: Some(Span::from_hours(1)),
        needs: Needs { people, stock, ..Needs::default() },
        ..Task::default()
    };
    let home = Measure {
        kind: Some(ActivityKind::HomeIsolationSupport),
        areas: vec![key("county")],
        lasts: Some(Span::from_hours(24)),
        ..Measure::default()
    };
    let area = Area { regions: vec![county], ..Area::default() };
    let is_first = |it: &crate::plans::document::LevelName| it.to_string() == "IV";
    let levels = flood.levels.iter().map(|(name, it)| {
        let mut own = it.clone();
        own.starts = is_first(name).then(|| key("water-samples")).into_iter().collect();
        own.measures = vec![key("keep-out")];
        (name.clone(), own)
    });
    let plan = Plan {
        levels: levels.collect(),
        tasks: [(key("water-samples"), task)].into_iter().collect(),
        measures: [(key("keep-out"), home)].into_iter().collect(),
        areas: [(key("county"), area)].into_iter().collect(),
        ..flood
    };
    let mut night = Night::of(plan.clone());
    night.does(at(0), &desk(), &ordering(level, &["keep-out"]));
    Told { night, plan }
}

/// Asks something about several operations.
pub(super) fn sides_of<R>(told: &[&Told], ask: impl Fn(&[Side<'_>]) -> R) -> R {
    let plans: Vec<[Option<&Plan>; 1]> = told.iter().map(|it| [Some(&it.plan)]).collect();
    let sides: Vec<Side<'_>> = told
        .iter()
        .zip(&plans)
        .map(|(it, plans)| Side { response: &it.night.operation.response, plans })
        .collect();
    ask(&sides)
}
