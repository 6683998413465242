//! A task without a deadline is never late, and so is never missed. What goes on until its level
//! ends needs none.

use super::called::{Called, shown, written};
use super::written::is_missing;
use super::{Found, Look, LooksAt, Mend, Rule, Says, Severity, said};
use crate::edit;

pub(super) static RULE: Rule = Rule {
    id: "task-without-deadline",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("任务没有时限", "A task without a deadline"),
    reason: said(
        "没有时限就不会超期，也不会有人督办。",
        "Without a deadline nothing is overdue, and nobody follows it up.",
    ),
    law: &["PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (key, task) in look.plan.tasks.iter().filter(|(_, it)| !it.is_standing) {
        let path = ["tasks", key.as_str(), "due"];
        if !is_missing(look, &path, task.due.as_ref()) {
            continue;
        }
        let Called { zh, en } = Called::task(key, task);
        let says = Says::new(
            format!("任务“{zh}”没有时限。请在 due 写明下达后多久完成，例如 due: 1h。"),
            format!(
                "The task “{en}” has no deadline. Write under due how long after its opening it \
                 is done, such as due: 1h."
            ),
        );
        match task.takes {
            Some(takes) => {
                let longest = shown(takes.max);
                let offer = Says::new(
                    format!("按最长用时定为 {}", longest.zh),
                    format!("Set it to the longest estimate, {}", longest.en),
                );
                let edits = edit::set(look.document, &path, &written(takes.max));
                found.add_with_mend(&RULE, look, &path, (says, Mend { says: offer, edits }));
            }
            None => found.add(&RULE, look, &path, says),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, mended, places};
    use super::RULE;

    #[test]
    fn a_task_without_a_deadline_is_found_and_given_its_longest_estimate() {
        let text = good_with("    due: 4h\n", "");
        assert_eq!(places(&RULE, &text), ["tasks.move-lowland.due"]);
        let mended = mended(&RULE, &text);
        assert!(mended.contains("due: 3h"), "{mended}");
        assert_eq!(places(&RULE, &mended), Vec::<String>::new());
    }

    #[test]
    fn what_goes_on_until_its_level_ends_needs_no_deadline() {
        let text = good_with("    due: 30min\n    standing: true\n", "    standing: true\n");
        assert_eq!(places(&RULE, &text), Vec::<String>::new());
    }
}
