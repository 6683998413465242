//! A task of the first priority of which nobody hears when it stays undone.

use super::called::Called;
use super::written::{is_absent, is_missing};
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "escalation-missing",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("最优先的任务没有督办", "A first task that nobody follows up"),
    reason: said(
        "最优先的任务没人接时，要有人立即知道。",
        "When nobody takes a task of the first priority, somebody must hear of it at once.",
    ),
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (key, task) in look.plan.tasks.iter() {
        let path = ["tasks", key.as_str(), "escalate"];
        let Called { zh, en } = Called::task(key, task);
        let Some(escalation) = &task.escalate else {
            if task.priority == Some(1) && is_absent(look, &path) {
                let says = Says::new(
                    format!(
                        "任务“{zh}”是最优先的，却没有写没人接时报给谁。请写 escalate，例如 {{\
                         after: 15min, unless: accepted, to: 岗位编码}}。"
                    ),
                    format!(
                        "The task “{en}” has the first priority, and nobody hears when it is not \
                         taken. Write escalate, such as {{after: 15min, unless: accepted, to: a \
                         post}}."
                    ),
                );
                found.add(&RULE, look, &path, says);
            }
            continue;
        };
        let to = ["tasks", key.as_str(), "escalate", "to"];
        if is_missing(look, &to, escalation.to.as_ref()) {
            let says = Says::new(
                format!("任务“{zh}”的督办没有写报给哪个岗位。请在 escalate.to 写上岗位编码。"),
                format!("The escalation of “{en}” goes to nobody. Write a post under escalate.to."),
            );
            found.add(&RULE, look, &to, says);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, places};
    use super::RULE;

    #[test]
    fn a_first_task_that_nobody_follows_up_is_found() {
        let line = "    escalate: {after: 15min, unless: accepted, to: flood-hq-commander}\n";
        assert_eq!(places(&RULE, &good_with(line, "")), ["tasks.muster.escalate"]);
        let nobody = good_with(", to: flood-hq-commander}", "}");
        assert_eq!(places(&RULE, &nobody), ["tasks.muster.escalate.to"]);
    }

    #[test]
    fn other_tasks_need_none() {
        let text = good_with(
            "    priority: 1\n    escalate: \
             {after: 15min, unless: accepted, to: flood-hq-commander}\n",
            "    priority: 2\n",
        );
        assert_eq!(places(&RULE, &text), Vec::<String>::new());
    }
}
