//! A skill that a task asks for and that nobody in the register has learned.

use domain::kernel::{Competence, Severity};

use super::names;
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;
use crate::world::World;

pub(super) static RULE: Rule = Rule {
    id: "skill-nobody-holds",
    severity: Severity::Error,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "全部人员都不具备所需资格",
        en: "Nobody has learned what a task asks for",
    },
    reason: Sentence {
        zh: "没有人会做的事，派给谁都做不成。",
        en: "What nobody has learned nobody can be sent to do.",
    },
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    for (key, task) in look.plan.tasks.iter() {
        for (at, need) in task.needs.people.iter().enumerate() {
            let Some(competence) = need.competence.filter(|_| need.count > 0) else { continue };
            if !is_held_by_nobody(world, competence) {
                continue;
            }
            let (task, skill) = (names::task(look.plan, key), names::competence(competence));
            let had = had_once(world, competence);
            let says = Says::new(
                format!(
                    "任务{}需要{}名具备“{}”资格的人员，登记册中有效的一名也没有（已过期{had}人）。\
                     请培训并登记证书，或改用其他资格。",
                    task.zh, need.count, skill.zh
                ),
                format!(
                    "Task {} needs {} certified for {}; in the register nobody is (certificates \
                     that have expired: {had}). Train and certify people, or ask for \
                     another skill.",
                    task.en,
                    names::people(need.count),
                    skill.en
                ),
            );
            let at = at.to_string();
            let way = ["tasks", key.as_str(), "needs", "people", &at, "competence"];
            found.add(&RULE, look, &way, says);
        }
    }
}

/// Whether nobody in the world may do it today, at home or on duty.
pub(super) fn is_held_by_nobody(world: &World, competence: Competence) -> bool {
    !world.persons.values().any(|it| it.has(competence, world.today))
}

fn had_once(world: &World, competence: Competence) -> usize {
    world.persons.values().filter(|it| it.certificates.contains_key(&competence)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn a_skill_that_nobody_ever_had_is_found() {
        let text = town::changed(COUNTY, "competence: boat-handling", "competence: drone");
        let paths = town::paths(&town::findings(&RULE, &text, &town::town()));
        assert_eq!(paths, ["tasks.rescue.needs.people.0.competence"]);
    }

    #[test]
    fn a_skill_whose_last_certificate_ran_out_is_found() {
        let mut world = town::town();
        let yesterday = world.today.plus_days(-1);
        for person in world.persons.values_mut() {
            if let Some(last) = person.certificates.get_mut(&Competence::BoatHandling) {
                *last = Some(yesterday);
            }
        }
        let found = town::findings(&RULE, COUNTY, &world);
        assert_eq!(town::paths(&found), ["tasks.rescue.needs.people.0.competence"]);
        assert!(found[0].says.en.contains("have expired: 6"));
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
