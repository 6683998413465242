//! A plan whose key another house uses, or that is in force under another key.

use domain::kernel::Severity;
use domain::plans::document::Plan;

use super::names;
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;
use crate::world::PlanStanding;

pub(super) static RULE: Rule = Rule {
    id: "plan-key-taken",
    severity: Severity::Hint,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "预案代码与库中的预案冲突", en: "The key of the plan is taken"
    },
    reason: Sentence {
        zh: "一个预案只有一个代码：别的预案用代码引用它。",
        en: "A plan has one key and a key one plan: other plans refer to it by the key.",
    },
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let Some(key) = &look.plan.key else { return };
    if let Some(same) = world.plans.get(key)
        && is_of_another_house(look.plan, &same.plan)
    {
        let name = names::plan(&same.plan);
        let says = Says::new(
            format!("代码“{key}”已是另一单位的{}。请改用别的代码。", name.zh),
            format!("“{key}” is already the key of {} of another unit. Use another key.", name.en),
        );
        return found.add(&RULE, look, &["plan"], says);
    }
    let in_force = world.plans.iter().filter(|(_, it)| it.standing == PlanStanding::InForce);
    for (other, it) in in_force.filter(|(other, _)| *other != key) {
        if is_the_same(look.plan, &it.plan) {
            let name = names::plan(&it.plan);
            let says = Says::new(
                format!(
                    "同一单位、同一名称的{}已在以代码“{other}”生效。若是修订，请沿用原代码。",
                    name.zh
                ),
                format!(
                    "{} of the same unit is in force under the key “{other}”. If this is its \
                     revision, keep that key.",
                    name.en
                ),
            );
            found.add(&RULE, look, &["plan"], says);
        }
    }
}

fn is_of_another_house(this: &Plan, other: &Plan) -> bool {
    this.issuer.is_some() && other.issuer.is_some() && this.issuer != other.issuer
}

/// A county has several special plans for natural disasters; only the title tells them apart.
fn is_the_same(this: &Plan, other: &Plan) -> bool {
    let title = |it: &Plan| it.title.as_ref().map(|it| it.zh.as_str().to_owned());
    this.issuer.is_some()
        && this.title.is_some()
        && (this.issuer == other.issuer && this.tier == other.tier)
        && (this.classes == other.classes && title(this) == title(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn the_same_plan_under_another_key_is_told() {
        let mut world = town::town();
        town::put_in_force(&mut world, COUNTY);
        assert!(town::findings(&RULE, COUNTY, &world).is_empty(), "its own earlier version");
        let text = town::changed(COUNTY, "plan: county-flood", "plan: flood-2026");
        assert_eq!(town::paths(&town::findings(&RULE, &text, &world)), ["plan"]);
        let fire = town::changed(&text, "云泽县防汛应急预案", "云泽县森林火灾应急预案");
        assert!(town::findings(&RULE, &fire, &world).is_empty());
    }

    #[test]
    fn a_key_of_another_house_is_told() {
        let mut world = town::town();
        town::put_in_force(&mut world, COUNTY);
        let text =
            town::changed(COUNTY, "issuer: yunze-government\nimpl", "issuer: water-bureau\nimpl");
        assert_eq!(town::paths(&town::findings(&RULE, &text, &world)), ["plan"]);
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
