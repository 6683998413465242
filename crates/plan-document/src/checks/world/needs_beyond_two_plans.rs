//! Tasks of two plans that may be at work together and ask for more than there is.

use std::collections::{BTreeMap, BTreeSet};

use domain::kernel::{Key, Severity, VehicleKind};
use domain::plans::document::{Plan, Task};

use super::goods::{self, Asked, There};
use super::index::Index;
use super::names::{self, Name};
use super::places;
use super::staffing::{Lack, Staffing};
use super::timeline::{self, Crowd};
use super::together::{self, Other};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;
use crate::world::World;

pub(super) static RULE: Rule = Rule {
    id: "needs-beyond-two-plans",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "两个预案同时启动时资源不够分",
        en: "Two plans at work together need more than there is",
    },
    reason: Sentence {
        zh: "两个预案可能同时启动：各自够用的人员、车辆和物资，合在一起可能不够。",
        en: "Two plans may be at work together: what is enough for each alone may not be enough \
             for both.",
    },
    law: &["PLAN2024-21", "PLAN2024-24"],
    check,
};

/// A plan at a level, with what it asks for there.
struct Side<'a> {
    plan: &'a Plan,
    number: usize,
    busiest: Crowd<'a>,
    vehicles: BTreeMap<VehicleKind, Crowd<'a>>,
    started: Crowd<'a>,
}

impl<'a> Side<'a> {
    fn at(plan: &'a Plan, rank: u8, number: usize, staffing: &Staffing<'a>) -> Self {
        let crowds = timeline::crowds(plan, rank);
        let people = |it: &&Crowd<'a>| staffing.sum(&staffing.needs_of(number, it));
        let most = goods::most_vehicles(&crowds);
        Self {
            plan,
            number,
            busiest: crowds.iter().max_by_key(people).cloned().unwrap_or_default(),
            vehicles: most.into_iter().map(|(kind, crowd)| (kind, crowd.clone())).collect(),
            started: timeline::started(plan, rank),
        }
    }
}

struct Both<'a, 'b> {
    look: &'b Look<'a>,
    world: &'a World,
    other: &'b Other<'a>,
    mine: &'b Side<'a>,
    theirs: &'b Side<'a>,
}

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let others = together::others(look, world);
    if others.is_empty() {
        return;
    }
    let mut plans = vec![look.plan];
    plans.extend(others.iter().map(|it| it.plan));
    let staffing = Staffing::of(world, &plans);
    let index = Index::of(world);
    let mut sides: BTreeMap<u8, Side<'_>> = BTreeMap::new();
    for (at, other) in others.iter().enumerate() {
        let vehicles = goods::vehicles_of(world, &index, &[look.plan, other.plan]);
        let mut told = BTreeSet::new();
        for (my_rank, their_rank) in other.ranks(look.plan) {
            let side = || Side::at(look.plan, my_rank, 0, &staffing);
            let mine = &*sides.entry(my_rank).or_insert_with(side);
            let theirs = &Side::at(other.plan, their_rank, at + 1, &staffing);
            let both = Both { look, world, other, mine, theirs };
            both.people(&staffing, &mut told, found);
            both.vehicles(&vehicles, &mut told, found);
            both.stock(&mut told, found);
        }
    }
}

type Told = BTreeSet<Vec<String>>;

impl<'a> Both<'a, '_> {
    /// The tasks of a set that the plan below does not tell in detail, and those that it does.
    fn split(&self, side: &Side<'a>, tasks: &Crowd<'a>) -> (Crowd<'a>, Crowd<'a>) {
        let is_above = std::ptr::eq(side, self.theirs) == self.other.is_above();
        tasks.iter().partition(|(_, task)| {
            !(is_above && self.other.is_detailed(self.world, task.lead.as_ref()))
        })
    }

    fn people(&self, staffing: &Staffing<'a>, told: &mut Told, found: &mut Found) {
        let needs = |side: &Side<'a>| {
            let (own, detailed) = self.split(side, &side.busiest);
            (staffing.needs_of(side.number, &own), staffing.needs_of(side.number, &detailed))
        };
        let (mine, theirs) = without_twice(staffing, needs(self.mine), needs(self.theirs));
        let lacks = staffing.lacking(&[mine.as_slice(), theirs.as_slice()].concat());
        if lacks.is_empty() {
            return;
        }
        // What is short in one of the plans alone is told where that plan is checked.
        let suspects: BTreeSet<_> = lacks.into_iter().flat_map(|it| it.needs).collect();
        let suspected = |needs: Vec<usize>| -> Vec<_> {
            needs.into_iter().filter(|it| suspects.contains(it)).collect()
        };
        let (mine, theirs) = (suspected(mine), suspected(theirs));
        let alone = [staffing.lacking(&mine), staffing.lacking(&theirs)].into_iter().flatten();
        let short_alone: BTreeSet<_> = alone.flat_map(|it| it.needs).collect();
        let mut both = [mine, theirs].concat();
        both.retain(|it| !short_alone.contains(it));
        for lack in staffing.lacking(&both) {
            self.report_people(staffing, &lack, (told, found));
        }
    }

    fn report_people(
        &self,
        staffing: &Staffing<'a>,
        lack: &Lack,
        (told, found): (&mut Told, &mut Found),
    ) {
        let of = |side: &Side<'_>| {
            let needs = lack.needs.iter().rev().filter_map(|it| staffing.needs.get(*it));
            needs.into_iter().find(|it| it.plan == side.number)
        };
        let (Some(mine), Some(theirs)) = (of(self.mine), of(self.theirs)) else { return };
        let item = mine.item.to_string();
        let way = ["tasks", mine.task.as_str(), "needs", "people", &item];
        let skill = staffing.skill_of(lack);
        let what = Name::new(
            format!("{}人员{}人", skill.zh, lack.wanted),
            format!("{}{}", names::people(lack.wanted), skill.en),
        );
        let there = There { count: lack.there, parts: lack.parts.clone() };
        if told.insert(places::own(&way)) {
            let says = self.says((mine.task, theirs.task), &what, &there);
            found.add(&RULE, self.look, &way, says);
        }
    }

    fn vehicles(
        &self,
        vehicles: &[&crate::world::WorldVehicle],
        told: &mut Told,
        found: &mut Found,
    ) {
        let asked = |side: &Side<'a>, crowd: &Crowd<'a>, kind: VehicleKind| {
            let (own, detailed) = self.split(side, crowd);
            let of = |tasks: &Crowd<'a>| {
                goods::vehicles_asked(side.plan, tasks).remove(&kind).unwrap_or_default()
            };
            (of(&own), of(&detailed))
        };
        for (kind, mine) in &self.mine.vehicles {
            let Some(theirs) = self.theirs.vehicles.get(kind) else { continue };
            let sum = |crowd: &Crowd<'a>| sum(crowd, |it| it.needs.vehicles.get(kind).copied());
            let there = goods::ready(self.world, vehicles, *kind);
            if sum(mine).saturating_add(sum(theirs)) <= there.count {
                continue;
            }
            let both = (asked(self.mine, mine, *kind), asked(self.theirs, theirs, *kind));
            let what = |count: u32| names::vehicles(*kind, count);
            self.compare(&both, &there, ("vehicles", kind.name(), &what), (told, found));
        }
    }

    fn stock(&self, told: &mut Told, found: &mut Found) {
        let asked = |side: &Side<'a>, item: &Key| {
            let (own, detailed) = self.split(side, &side.started);
            let of = |tasks: &Crowd<'a>| {
                goods::stock_asked(side.plan, tasks).remove(item).unwrap_or_default()
            };
            (of(&own), of(&detailed))
        };
        let items: BTreeSet<_> =
            self.mine.started.iter().flat_map(|(_, it)| it.needs.stock.keys()).collect();
        for item in items {
            let sum = |side: &Side<'a>| sum(&side.started, |it| it.needs.stock.get(item).copied());
            let there = goods::stock(self.world, item);
            if sum(self.mine).saturating_add(sum(self.theirs)) <= there.count {
                continue;
            }
            let both = (asked(self.mine, item), asked(self.theirs, item));
            let what = |count: u32| {
                Name::new(format!("物资“{item}”{count}"), format!("{count} of “{item}”"))
            };
            self.compare(&both, &there, ("stock", item.as_str(), &what), (told, found));
        }
    }

    /// What each asks for beyond what the other tells in detail, and the larger of the two details.
    fn compare(
        &self,
        (mine, theirs): &(Parted<'a>, Parted<'a>),
        there: &There,
        (field, thing, what): (&str, &str, &dyn Fn(u32) -> Name),
        (told, found): (&mut Told, &mut Found),
    ) {
        let is_linked = mine.1.count + theirs.1.count > 0;
        let alone = (mine.0.count + mine.1.count, theirs.0.count + theirs.1.count);
        let wanted = match (is_linked, self.other.is_above()) {
            (false, _) => alone.0.saturating_add(alone.1),
            (true, true) => theirs.0.count + theirs.1.count.max(alone.0),
            (true, false) => mine.0.count + mine.1.count.max(alone.1),
        };
        let last = |(own, detailed): &Parted<'a>| own.last().or(detailed.last());
        let (Some(my_task), Some(their_task)) = (last(mine), last(theirs)) else { return };
        if alone.0 > there.count || alone.1 > there.count || wanted <= there.count {
            return;
        }
        let way = ["tasks", my_task.as_str(), "needs", field, thing];
        if told.insert(places::own(&way)) {
            let says = self.says((my_task, their_task), &what(wanted), there);
            found.add(&RULE, self.look, &way, says);
        }
    }

    fn says(&self, (mine, theirs): (&Key, &Key), what: &Name, there: &There) -> Says {
        let (mine, their_task) =
            (names::task(self.look.plan, mine), names::task(self.other.plan, theirs));
        let (plan, parts) = (names::plan(self.other.plan), names::sum(&there.parts));
        let count = there.count;
        Says::new(
            format!(
                "与{}同时启动时，本预案的{}和该预案的{}等任务共需{}，现有{count}{}。\
                 请商定先后、减少数量，或增加力量。",
                plan.zh, mine.zh, their_task.zh, what.zh, parts.zh
            ),
            format!(
                "Together with {}, {} of this plan and {} of that one (and tasks beside them) need \
                 {}; there are {count}{}. Agree which goes first, ask for less, or add to it.",
                plan.en, mine.en, their_task.en, what.en, parts.en
            ),
        )
    }
}

/// Of what the plan above asks of a house and what that house's own plan says, the larger counts.
fn without_twice(
    staffing: &Staffing<'_>,
    mine: (Vec<usize>, Vec<usize>),
    theirs: (Vec<usize>, Vec<usize>),
) -> (Vec<usize>, Vec<usize>) {
    let join = |(mut own, detailed): (Vec<usize>, Vec<usize>)| {
        own.extend(detailed);
        own
    };
    match (mine.1.is_empty(), theirs.1.is_empty()) {
        (false, true) if staffing.sum(&mine.1) >= staffing.sum(&theirs.0) => {
            (join(mine), Vec::new())
        }
        (false, true) => (mine.0, theirs.0),
        (true, false) if staffing.sum(&theirs.1) > staffing.sum(&mine.0) => {
            (Vec::new(), join(theirs))
        }
        (true, false) => (mine.0, theirs.0),
        (true, true) | (false, false) => (join(mine), join(theirs)),
    }
}

fn sum(crowd: &Crowd<'_>, asked: impl Fn(&Task) -> Option<u32>) -> u32 {
    crowd.iter().filter_map(|(_, it)| asked(it)).fold(0, u32::saturating_add)
}

/// What a plan asks for itself, and what the plan below tells in detail.
type Parted<'a> = (Asked<'a>, Asked<'a>);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY, POLICE};

    fn fire(from: &str, to: &str) -> String {
        let text = town::changed(COUNTY, "plan: county-flood", "plan: county-fire");
        let text = town::changed(&text, "云泽县防汛应急预案", "云泽县森林火灾应急预案");
        town::changed(&text, from, to)
    }

    fn found(text: &str, other: &str) -> Vec<crate::finding::Finding> {
        let mut world = town::town();
        town::put_in_force(&mut world, other);
        town::findings(&RULE, text, &world)
    }

    #[test]
    fn two_plans_that_want_the_same_boats_are_found_with_both_tasks() {
        let found = found(COUNTY, &fire("boat: 4", "boat: 5"));
        let boats: Vec<_> = found.iter().filter(|it| it.path.ends_with("boat")).collect();
        assert_eq!(boats.len(), 1);
        assert_eq!(boats[0].path, "tasks.rescue.needs.vehicles.boat");
        let en = &boats[0].says.en;
        assert!(en.contains("“Rescue by boat” of this plan and “Rescue by boat” of that"), "{en}");
        assert!(en.contains("need 9 boats; there are 8"), "{en}");
    }

    #[test]
    fn two_plans_that_want_the_same_people_and_stock_are_found() {
        let found = found(COUNTY, &fire("life-jacket: 100", "life-jacket: 200"));
        let paths = town::paths(&found);
        assert!(
            paths.iter().any(|it| it == "tasks.rescue.needs.people.0"),
            "4 and 4 of 6: {paths:?}"
        );
        assert!(paths.iter().any(|it| it.ends_with("stock.life-jacket")), "{paths:?}");
    }

    #[test]
    fn what_the_plan_above_asks_of_a_house_is_not_counted_twice() {
        let mut world = town::town();
        town::put_in_force(&mut world, COUNTY);
        assert!(town::findings(&RULE, POLICE, &world).is_empty(), "6 of 10 officers, told twice");
        let mut world = town::town();
        town::put_in_force(&mut world, POLICE);
        assert!(town::findings(&RULE, COUNTY, &world).is_empty());
    }

    #[test]
    fn what_other_houses_do_under_the_plan_above_counts() {
        let more =
            town::changed(COUNTY, "vehicles: {boat: 4}", "vehicles: {boat: 4, patrol-car: 3}");
        let own = town::changed(POLICE, "patrol-car: 3", "patrol-car: 4");
        let mut world = town::town();
        town::put_in_force(&mut world, &more);
        let found = town::findings(&RULE, &own, &world);
        assert_eq!(town::paths(&found), ["tasks.traffic.needs.vehicles.patrol-car"]);
        assert!(found[0].says.en.contains("need 7 patrol cars; there are 6"));
    }

    #[test]
    fn a_plan_that_is_not_in_force_takes_nothing() {
        let mut world = town::town();
        town::put_in_force(&mut world, &fire("boat: 4", "boat: 5"));
        for plan in world.plans.values_mut() {
            plan.standing = crate::world::PlanStanding::Draft;
        }
        assert!(town::findings(&RULE, COUNTY, &world).is_empty());
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
