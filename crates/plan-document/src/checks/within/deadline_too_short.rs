//! A deadline that nobody can keep: it is shorter than the task takes at its fastest.

use super::called::{Called, shown, written};
use super::{Found, Look, LooksAt, Mend, Rule, Says, Severity, said};
use crate::edit;

pub(super) static RULE: Rule = Rule {
    id: "deadline-too-short",
    severity: Severity::Error,
    looks_at: LooksAt::Document,
    title: said("时限短于最短用时", "A deadline that nobody can keep"),
    reason: said(
        "最快也做不完的时限，执行时必然超期，督办也失去意义。",
        "What cannot be done in time even at its fastest is always late, and being late means \
         nothing any more.",
    ),
    law: &["PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (key, task) in look.plan.tasks.iter() {
        let (Some(due), Some(takes)) = (task.due, task.takes) else { continue };
        if due >= takes.min {
            continue;
        }
        let path = ["tasks", key.as_str(), "due"];
        let Called { zh, en } = Called::task(key, task);
        let (due, least, most) = (shown(due), shown(takes.min), shown(takes.max));
        let says = Says::new(
            format!(
                "任务“{zh}”时限 {}，最快也要 {}。请放宽时限，或增加人手后改用时。",
                due.zh, least.zh
            ),
            format!(
                "The task “{en}” is due after {} and takes {} at its fastest. Give it more time, \
                 or more people and a new estimate.",
                due.en, least.en
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
    fn a_deadline_that_nobody_can_keep_is_found_and_mended() {
        let text = good_with("due: 4h", "due: 50min");
        assert_eq!(places(&RULE, &text), ["tasks.move-lowland.due"]);
        assert_eq!(places(&RULE, &mended(&RULE, &text)), Vec::<String>::new());
    }

    #[test]
    fn the_fastest_time_itself_can_be_kept() {
        assert_eq!(places(&RULE, &good_with("due: 4h", "due: 60min")), Vec::<String>::new());
    }
}
