//! A task that nobody leads is done by nobody: everybody thinks that it is another's.

use super::called::Called;
use super::written::is_missing;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "task-without-lead",
    severity: Severity::Error,
    looks_at: LooksAt::Document,
    title: said("任务没有牵头单位", "A task that nobody leads"),
    reason: said(
        "没有牵头单位的任务下达时没有去处，责任也无从追究。",
        "A task without a lead goes to nobody when it is given, and nobody answers for it.",
    ),
    law: &["PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (key, task) in look.plan.tasks.iter() {
        let path = ["tasks", key.as_str(), "lead"];
        if is_missing(look, &path, task.lead.as_ref()) {
            let Called { zh, en } = Called::task(key, task);
            let says = Says::new(
                format!("任务“{zh}”没有牵头单位。请在 lead 写上一个单位的编码。"),
                format!("Nobody leads the task “{en}”. Write the code of one unit under lead."),
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
    fn a_task_without_a_lead_is_found() {
        let text = good_with("    lead: emergency-bureau\n", "");
        assert_eq!(places(&RULE, &text), ["tasks.muster.lead"]);
        let empty = good_with("    lead: emergency-bureau\n", "    lead:\n");
        assert_eq!(places(&RULE, &empty), ["tasks.muster.lead"]);
    }

    #[test]
    fn a_lead_that_was_written_wrongly_is_not_told_twice() {
        let text = good_with("lead: emergency-bureau", "lead: 应急局");
        assert_eq!(places(&RULE, &text), Vec::<String>::new());
    }
}
