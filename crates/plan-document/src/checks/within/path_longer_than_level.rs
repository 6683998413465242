//! Tasks that follow each other for longer than their level is expected to last: even at their
//! fastest they are not done when it ends.

use std::collections::BTreeMap;

use domain::kernel::{Key, Span};
use domain::plans::document::{ActivityKind, Plan, Task};

use super::called::{Called, shown};
use super::chains::opens_at;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "path-longer-than-level",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("任务链长于级别的预计期限", "A path that is longer than its level"),
    reason: said(
        "一环接一环的任务即使都按最快完成，也超过级别的预计期限，说明期限或衔接有误。",
        "Where tasks that follow each other take longer at their fastest than the level lasts, \
         the duration or the order is wrong.",
    ),
    law: &["ERL-72"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let plan = look.plan;
    let finishes = finishes(plan);
    let opens = opens_at(plan);
    let lasts = |key: &Key| {
        let rank = opens.get(key)?;
        let level = plan.levels.iter().find(|(_, it)| it.rank == Some(*rank))?;
        Some((level.0, level.1, level.1.lasts?.microseconds()))
    };
    let is_late = |key: &Key| {
        let finish = finishes.get(key).copied();
        finish.zip(lasts(key)).is_some_and(|(finish, (_, _, lasts))| finish > lasts)
    };
    for (key, task) in plan.tasks.iter() {
        // What is late because of another is told there.
        if !is_late(key) || outlasts_its_level(task) || task.after.iter().any(is_late) {
            continue;
        }
        let (Some(finish), Some((name, level, _))) = (finishes.get(key), lasts(key)) else {
            continue;
        };
        let takes = shown(Span::from_microseconds(*finish));
        let (it, of) = (Called::task(key, task), Called::level(name, level));
        let says = Says::new(
            format!(
                "任务“{}”最快也要在启动 {} 后完成，超过“{}”的预计期限。请核对用时、前置任务或 \
                 lasts。",
                it.zh, takes.zh, of.zh
            ),
            format!(
                "The task “{}” is done {} after the start at its fastest, when “{}” is expected \
                 to be over. Check the estimates, what it follows, or lasts.",
                it.en, takes.en, of.en
            ),
        );
        found.add(&RULE, look, &["tasks", key.as_str(), "after"], says);
    }
}

/// What is done after the emergency by its nature, and what follows nothing: where a single task
/// takes days, its planner knows.
fn outlasts_its_level(task: &Task) -> bool {
    let is_of_the_aftermath = matches!(
        task.kind,
        Some(ActivityKind::Recovery | ActivityKind::LossSurvey | ActivityKind::DataDestruction)
    );
    is_of_the_aftermath || task.after.is_empty()
}

/// When each task is done at its fastest, in microseconds from the start. Left out are those of a
/// circle, and those that wait for what nobody has estimated or for a condition.
fn finishes(plan: &Plan) -> BTreeMap<&Key, i64> {
    let mut done: BTreeMap<&Key, i64> = BTreeMap::new();
    loop {
        let mut more = Vec::new();
        for (key, task) in plan.tasks.iter().filter(|(key, _)| !done.contains_key(key)) {
            let Some(takes) = task.takes.filter(|_| task.when.is_none()) else { continue };
            let before: Option<Vec<i64>> =
                task.after.iter().map(|it| done.get(it).copied()).collect();
            if let Some(before) = before {
                let opens = before.into_iter().max().unwrap_or(0);
                let delay = task.delay.unwrap_or(Span::ZERO).microseconds();
                let finish = opens.saturating_add(delay).saturating_add(takes.min.microseconds());
                more.push((key, finish));
            }
        }
        if more.is_empty() {
            return done;
        }
        done.extend(more);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{changed, good_with, places};
    use super::RULE;

    #[test]
    fn a_path_that_its_level_does_not_last_for_is_found_at_its_first_late_task() {
        let text = changed(
            &good_with("min: 20min, likely: 40min, max: 1h", "min: 30h, likely: 31h, max: 32h"),
            "min: 1h, likely: 2h, max: 3h",
            "min: 20h, likely: 21h, max: 22h",
        );
        assert_eq!(places(&RULE, &text), ["tasks.move-lowland.after"]);
    }

    #[test]
    fn what_is_done_after_the_emergency_may_outlast_it() {
        let long = good_with("min: 1h, likely: 2h, max: 3h", "min: 80h, likely: 90h, max: 99h");
        assert_eq!(places(&RULE, &long), ["tasks.move-lowland.after"]);
        let text = changed(&long, "kind: evacuation", "kind: loss_survey");
        assert_eq!(places(&RULE, &text), Vec::<String>::new());
    }
}
