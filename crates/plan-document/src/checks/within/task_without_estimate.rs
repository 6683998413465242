//! A task of which nobody has said how long it takes: whether a plan can be kept in time cannot be
//! reckoned without it.

use super::called::Called;
use super::written::is_missing;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "task-without-estimate",
    severity: Severity::Hint,
    looks_at: LooksAt::Document,
    title: said("任务没有估计用时", "A task without an estimate"),
    reason: said(
        "没有用时估计，推演时无法判断时限是否来得及。",
        "Without an estimate no rehearsal can tell whether the deadline can be kept.",
    ),
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (key, task) in look.plan.tasks.iter().filter(|(_, it)| !it.is_standing) {
        let path = ["tasks", key.as_str(), "takes"];
        if is_missing(look, &path, task.takes.as_ref()) {
            let Called { zh, en } = Called::task(key, task);
            let says = Says::new(
                format!(
                    "任务“{zh}”没有估计用时。请写 takes: {{min: 20min, likely: 35min, max: \
                     90min}} 这样的三个数。"
                ),
                format!(
                    "Nobody has said how long the task “{en}” takes. Write three durations, such \
                     as takes: {{min: 20min, likely: 35min, max: 90min}}."
                ),
            );
            found.add(&RULE, look, &path, says);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, places};
    use super::RULE;

    #[test]
    fn a_task_without_an_estimate_is_found() {
        let text = good_with("    takes: {min: 1h, likely: 2h, max: 3h}\n", "");
        assert_eq!(places(&RULE, &text), ["tasks.move-lowland.takes"]);
    }
}
