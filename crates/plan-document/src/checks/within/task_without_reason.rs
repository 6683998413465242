//! A task for which neither an article nor a local reason is given: nobody can say whether it is
//! still needed, and nobody dares to strike it out.

use super::called::Called;
use super::written::is_absent;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "task-without-reason",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("任务既无依据也无理由", "A task without an article or a reason"),
    reason: said(
        "每项任务都要有法规条文或本地理由，评审和修订时才知道它为何存在。",
        "Every task rests on an article or a local reason, so that a review knows why it is \
         there.",
    ),
    law: &["PLAN2024-21"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (key, task) in look.plan.tasks.iter() {
        let path = ["tasks", key.as_str(), "basis"];
        let has_any = !task.basis.is_empty() || task.reason.is_some();
        let is_written =
            !is_absent(look, &path) || !is_absent(look, &["tasks", key.as_str(), "reason"]);
        if !has_any && !is_written {
            let Called { zh, en } = Called::task(key, task);
            let says = Says::new(
                format!(
                    "任务“{zh}”没有写依据，也没有写理由。请在 basis 写条文（如 ERL-73），或在 \
                     reason 写本地理由。"
                ),
                format!(
                    "The task “{en}” names no article and no reason. Write an article under \
                     basis (such as ERL-73), or the local reason under reason."
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
    fn a_task_without_an_article_and_without_a_reason_is_found() {
        let text = good_with("    basis: [ERL-67]\n", "");
        assert_eq!(places(&RULE, &text), ["tasks.open-shelter.basis"]);
    }

    #[test]
    fn a_local_reason_is_enough() {
        let text = good_with("basis: [ERL-67]", "reason: {zh: 安置点离村很近, en: It is near}");
        assert_eq!(places(&RULE, &text), Vec::<String>::new());
    }
}
