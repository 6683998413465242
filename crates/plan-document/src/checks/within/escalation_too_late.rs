//! An escalation that comes when the deadline is over: whoever hears of it can help no more.

use domain::plans::document::UnlessState;

use super::called::{Called, shown};
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "escalation-too-late",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("督办晚于时限", "An escalation after the deadline"),
    reason: said(
        "督办要赶在时限之前，才来得及换人补救。",
        "Somebody must hear of it before the deadline, while it can still be given to another.",
    ),
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (key, task) in look.plan.tasks.iter() {
        let Some(escalation) = &task.escalate else { continue };
        let (Some(after), Some(due)) = (escalation.after, task.due) else { continue };
        let is_late = match escalation.unless {
            // At the deadline itself, what is not done is overdue, and that is then told.
            Some(UnlessState::Done) => after > due,
            Some(UnlessState::Accepted | UnlessState::Started) | None => after >= due,
        };
        if is_late {
            let Called { zh, en } = Called::task(key, task);
            let (after, due) = (shown(after), shown(due));
            let says = Says::new(
                format!(
                    "任务“{zh}”时限 {}，督办却在 {}之后，已经来不及。请把 escalate.after 提前。",
                    due.zh, after.zh
                ),
                format!(
                    "The task “{en}” is due after {}, and is escalated only after {}. Let \
                     escalate.after come earlier.",
                    due.en, after.en
                ),
            );
            found.add(&RULE, look, &["tasks", key.as_str(), "escalate", "after"], says);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{changed, good_with, places};
    use super::RULE;

    #[test]
    fn an_escalation_at_or_after_the_deadline_is_found() {
        for after in ["45min", "2h"] {
            let text = good_with("after: 15min", &format!("after: {after}"));
            assert_eq!(places(&RULE, &text), ["tasks.muster.escalate.after"]);
        }
    }

    #[test]
    fn what_is_not_done_at_its_deadline_may_be_told_then() {
        let text = good_with("after: 15min, unless: accepted", "after: 45min, unless: done");
        assert_eq!(places(&RULE, &text), Vec::<String>::new());
        let text = changed(&text, "after: 45min, unless", "after: 46min, unless");
        assert_eq!(places(&RULE, &text), ["tasks.muster.escalate.after"]);
    }
}
