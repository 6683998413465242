//! A task for people of an employment that none of its units has.

use domain::kernel::Severity;
use domain::plans::document::Task;

use super::index::Index;
use super::names::{self, Name};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;
use crate::world::World;

pub(super) static RULE: Rule = Rule {
    id: "performers-not-in-unit",
    severity: Severity::Error,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "承担单位没有这类人员", en: "The units of a task have no such people"
    },
    reason: Sentence {
        zh: "任务限定由某类人员承担，牵头和配合单位里就要有这类人员。",
        en: "Where a task is for people of one employment, a unit that leads or supports must have \
             some.",
    },
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let index = Index::of(world);
    for (key, task) in look.plan.tasks.iter() {
        if !has_nobody(world, &index, task) {
            continue;
        }
        let kinds: Vec<_> = task.performers.iter().map(|it| names::person_kind(*it)).collect();
        let units: Vec<_> =
            task.lead.iter().chain(&task.support).map(|it| names::unit(world, it)).collect();
        let (kinds, units) = (names::list(&kinds), names::list(&units));
        let Name { zh, en } = names::task(look.plan, key);
        let says = Says::new(
            format!(
                "任务{zh}由{}承担，但{}及其下属单位的登记册中没有这类人员。\
                 请增加有这类人员的配合单位，或修改承担人员。",
                kinds.zh, units.zh
            ),
            format!(
                "Task {en} is for {}, but {} and the units under them have none in the register. \
                 Add a supporting unit that has some, or change the performers.",
                kinds.en, units.en
            ),
        );
        found.add(&RULE, look, &["tasks", key.as_str(), "performers"], says);
    }
}

/// Whether a task names performers and none of its units, all of them known, has any.
pub(super) fn has_nobody<'a>(world: &World, index: &Index<'a>, task: &'a Task) -> bool {
    let mut units = task.lead.iter().chain(&task.support);
    !task.performers.is_empty()
        && task.lead.is_some()
        && units.all(|it| world.units.contains_key(it))
        && !index.persons_for(task).any(|it| task.performers.contains(&it.kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn a_task_for_people_whom_its_units_do_not_have_is_found() {
        let text = town::changed(COUNTY, "performers: [firefighter]", "performers: [militia]");
        let found = town::findings(&RULE, &text, &town::town());
        assert_eq!(town::paths(&found), ["tasks.rescue.performers"]);
        assert!(found[0].says.en.contains("is for militia, but Yunze Fire and Rescue Brigade"));
    }

    #[test]
    fn one_unit_that_has_some_is_enough() {
        let text =
            town::changed(COUNTY, "performers: [sworn, auxiliary]", "performers: [auxiliary]");
        let mut world = town::town();
        world.persons.retain(|_, it| it.unit != town::key("psb-traffic"));
        assert!(town::findings(&RULE, &text, &world).is_empty(), "the station has auxiliaries");
        world.persons.retain(|_, it| it.unit != town::key("station.dongdu"));
        assert_eq!(town::findings(&RULE, &text, &world).len(), 1);
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
