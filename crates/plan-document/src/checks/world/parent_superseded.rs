//! A plan that implements an earlier version of the plan above.

use domain::kernel::Severity;

use super::names;
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;
use crate::world::PlanStanding;

pub(super) static RULE: Rule = Rule {
    id: "parent-superseded",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "所依据的上位预案已有新版", en: "The plan above has a newer version"
    },
    reason: Sentence {
        zh: "上位预案修订后，级别、职责和措施都可能变了，本预案要随之修订（应急预案管理办法第三十五条）。",
        en: "When the plan above is revised, levels, duties and measures may have \
             changed, and this plan is revised too (PLAN-2024, article 35).",
    },
    law: &["PLAN2024-35"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let Some(key) = &look.plan.implements else { return };
    let Some(parent) = world.plans.get(key) else { return };
    if parent.standing != PlanStanding::Superseded {
        return;
    }
    let name = names::plan(&parent.plan);
    let says = Says::new(
        format!("本预案落实的{}已有新版生效。请对照新版修订。", name.zh),
        format!(
            "{}, which this plan implements, has a newer version in force. \
             Compare with it and revise this plan.",
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
    fn a_newer_version_above_is_told() {
        let mut world = town::town();
        town::put_in_force(&mut world, COUNTY);
        for other in PLAN_STANDINGS {
            let key = town::key("county-flood");
            world.plans.get_mut(&key).expect("it is there").standing = other;
            let paths = town::paths(&town::findings(&RULE, POLICE, &world));
            let is_told = other == PlanStanding::Superseded;
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
