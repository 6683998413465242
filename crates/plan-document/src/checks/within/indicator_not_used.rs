//! Something that is measured and that no condition looks at.

use std::collections::BTreeSet;

use domain::kernel::Key;
use domain::plans::document::Condition;

use super::called::Called;
use super::written::is_absent;
use super::{Found, Look, LooksAt, Mend, Rule, Says, Severity, said};
use crate::edit;

pub(super) static RULE: Rule = Rule {
    id: "indicator-not-used",
    severity: Severity::Hint,
    looks_at: LooksAt::Document,
    title: said("没有条件用到的指标", "An indicator that no condition looks at"),
    reason: said(
        "有人天天报数，却没有条件用它：要么漏了条件，要么白报。",
        "Somebody reports it every day and nothing depends on it: a condition was forgotten, or \
         the reports are for nothing.",
    ),
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let mut used: BTreeSet<&Key> = BTreeSet::new();
    for (name, level) in look.plan.levels.iter() {
        for (condition, step) in [(&level.enter.when, "enter"), (&level.leave.when, "leave")] {
            if !gather(look, &["levels", name.as_str(), step, "when"], condition, &mut used) {
                return;
            }
        }
    }
    for (key, task) in look.plan.tasks.iter() {
        if !gather(look, &["tasks", key.as_str(), "when"], &task.when, &mut used) {
            return;
        }
    }
    for (key, indicator) in look.plan.indicators.iter().filter(|(key, _)| !used.contains(key)) {
        let path = ["indicators", key.as_str()];
        let Called { zh, en } = Called::labelled(indicator.title.as_ref(), key);
        let says = Says::new(
            format!("没有条件用到指标“{zh}”。请在级别的 when 里用它，或删去它。"),
            format!(
                "No condition looks at “{en}”. Use it in the condition of a level, or delete it."
            ),
        );
        let offer = Says::new("删去这个指标", "Delete the indicator");
        let edits = edit::remove(look.document, &path);
        found.add_with_mend(&RULE, look, &path, (says, Mend { says: offer, edits }));
    }
}

/// Notes what a condition looks at. False where one is written that could not be read: then nobody
/// knows what it uses.
fn gather<'a>(
    look: &Look<'_>,
    path: &[&str],
    condition: &'a Option<Condition>,
    used: &mut BTreeSet<&'a Key>,
) -> bool {
    match condition {
        Some(condition) => {
            used.extend(condition.indicators());
            true
        }
        None => is_absent(look, path),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, mended, places};
    use super::RULE;

    const UNUSED: &str = "indicators:\n  wind: {measure: m/s, supplied_by: weather-bureau}\n";

    #[test]
    fn an_indicator_that_no_condition_looks_at_is_found_and_deleted() {
        let text = good_with("indicators:\n", UNUSED);
        assert_eq!(places(&RULE, &text), ["indicators.wind"]);
        assert_eq!(mended(&RULE, &text), super::super::testing::GOOD);
    }

    #[test]
    fn where_a_condition_cannot_be_read_nothing_is_said() {
        let text = good_with("indicators:\n", UNUSED);
        let text = text.replace("river.dongdu.stage >= 59.00 m", "wind >=");
        assert_eq!(places(&RULE, &text), Vec::<String>::new());
    }
}
