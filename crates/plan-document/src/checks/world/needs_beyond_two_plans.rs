//! Tasks of two plans that may be at work together and ask for more than there is.

use std::collections::BTreeSet;

use domain::kernel::{Key, Severity, VehicleKind};
use domain::plans::document::Plan;

use super::goods::{self, Asked, There};
use super::index::Index;
use super::names::{self, Name};
use super::places;
use super::staffing::Staffing;
use super::timeline;
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

struct Both<'a, 'b> {
    look: &'b Look<'a>,
    world: &'a World,
    other: &'b Other<'a>,
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
    for (at, other) in others.iter().enumerate() {
        let both = Both { look, world, other };
        let vehicles = goods::vehicles_of(world, &index, &[look.plan, other.plan]);
        let mut told = BTreeSet::new();
        for ranks in other.ranks(look.plan) {
            both.people(&staffing, (at + 1, ranks), &mut told, found);
            both.vehicles(&vehicles, ranks, &mut told, found);
            both.stock(ranks, &mut told, found);
        }
    }
}

type Told = BTreeSet<Vec<String>>;

impl<'a> Both<'a, '_> {
    /// The tasks of a set that the other plan does not tell in detail, and those that it does.
    fn split(&self, plan: &'a Plan, tasks: &[&'a Key]) -> (Vec<&'a Key>, Vec<&'a Key>) {
        let is_above = std::ptr::eq(plan, self.other.plan) == self.other.is_above();
        tasks.iter().partition(|key| {
            let lead = plan.tasks.get(key).and_then(|it| it.lead.as_ref());
            !(is_above && self.other.is_detailed(self.world, lead))
        })
    }

    fn people(
        &self,
        staffing: &Staffing<'a>,
        (number, ranks): (usize, (u8, u8)),
        told: &mut Told,
        found: &mut Found,
    ) {
        let most = |plan: &'a Plan, number: usize, rank: u8| {
            let sets = timeline::crowds(plan, rank).into_iter().map(|crowd| {
                let (own, detailed) = self.split(plan, &crowd);
                (staffing.needs_of(number, &own), staffing.needs_of(number, &detailed))
            });
            sets.max_by_key(|(own, detailed)| staffing.sum(own) + staffing.sum(detailed))
        };
        let Some(mine) = most(self.look.plan, 0, ranks.0) else { return };
        let Some(theirs) = most(self.other.plan, number, ranks.1) else { return };
        let (mine, theirs) = without_twice(staffing, mine, theirs);
        let is_lacking: BTreeSet<_> = [&mine, &theirs]
            .iter()
            .flat_map(|it| staffing.lacking(it))
            .flat_map(|it| it.needs)
            .collect();
        let both: Vec<_> =
            mine.iter().chain(&theirs).copied().filter(|it| !is_lacking.contains(it)).collect();
        for lack in staffing.lacking(&both) {
            let of = |plan: usize| {
                let needs = lack.needs.iter().filter_map(|it| staffing.needs.get(*it));
                needs.rev().find(|it| it.plan == plan)
            };
            let (Some(mine), Some(theirs)) = (of(0), of(number)) else { continue };
            let item = mine.item.to_string();
            let way = ["tasks", mine.task.as_str(), "needs", "people", &item];
            let skill = staffing.skill_of(&lack);
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
    }

    fn vehicles(
        &self,
        vehicles: &[&crate::world::WorldVehicle],
        ranks: (u8, u8),
        told: &mut Told,
        found: &mut Found,
    ) {
        let most = |plan: &'a Plan, rank: u8, kind: VehicleKind| {
            let sets = timeline::crowds(plan, rank).into_iter().map(|crowd| {
                let (own, detailed) = self.split(plan, &crowd);
                let asked = |tasks: &[&'a Key]| {
                    goods::vehicles_asked(plan, tasks).remove(&kind).unwrap_or_default()
                };
                (asked(&own), asked(&detailed))
            });
            sets.max_by_key(|(own, detailed)| own.count + detailed.count).unwrap_or_default()
        };
        let kinds: BTreeSet<_> = tasks_needing(self.look.plan)
            .flat_map(|it| it.needs.vehicles.keys())
            .copied()
            .collect();
        for kind in kinds {
            let mine = most(self.look.plan, ranks.0, kind);
            let theirs = most(self.other.plan, ranks.1, kind);
            let there = goods::ready(self.world, vehicles, kind);
            let name = names::vehicle_kind(kind);
            let what = |count: u32| {
                Name::new(format!("{}{count}辆（艘、架）", name.zh), format!("{count} {}", name.en))
            };
            self.compare((mine, theirs), &there, ("vehicles", kind.name(), &what), (told, found));
        }
    }

    fn stock(&self, ranks: (u8, u8), told: &mut Told, found: &mut Found) {
        let asked = |plan: &'a Plan, rank: u8, item: &Key| {
            let tasks: Vec<_> = plan.tasks_started_at(rank).into_iter().collect();
            let (own, detailed) = self.split(plan, &tasks);
            let of = |tasks: &[&'a Key]| {
                goods::stock_asked_by(plan, tasks).remove(item).unwrap_or_default()
            };
            (of(&own), of(&detailed))
        };
        let items: BTreeSet<_> =
            tasks_needing(self.look.plan).flat_map(|it| it.needs.stock.keys()).collect();
        for item in items {
            let mine = asked(self.look.plan, ranks.0, item);
            let theirs = asked(self.other.plan, ranks.1, item);
            let there = goods::stock(self.world, item);
            let what = |count: u32| {
                Name::new(format!("物资“{item}”{count}"), format!("{count} of “{item}”"))
            };
            self.compare((mine, theirs), &there, ("stock", item.as_str(), &what), (told, found));
        }
    }

    /// What each asks for beyond what the other tells in detail, and the larger of the two details.
    fn compare(
        &self,
        (mine, theirs): ((Asked<'a>, Asked<'a>), (Asked<'a>, Asked<'a>)),
        there: &There,
        (field, thing, what): (&str, &str, &dyn Fn(u32) -> Name),
        (told, found): (&mut Told, &mut Found),
    ) {
        let is_linked = mine.1.count + theirs.1.count > 0;
        let alone = (mine.0.count + mine.1.count, theirs.0.count + theirs.1.count);
        let wanted = match (is_linked, self.other.is_above()) {
            (false, _) => alone.0 + alone.1,
            (true, true) => theirs.0.count + theirs.1.count.max(alone.0),
            (true, false) => mine.0.count + mine.1.count.max(alone.1),
        };
        let last = |(own, detailed): &(Asked<'a>, Asked<'a>)| own.last().or(detailed.last());
        let (Some(my_task), Some(their_task)) = (last(&mine), last(&theirs)) else { return };
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

fn tasks_needing(plan: &Plan) -> impl Iterator<Item = &domain::plans::document::Task> {
    plan.tasks.iter().map(|(_, it)| it)
}

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
