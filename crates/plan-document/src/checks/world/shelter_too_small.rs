//! Areas whose open shelters cannot take in all who are to be moved, alone or together.

use std::collections::{BTreeMap, BTreeSet};

use domain::kernel::{Key, Severity};
use domain::plans::document::{ActivityKind, Area, Plan};

use super::names::{self, Name};
use super::sharing::{self, Want};
use super::timeline;
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;
use crate::world::World;

pub(super) static RULE: Rule = Rule {
    id: "shelter-too-small",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "安置场所容量不足",
        en: "Shelters cannot take in all who are to be moved",
    },
    reason: Sentence {
        zh: "要转移的人都要有地方住；几个区域共用的场所，床位只算一次。",
        en: "Everybody who is moved needs a place; a shelter that areas share is counted once.",
    },
    law: &["ERL-31"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let mut alone = BTreeSet::new();
    for (key, area) in look.plan.areas.iter() {
        let Some((people, open)) = measured(world, area) else { continue };
        let there = sum(&open);
        if people <= there {
            continue;
        }
        alone.insert(key);
        let (name, parts) = (names::area(look.plan, key), names::sum(&named(world, &open)));
        let says = Says::new(
            format!(
                "区域{}要转移{people}人，可用的安置场所只能容纳{there}人{}，差{}人。\
                 请增加安置场所。",
                name.zh,
                parts.zh,
                people - there
            ),
            format!(
                "In {} {people} people are to be moved; its open shelters take in {there}{}: {} \
                 too few. Add shelters.",
                name.en,
                parts.en,
                people - there
            ),
        );
        found.add(&RULE, look, &["areas", key.as_str(), "people"], says);
    }
    together(look, world, &alone, found);
}

/// Areas that are enough alone and not with the others that are moved at the same level.
fn together(look: &Look<'_>, world: &World, alone: &BTreeSet<&Key>, found: &mut Found) {
    let mut told: BTreeSet<&Key> = BTreeSet::new();
    for stage in timeline::stages(look.plan) {
        let moved: Vec<_> = moved_at(look.plan, stage.rank)
            .into_iter()
            .filter(|key| !alone.contains(key))
            .filter_map(|key| Some((key, measured(world, look.plan.areas.get(key)?)?)))
            .collect();
        let sites: BTreeMap<&Key, u32> =
            moved.iter().flat_map(|(_, (_, open))| open.iter().copied()).collect();
        let numbers: BTreeMap<&Key, usize> =
            sites.keys().enumerate().map(|(at, key)| (*key, at)).collect();
        let from: Vec<Vec<usize>> = moved
            .iter()
            .map(|(_, (_, open))| {
                open.iter().filter_map(|(it, _)| numbers.get(it)).copied().collect()
            })
            .collect();
        let wants: Vec<_> = moved
            .iter()
            .zip(&from)
            .map(|((_, (people, _)), from)| Want { amount: *people, from })
            .collect();
        let supplies: Vec<_> = sites.values().copied().collect();
        for short in sharing::short(&supplies, &wants) {
            let mut at = short.wants.clone();
            at.sort_unstable();
            let areas: Vec<_> = at.iter().filter_map(|it| moved.get(*it)).collect();
            let Some((last, _)) = areas.last() else { continue };
            if areas.iter().any(|(key, _)| told.contains(key)) {
                continue;
            }
            told.extend(areas.iter().map(|(key, _)| *key));
            let people = areas.iter().fold(0_u32, |sum, (_, (it, _))| sum.saturating_add(*it));
            let open: Vec<_> = short
                .supplies
                .iter()
                .filter_map(|it| sites.iter().nth(*it))
                .map(|(key, it)| (*key, *it))
                .collect();
            let names: Vec<_> = areas.iter().map(|(key, _)| names::area(look.plan, key)).collect();
            let level = names::level(look.plan, stage.name);
            let says =
                shared(&level, &names::list(&names), people, (sum(&open), &named(world, &open)));
            found.add(&RULE, look, &["areas", last.as_str(), "people"], says);
        }
    }
}

fn shared(level: &Name, areas: &Name, people: u32, (there, parts): (u32, &[(Name, u32)])) -> Says {
    let parts = names::sum(parts);
    Says::new(
        format!(
            "{}时，区域{}共要转移{people}人，共用的安置场所只能容纳{there}人{}。\
             请为其中一个区域另找场所。",
            level.zh, areas.zh, parts.zh
        ),
        format!(
            "At {}, {people} people are to be moved from {}; the shelters that they share take in \
             {there}{}. Find another shelter for one of the areas.",
            level.en, areas.en, parts.en
        ),
    )
}

type Open<'a> = Vec<(&'a Key, u32)>;

/// How many are to be moved and into which open shelters; none where nobody is, or where the
/// capacity of a shelter is not known.
fn measured<'a>(world: &World, area: &'a Area) -> Option<(u32, Open<'a>)> {
    let people = area.people.filter(|_| !area.shelters.is_empty())?;
    let mut open = BTreeMap::new();
    for shelter in &area.shelters {
        if let Some(site) = world.sites.get(shelter).filter(|it| !it.is_closed) {
            open.insert(shelter, site.capacity?);
        }
    }
    Some((people, open.into_iter().collect()))
}

/// The areas that tasks of a level move people out of.
fn moved_at(plan: &Plan, rank: u8) -> BTreeSet<&Key> {
    let started = plan.tasks_started_at(rank);
    let tasks = started.into_iter().filter_map(|it| plan.tasks.get(it));
    let is_moving = |kind: Option<ActivityKind>| {
        matches!(kind, Some(ActivityKind::Evacuation | ActivityKind::ShelterOperation))
    };
    tasks.filter(|it| is_moving(it.kind)).flat_map(|it| &it.areas).collect()
}

fn sum(open: &[(&Key, u32)]) -> u32 {
    open.iter().fold(0, |sum, (_, it)| sum.saturating_add(*it))
}

fn named(world: &World, open: &[(&Key, u32)]) -> Vec<(Name, u32)> {
    let mut largest_first = open.to_vec();
    largest_first.sort_by_key(|(_, it)| std::cmp::Reverse(*it));
    largest_first.iter().map(|(key, it)| (names::site(world, key), *it)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn more_people_than_its_shelters_take_in_are_found_with_the_arithmetic() {
        let text = town::changed(COUNTY, "people: 400", "people: 620");
        let found = town::findings(&RULE, &text, &town::town());
        assert_eq!(town::paths(&found), ["areas.lowland.people"]);
        let en = &found[0].says.en;
        assert!(
            en.contains("620 people") && en.contains("take in 500") && en.contains("120 too few"),
            "{en}"
        );
    }

    #[test]
    fn a_closed_shelter_takes_nobody_in() {
        let mut world = town::town();
        town::site(&mut world, "shelter.school").is_closed = true;
        let paths = town::paths(&town::findings(&RULE, COUNTY, &world));
        assert_eq!(paths, ["areas.lowland.people"], "300 of the riverside fit into the gym");
    }

    #[test]
    fn a_shelter_that_two_areas_share_is_counted_once() {
        let text = town::changed(COUNTY, "people: 400", "people: 500");
        assert!(town::findings(&RULE, &text, &town::town()).is_empty(), "500 and 300");
        let text = town::changed(&text, "people: 300", "people: 310");
        let found = town::findings(&RULE, &text, &town::town());
        assert_eq!(town::paths(&found), ["areas.riverside.people"]);
        let en = &found[0].says.en;
        assert!(en.contains("810 people") && en.contains("take in 800: 500 in"), "{en}");
    }

    #[test]
    fn areas_that_are_not_moved_at_once_do_not_share() {
        let text = town::changed(COUNTY, "people: 400", "people: 500");
        let text = town::changed(&text, "people: 300", "people: 310");
        let text = town::changed(&text, "areas: [lowland, riverside]", "areas: [lowland]");
        assert!(town::findings(&RULE, &text, &town::town()).is_empty());
    }

    #[test]
    fn a_capacity_that_nobody_knows_is_not_guessed() {
        let text = town::changed(COUNTY, "people: 400", "people: 620");
        let mut world = town::town();
        town::site(&mut world, "shelter.school").capacity = None;
        assert!(town::findings(&RULE, &text, &world).is_empty());
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
