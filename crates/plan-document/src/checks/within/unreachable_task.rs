//! A task that no level starts and that follows none which is started: it is never given.

use super::called::Called;
use super::chains::reached;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "unreachable-task",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("任务永远不会下达", "A task that is never given"),
    reason: said(
        "没有级别启动它，它也不接在任何会启动的任务之后，写了等于没写。",
        "No level starts it, and it follows no task that is started: it stands there for nothing.",
    ),
    law: &["PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let plan = look.plan;
    if plan.levels.is_empty() {
        if !plan.tasks.is_empty() && look.document.node(&["levels"]).is_none() {
            let says = Says::new(
                "预案有任务但没有响应级别，任务都不会下达。请在 levels 下至少写一个级别，并在 \
                 starts 列出任务。",
                "The plan has tasks and no level, so that none is ever given. Write one level at \
                 least under levels, and list the tasks in its starts.",
            );
            found.add(&RULE, look, &["tasks"], says);
        }
        return;
    }
    let reached = reached(plan);
    for (key, task) in plan.tasks.iter().filter(|(key, _)| !reached.contains(key)) {
        let Called { zh, en } = Called::task(key, task);
        let says = Says::new(
            format!(
                "任务“{zh}”不会下达：没有级别启动它，它也不接在会启动的任务之后。请把 {key} 写进\
                 某个级别的 starts，或给它写 after。"
            ),
            format!(
                "The task “{en}” is never given: no level starts it, and it follows none that is \
                 started. Write {key} into the starts of a level, or let it follow one by after."
            ),
        );
        found.add(&RULE, look, &["tasks", key.as_str()], says);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{changed, good_with, places};
    use super::RULE;

    #[test]
    fn a_task_that_no_level_starts_is_found_with_those_that_follow_it() {
        let text = changed(
            &good_with("starts: [open-shelter]", "starts: []"),
            "    after: [muster]\n  move-lowland:",
            "  move-lowland:",
        );
        assert_eq!(places(&RULE, &text), ["tasks.open-shelter", "tasks.move-lowland"]);
    }

    #[test]
    fn a_task_that_follows_a_started_one_is_reached() {
        let text = good_with("starts: [traffic-dongdu]", "starts: [report-up]");
        assert_eq!(places(&RULE, &text), Vec::<String>::new(), "traffic follows the muster");
    }
}
