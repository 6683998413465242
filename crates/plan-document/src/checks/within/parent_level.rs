//! Levels of another plan that this one names and that one does not have, or that this one leaves
//! out between two that it answers.

use domain::kernel::Key;
use domain::plans::document::{Condition, Plan};

use super::called::Called;
use super::reactions::{answers, bounds_on, name_in};
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "parent-level",
    severity: Severity::Error,
    looks_at: LooksAt::Plans,
    title: said("与上位预案的级别不衔接", "Levels that do not join those of the plan above"),
    reason: said(
        "上位预案升级时，下位预案要有对应的响应；引用不存在的级别则永远不会启动。",
        "When the plan above is raised this one answers; a level that does not exist is never \
         followed.",
    ),
    law: &["PLAN2024-24", "ERL-71"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (name, level) in look.plan.levels.iter() {
        for (condition, step) in [(&level.enter.when, "enter"), (&level.leave.when, "leave")] {
            let path = ["levels", name.as_str(), step, "when"];
            named(look, found, condition.as_ref(), &path);
        }
    }
    for (key, task) in look.plan.tasks.iter() {
        named(look, found, task.when.as_ref(), &["tasks", key.as_str(), "when"]);
    }
    if let (Some(key), Some(parent)) = (&look.plan.implements, look.parent()) {
        hole(look, found, key, parent);
    }
}

/// Names of levels that the other plan does not have.
fn named(look: &Look<'_>, found: &mut Found, condition: Option<&Condition>, path: &[&str]) {
    let Some(condition) = condition else { return };
    let mut plans: Vec<&Key> = Vec::new();
    condition.visit(&mut |it| {
        if let Condition::LevelOf { plan: Some(key), .. } = it
            && !plans.contains(&key)
        {
            plans.push(key);
        }
    });
    for key in plans {
        let Some(other) = look.other_plan(key).filter(|it| !it.levels.is_empty()) else { continue };
        let names = bounds_on(condition, key).into_iter().filter_map(name_in);
        for name in names.filter(|it| !other.levels.has(it)) {
            let has: Vec<_> = other.levels.iter().map(|(name, _)| name.as_str()).collect();
            let says = Says::new(
                format!(
                    "预案“{key}”没有“{name}”这一级，它有：{}。请改用其中一级。",
                    has.join("、")
                ),
                format!(
                    "The plan “{key}” has no level “{name}”; it has {}. Name one of those.",
                    has.join(", ")
                ),
            );
            found.add(&RULE, look, path, says);
        }
    }
}

/// Levels of the plan above, more severe than one that is answered, which are not answered.
fn hole(look: &Look<'_>, found: &mut Found, key: &Key, parent: &Plan) {
    let mut answered_below = false;
    for (name, level) in parent.levels_by_rank() {
        let Some(rank) = level.rank else { continue };
        let is_answered = look.plan.levels.iter().any(|(_, it)| answers(it, (key, parent), rank));
        if answered_below && !is_answered {
            let Called { zh, en } = Called::level(name, level);
            let says = Says::new(
                format!(
                    "上位预案启动“{zh}”时，本预案没有对应的级别，而较低的级别却有。请在某个级别\
                     的 when 里写 level({key}) at least {name}。"
                ),
                format!(
                    "When the plan above is at “{en}” no level of this plan answers, though a \
                     lower one is answered. Write level({key}) at least {name} in the condition \
                     of a level."
                ),
            );
            found.add(&RULE, look, &["levels"], says);
        }
        answered_below |= is_answered;
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{DEPARTMENT, GOOD, changed, places_beside_good, plan};
    use super::RULE;

    #[test]
    fn a_level_that_the_other_plan_does_not_have_is_found() {
        let text = changed(DEPARTMENT, "at least III", "at least I");
        assert_eq!(places_beside_good(&RULE, &text), ["levels.duty-2.enter.when"]);
        let text = changed(DEPARTMENT, "at most IV", "at most V");
        assert_eq!(places_beside_good(&RULE, &text), ["levels.duty-2.leave.when"]);
    }

    #[test]
    fn a_change_of_the_plan_above_is_found_in_the_plan_below() {
        let parent = plan(&changed(GOOD, "\n  III:\n", "\n  orange:\n    rank: 3\n"));
        let places = crate::checks::testing::paths_beside(&RULE, DEPARTMENT, None, &[&parent]);
        assert_eq!(places, ["levels.duty-2.enter.when"]);
    }

    #[test]
    fn a_level_that_nobody_answers_between_or_above_is_a_hole() {
        let text = changed(DEPARTMENT, "at least IV", "is IV");
        assert_eq!(places_beside_good(&RULE, &text), Vec::<String>::new());
        let text = changed(&text, "at least III", "is III");
        assert_eq!(places_beside_good(&RULE, &text), ["levels"], "level II is not answered");
    }

    #[test]
    fn who_reacts_only_from_a_higher_level_on_leaves_no_hole() {
        let text = changed(DEPARTMENT, "at least IV", "is III");
        assert_eq!(places_beside_good(&RULE, &text), Vec::<String>::new());
    }
}
