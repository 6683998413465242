//! A unit that leads lasting or urgent tasks in two plans and has too few people for both.

use std::collections::{BTreeMap, BTreeSet};

use domain::kernel::{Key, Severity};
use domain::plans::document::{Plan, Share};

use super::index::Index;
use super::names;
use super::together;
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;
use crate::world::World;

pub(super) static RULE: Rule = Rule {
    id: "two-plans-claim-one-unit",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence { zh: "两个预案争用同一单位", en: "Two plans claim the same unit" },
    reason: Sentence {
        zh: "同一单位在两个预案里都牵头长期或一级优先的任务，人手要够两头。",
        en: "A unit that leads standing or first-priority tasks in two plans needs people \
             for both.",
    },
    law: &["PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let index = Index::of(world);
    let mine = claims(world, look.plan, &|_| false);
    for other in together::others(look, world) {
        let is_detailed = |unit: &Key| other.is_detailed(world, Some(unit));
        let theirs = claims(world, other.plan, &is_detailed);
        for (unit, claim) in &mine {
            let Some(their_claim) = theirs.get(unit) else { continue };
            if is_detailed(unit) {
                continue;
            }
            let here = index.persons_under(std::iter::once(*unit)).filter(|it| it.can_come());
            let there = u32::try_from(here.count()).unwrap_or(u32::MAX);
            let share = Share { there, asked: vec![claim.count, their_claim.count] };
            if !share.is_short_together() {
                continue;
            }
            let wanted = share.wanted();
            let (name, plan) = (names::unit(world, unit), names::plan(other.plan));
            let (my_task, their_task) =
                (names::task(look.plan, claim.task), names::task(other.plan, their_claim.task));
            let says = Says::new(
                format!(
                    "{}在本预案牵头{}等（{}人），在{}牵头{}等（{}人），共需{wanted}人，\
                     能到岗的只有{there}人。请商定先后，或增加配合单位。",
                    name.zh, my_task.zh, claim.count, plan.zh, their_task.zh, their_claim.count
                ),
                format!(
                    "{} leads {} here ({} in all) and {} in {} ({} in all): {wanted} are needed, \
                     {there} can come. Agree which goes first, or add supporting units.",
                    name.en, my_task.en, claim.count, their_task.en, plan.en, their_claim.count
                ),
            );
            found.add(&RULE, look, &["tasks", claim.task.as_str(), "lead"], says);
        }
    }
}

struct Claim<'a> {
    count: u32,
    task: &'a Key,
}

/// How many people of its own a unit must send for tasks that last or come first; a task that
/// says no number needs one. Tasks that other units support may get their people there.
fn claims<'a>(
    world: &World,
    plan: &'a Plan,
    is_left_out: &dyn Fn(&Key) -> bool,
) -> BTreeMap<&'a Key, Claim<'a>> {
    let started: BTreeSet<_> = plan.levels.iter().flat_map(|(_, it)| &it.starts).collect();
    let mut claims: BTreeMap<&Key, Claim<'_>> = BTreeMap::new();
    for (key, task) in plan.tasks.iter().filter(|(key, _)| started.contains(key)) {
        let Some(lead) = &task.lead else { continue };
        let is_alone = task.support.iter().all(|it| world.is_of_house(it, lead));
        if !(task.is_standing || task.priority == Some(1)) || !is_alone || is_left_out(lead) {
            continue;
        }
        let claim = claims.entry(lead).or_insert(Claim { count: 0, task: key });
        claim.count = claim.count.saturating_add(task.needs.people_count());
    }
    claims
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY, POLICE};

    #[test]
    fn a_unit_with_too_few_people_for_both_is_found() {
        let mut world = town::town();
        town::put_in_force(&mut world, &town::changed(COUNTY, "plan: county-flood", "plan: dam"));
        let found = town::findings(&RULE, COUNTY, &world);
        assert_eq!(town::paths(&found), ["tasks.watch.lead"]);
        let en = &found[0].says.en;
        assert!(en.contains("10 are needed, 8 can come"), "{en}");
    }

    #[test]
    fn the_plan_that_tells_its_part_in_detail_claims_nothing_more() {
        let mut world = town::town();
        town::put_in_force(&mut world, COUNTY);
        world.persons.retain(|_, it| it.unit != town::key("psb-traffic"));
        assert!(town::findings(&RULE, POLICE, &world).is_empty());
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
