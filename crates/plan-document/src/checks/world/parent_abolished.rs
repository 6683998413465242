//! A plan that implements one which no longer exists.

use domain::kernel::Severity;

use super::names;
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;
use crate::world::PlanStanding;

pub(super) static RULE: Rule = Rule {
    id: "parent-abolished",
    severity: Severity::Error,
    looks_at: LooksAt::World,
    title: Sentence { zh: "所依据的上位预案已废止", en: "The plan above was abolished" },
    reason: Sentence {
        zh: "上位预案废止后，跟随它的级别不会再启动。",
        en: "Levels that follow an abolished plan are never entered.",
    },
    law: &["PLAN2024-35"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let Some(key) = &look.plan.implements else { return };
    let Some(parent) = world.plans.get(key) else { return };
    if parent.standing != PlanStanding::Abolished {
        return;
    }
    let name = names::plan(&parent.plan);
    let says = Says::new(
        format!(
            "本预案落实的{}已废止，跟随它的级别不会启动。请改为现行预案，或自定启动条件。",
            name.zh
        ),
        format!(
            "{}, which this plan implements, was abolished: levels that follow it are never \
             entered. Name the plan that is in force, or write conditions of your own.",
            name.en
        ),
    );
    found.add(&RULE, look, &["implements"], says);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY, POLICE};

    #[test]
    fn an_abolished_plan_above_is_told() {
        let mut world = town::town();
        town::put_in_force(&mut world, COUNTY);
        for other in PLAN_STANDINGS {
            let key = town::key("county-flood");
            world.plans.get_mut(&key).expect("it is there").standing = other;
            let paths = town::paths(&town::findings(&RULE, POLICE, &world));
            let is_told = other == PlanStanding::Abolished;
            assert_eq!(paths, if is_told { vec!["implements"] } else { vec![] });
        }
    }

    const PLAN_STANDINGS: [PlanStanding; 4] = [
        PlanStanding::Draft,
        PlanStanding::InForce,
        PlanStanding::Superseded,
        PlanStanding::Abolished,
    ];

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
