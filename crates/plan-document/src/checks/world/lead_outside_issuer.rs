//! A task of a department's plan that is led by another house.

use domain::kernel::Severity;
use domain::plans::document::Tier;

use super::names;
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;

pub(super) static RULE: Rule = Rule {
    id: "lead-outside-issuer",
    severity: Severity::Error,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "部门预案的任务由外单位牵头",
        en: "A task of a department’s plan is led by another house",
    },
    reason: Sentence {
        zh: "部门应急预案规定本部门职责内的工作（应急预案管理办法第九条）；外单位可以配合，不能牵头。",
        en: "A department’s plan is about the department’s own duties (PLAN-2024, article 9); \
             others may support, not lead.",
    },
    law: &["PLAN2024-9"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let is_own = match look.plan.tier {
        Some(Tier::Department | Tier::Site) => true,
        // The government's plans give duties to departments; a joint plan is of several houses; in
        // a township or a village the police station leads its part.
        Some(Tier::Overall | Tier::Special | Tier::Joint | Tier::Township | Tier::Village)
        | None => false,
    };
    let Some(issuer) = look.plan.issuer.as_ref().filter(|it| world.units.contains_key(*it)) else {
        return;
    };
    for (key, task) in look.plan.tasks.iter().filter(|_| is_own) {
        let Some(lead) = task.lead.as_ref().filter(|it| world.units.contains_key(*it)) else {
            continue;
        };
        if world.is_of_house(lead, issuer) {
            continue;
        }
        let (task, lead) = (names::task(look.plan, key), names::unit(world, lead));
        let issuer = names::unit(world, issuer);
        let says = Says::new(
            format!(
                "任务{}由{}牵头，它不属于本预案的发布单位{}。\
                 请由本单位牵头、该单位配合，或将任务列入政府专项预案。",
                task.zh, lead.zh, issuer.zh
            ),
            format!(
                "Task {} is led by {}, which does not belong to the issuer, {}. Lead it yourselves \
                 and let them support, or move it into the government’s special plan.",
                task.en, lead.en, issuer.en
            ),
        );
        found.add(&RULE, look, &["tasks", key.as_str(), "lead"], says);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY, POLICE};

    #[test]
    fn a_department_does_not_let_others_lead() {
        let text = town::changed(POLICE, "lead: psb-traffic", "lead: township.dongdu");
        let paths = town::paths(&town::findings(&RULE, &text, &town::town()));
        assert_eq!(paths, ["tasks.traffic.lead"]);
    }

    #[test]
    fn the_governments_plan_does() {
        let text = town::changed(COUNTY, "lead: psb-traffic", "lead: power-company");
        assert!(town::findings(&RULE, &text, &town::town()).is_empty());
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
