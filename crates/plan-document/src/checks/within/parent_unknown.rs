//! A plan that follows another which is not there, or is not in force.

use std::collections::BTreeSet;

use domain::kernel::Key;
use domain::plans::document::{Condition, Plan};

use super::parent_tier::height;
use super::{Found, Look, LooksAt, Mend, Rule, Says, Severity, said};
use crate::edit;
use crate::reading::nearest;
use crate::world::PlanStanding;

pub(super) static RULE: Rule = Rule {
    id: "parent-unknown",
    severity: Severity::Warning,
    looks_at: LooksAt::Plans,
    title: said("上位预案或引用的预案不存在", "A plan above that is not there"),
    reason: said(
        "预案要与上位预案衔接；上位预案不存在或已失效，依它启动的级别就不会启动。",
        "A plan joins the one above. Where that is not there or not in force, the levels that \
         follow it are never entered.",
    ),
    law: &["PLAN2024-24", "PLAN2024-35"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    if !was_shown_what_is_above(look) {
        return;
    }
    let mut told: BTreeSet<&Key> = look.plan.key.iter().collect();
    if let Some(key) = look.plan.implements.as_ref() {
        told.insert(key);
        report(look, found, key, &["implements"]);
    }
    for (name, level) in look.plan.levels.iter() {
        for (condition, step) in [(&level.enter.when, "enter"), (&level.leave.when, "leave")] {
            for key in condition.as_ref().map(plans_in).unwrap_or_default() {
                if told.insert(key) {
                    report(look, found, key, &["levels", name.as_str(), step, "when"]);
                }
            }
        }
    }
}

/// A plan cannot be blamed for what it was not shown: a library, or plans that stand above it.
fn was_shown_what_is_above(look: &Look<'_>) -> bool {
    let own = look.plan.tier.map_or(0, height);
    let is_above = |it: &&Plan| it.tier.is_some_and(|tier| height(tier) < own);
    look.world.is_some_and(|it| !it.plans.is_empty()) || look.beside.iter().any(is_above)
}

fn plans_in(condition: &Condition) -> Vec<&Key> {
    let mut keys = Vec::new();
    condition.visit(&mut |it| {
        if let Condition::LevelOf { plan: Some(key), .. } = it {
            keys.push(key);
        }
    });
    keys
}

fn report(look: &Look<'_>, found: &mut Found, key: &Key, path: &[&str]) {
    let standing = look.world.and_then(|it| it.plans.get(key)).map(|it| it.standing);
    // Of the plan above, rules about the world tell why it is not in force.
    let is_told = standing.is_some() && path.len() == 1;
    if look.other_plan(key).is_some() || is_told {
        return;
    }
    let (zh, en) = match standing {
        Some(PlanStanding::Draft) => ("尚未印发", "is not issued yet"),
        Some(PlanStanding::Superseded) => ("已被新版本取代", "was superseded by a later version"),
        Some(PlanStanding::Abolished) => ("已废止", "was abolished"),
        Some(PlanStanding::InForce) | None => ("不在预案库中", "is not in the library"),
    };
    let says = Says::new(
        format!("预案“{key}”{zh}，依它启动的级别不会启动。请核对编码，或先印发该预案。"),
        format!(
            "The plan “{key}” {en}; levels that follow it are never entered. Check its key, or \
             issue it first."
        ),
    );
    let of_world = look.world.into_iter().flat_map(|it| it.plans.keys());
    let beside = look.beside.iter().filter_map(|it| it.key.as_ref());
    let own = look.plan.key.as_ref();
    let known = of_world.chain(beside).filter(|it| Some(*it) != own).map(Key::as_str);
    match nearest(key.as_str(), known).filter(|_| path.len() == 1) {
        Some(right) => {
            let offer = Says::new(format!("改为“{right}”"), format!("Change it to “{right}”"));
            let edits = edit::set(look.document, path, right);
            found.add_with_mend(&RULE, look, path, (says, Mend { says: offer, edits }));
        }
        None => found.add(&RULE, look, path, says),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{
        DEPARTMENT, GOOD, changed, mended_beside, places, places_beside_good, plan,
    };
    use super::RULE;

    #[test]
    fn a_plan_above_that_is_not_there_is_found_and_mended() {
        let text = changed(DEPARTMENT, "implements: county-flood", "implements: county-floods");
        assert_eq!(places_beside_good(&RULE, &text), ["implements"]);
        assert_eq!(places(&RULE, &text), Vec::<String>::new(), "nobody has shown it other plans");
        let county = changed(GOOD, "issuer:", "implements: yunze-overall\nissuer:");
        let below = plan(DEPARTMENT);
        let places = crate::checks::testing::paths_beside(&RULE, &county, None, &[&below]);
        assert_eq!(places, Vec::<String>::new(), "it was shown what is below");
        let mended = mended_beside(&RULE, &text, &[&plan(GOOD)]);
        assert_eq!(mended, DEPARTMENT);
    }

    #[test]
    fn a_plan_that_only_a_condition_names_is_looked_for_too() {
        let text = changed(
            DEPARTMENT,
            "level(county-flood) at least III",
            "level(county-fire) at least III",
        );
        assert_eq!(places_beside_good(&RULE, &text), ["levels.duty-2.enter.when"]);
    }
}
