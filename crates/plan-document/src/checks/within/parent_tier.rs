//! A plan that implements one which does not stand above it.

use domain::plans::document::{Plan, Tier};

use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "parent-tier",
    severity: Severity::Error,
    looks_at: LooksAt::Plans,
    title: said("上位预案的层级不高于本预案", "A plan above that does not stand above"),
    reason: said(
        "部门预案根据总体预案、专项预案制定；下级落实上级，不能倒过来。",
        "Department plans follow overall and special plans; the lower implements the higher.",
    ),
    law: &["PLAN2024-9", "PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(parent) = look.parent() else { return };
    let (Some(own), Some(above)) = (look.plan.tier, parent.tier) else { return };
    if height(above) < height(own) || (above == own && is_of_wider_region(parent, look.plan)) {
        return;
    }
    let ((own_zh, own_en), (above_zh, above_en)) = (words(own), words(above));
    let says = Says::new(
        format!(
            "本预案是{own_zh}，所落实的预案却是{above_zh}，不是它的上位预案。请在 implements 写\
             上层级更高的预案。"
        ),
        format!(
            "This is {own_en} and implements {above_en}, which does not stand above it. Name a \
             plan of a higher tier under implements."
        ),
    );
    found.add(&RULE, look, &["implements"], says);
}

/// A county's plan may implement the plan of the same kind of its city or province.
fn is_of_wider_region(parent: &Plan, own: &Plan) -> bool {
    match (&parent.region, &own.region) {
        (Some(wide), Some(own)) => wide != own && wide.holds(own),
        (Some(_) | None, None) | (None, Some(_)) => false,
    }
}

/// From the top down.
pub(super) const fn height(tier: Tier) -> u8 {
    match tier {
        Tier::Overall => 0,
        Tier::Special => 1,
        Tier::Joint => 2,
        Tier::Department => 3,
        Tier::Township => 4,
        Tier::Village => 5,
        Tier::Site => 6,
    }
}

const fn words(tier: Tier) -> (&'static str, &'static str) {
    match tier {
        Tier::Overall => ("总体预案", "an overall plan"),
        Tier::Special => ("专项预案", "a special plan"),
        Tier::Joint => ("联合预案", "a joint plan"),
        Tier::Department => ("部门预案", "a department plan"),
        Tier::Township => ("乡镇（街道）预案", "a township plan"),
        Tier::Village => ("村（社区）预案", "a village plan"),
        Tier::Site => ("现场处置方案", "an on-site card"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{DEPARTMENT, changed, places_beside_good};
    use super::RULE;

    #[test]
    fn a_plan_that_implements_one_of_its_own_tier_or_a_lower_one_is_found() {
        for tier in ["special", "overall"] {
            let text = changed(DEPARTMENT, "tier: department", &format!("tier: {tier}"));
            assert_eq!(places_beside_good(&RULE, &text), ["implements"], "{tier}");
        }
    }

    #[test]
    fn the_plan_of_a_wider_region_may_be_of_the_same_tier() {
        let text = changed(DEPARTMENT, "tier: department", "tier: special");
        let text = changed(&text, "region: \"990001\"", "region: \"990001103\"");
        assert_eq!(places_beside_good(&RULE, &text), Vec::<String>::new());
    }
}
