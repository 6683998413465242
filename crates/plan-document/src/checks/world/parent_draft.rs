//! A plan that implements one which was not issued yet.

use domain::kernel::Severity;

use super::names;
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;
use crate::world::PlanStanding;

pub(super) static RULE: Rule = Rule {
    id: "parent-draft",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "所依据的上位预案尚未发布", en: "The plan above is still a draft"
    },
    reason: Sentence {
        zh: "草案还会变，也不能启动：跟随它的级别不会启动。",
        en: "A draft may change and cannot be activated: levels that follow it are never entered.",
    },
    law: &["PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let Some(key) = &look.plan.implements else { return };
    let Some(parent) = world.plans.get(key) else { return };
    if parent.standing != PlanStanding::Draft
        || look.beside.iter().any(|it| it.key.as_ref() == Some(key))
    {
        return;
    }
    let name = names::plan(&parent.plan);
    let says = Says::new(
        format!("本预案落实的{}还是草案，尚未发布。请等其发布后再发布本预案。", name.zh),
        format!(
            "{}, which this plan implements, is still a draft. Issue \
             this plan when that one is issued.",
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
    fn a_draft_above_is_told() {
        let mut world = town::town();
        town::put_in_force(&mut world, COUNTY);
        for other in PLAN_STANDINGS {
            let key = town::key("county-flood");
            world.plans.get_mut(&key).expect("it is there").standing = other;
            let paths = town::paths(&town::findings(&RULE, POLICE, &world));
            let is_told = other == PlanStanding::Draft;
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
