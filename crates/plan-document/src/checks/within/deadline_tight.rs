//! A deadline that is missed more often than kept: it is shorter than the task most likely takes.

use super::called::{Called, shown, written};
use super::{Found, Look, LooksAt, Mend, Rule, Says, Severity, said};
use crate::edit;

pub(super) static RULE: Rule = Rule {
    id: "deadline-tight",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("时限短于通常用时", "A deadline that is mostly missed"),
    reason: said(
        "通常都做不完的时限，多半会超期。",
        "A deadline below the likely duration is missed more often than kept.",
    ),
    law: &["PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (key, task) in look.plan.tasks.iter() {
        let (Some(due), Some(takes)) = (task.due, task.takes) else { continue };
        if due < takes.min || due >= takes.likely {
            continue;
        }
        let path = ["tasks", key.as_str(), "due"];
        let Called { zh, en } = Called::task(key, task);
        let (due, likely, most) = (shown(due), shown(takes.likely), shown(takes.max));
        let says = Says::new(
            format!("任务“{zh}”时限 {}，通常要 {}。请放宽时限。", due.zh, likely.zh),
            format!(
                "The task “{en}” is due after {} and most likely takes {}. Give it more time.",
                due.en, likely.en
            ),
        );
        let offer = Says::new(
            format!("按最长用时定为 {}", most.zh),
            format!("Set it to the longest estimate, {}", most.en),
        );
        let edits = edit::set(look.document, &path, &written(takes.max));
        found.add_with_mend(&RULE, look, &path, (says, Mend { says: offer, edits }));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, mended, places};
    use super::RULE;

    #[test]
    fn a_deadline_below_the_likely_duration_is_found_and_mended() {
        let text = good_with("due: 4h", "due: 90min");
        assert_eq!(places(&RULE, &text), ["tasks.move-lowland.due"]);
        assert_eq!(places(&RULE, &mended(&RULE, &text)), Vec::<String>::new());
    }

    #[test]
    fn the_likely_duration_is_enough_and_what_cannot_be_kept_at_all_is_told_elsewhere() {
        assert_eq!(places(&RULE, &good_with("due: 4h", "due: 2h")), Vec::<String>::new());
        assert_eq!(places(&RULE, &good_with("due: 4h", "due: 50min")), Vec::<String>::new());
    }
}
