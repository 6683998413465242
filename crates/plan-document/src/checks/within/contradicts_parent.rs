//! A plan that is laxer than the one it implements: the same task later, the same measure longer.

use domain::kernel::Span;

use super::called::{Called, shown, written};
use super::{Found, Look, LooksAt, Mend, Rule, Says, Severity, said};
use crate::edit;

pub(super) static RULE: Rule = Rule {
    id: "contradicts-parent",
    severity: Severity::Error,
    looks_at: LooksAt::Plans,
    title: said("与上位预案矛盾", "A contradiction to the plan above"),
    reason: said(
        "下位预案要符合上位预案要求：同一任务的时限不得更晚，同一措施的期限不得更长。",
        "A plan keeps to the one above: the same task is not done later, the same measure does \
         not last longer.",
    ),
    law: &["PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(parent) = look.parent() else { return };
    for (key, task) in look.plan.tasks.iter() {
        let above = parent.tasks.get(key).and_then(|it| it.due);
        let Some((own, above)) = task.due.zip(above).filter(|(own, above)| own > above) else {
            continue;
        };
        let Called { zh, en } = Called::task(key, task);
        let (later, sooner) = (shown(own), shown(above));
        let says = Says::new(
            format!("任务“{zh}”时限 {}，上位预案要求 {}。请按上位预案改。", later.zh, sooner.zh),
            format!(
                "The task “{en}” is due after {}, in the plan above after {}. Keep to that.",
                later.en, sooner.en
            ),
        );
        report(look, found, &["tasks", key.as_str(), "due"], (says, above));
    }
    for (key, measure) in look.plan.measures.iter() {
        let above = parent.measures.get(key).and_then(|it| it.lasts);
        let Some((own, above)) = measure.lasts.zip(above).filter(|(own, above)| own > above) else {
            continue;
        };
        let Called { zh, en } = Called::measure(key, measure);
        let (longer, shorter) = (shown(own), shown(above));
        let says = Says::new(
            format!("措施“{zh}”期限 {}，上位预案规定 {}。请按上位预案改。", longer.zh, shorter.zh),
            format!(
                "The measure “{en}” lasts {}, in the plan above {}. Keep to that.",
                longer.en, shorter.en
            ),
        );
        report(look, found, &["measures", key.as_str(), "lasts"], (says, above));
    }
}

fn report(look: &Look<'_>, found: &mut Found, path: &[&str], (says, above): (Says, Span)) {
    let to = shown(above);
    let offer = Says::new(format!("改为 {}", to.zh), format!("Set it to {}", to.en));
    let edits = edit::set(look.document, path, &written(above));
    found.add_with_mend(&RULE, look, path, (says, Mend { says: offer, edits }));
}

#[cfg(test)]
mod tests {
    use super::super::testing::{
        DEPARTMENT, GOOD, changed, mended_beside, places_beside_good, plan,
    };
    use super::RULE;

    #[test]
    fn a_task_that_is_due_later_than_above_is_found_and_mended() {
        let text = changed(DEPARTMENT, "due: 1h", "due: 2h");
        assert_eq!(places_beside_good(&RULE, &text), ["tasks.traffic-dongdu.due"]);
        let mended = mended_beside(&RULE, &text, &[&plan(GOOD)]);
        assert_eq!(places_beside_good(&RULE, &mended), Vec::<String>::new());
    }

    #[test]
    fn a_measure_that_lasts_longer_than_above_is_found() {
        let text =
            changed(DEPARTMENT, "reports:", "measures:\n  ferry-stop: {lasts: 4d}\nreports:");
        assert_eq!(places_beside_good(&RULE, &text), ["measures.ferry-stop.lasts"]);
        let stricter = changed(&text, "lasts: 4d", "lasts: 2d");
        assert_eq!(places_beside_good(&RULE, &stricter), Vec::<String>::new());
    }
}
