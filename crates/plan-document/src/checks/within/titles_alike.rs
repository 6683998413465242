//! Two tasks with one title: on the telephone nobody knows which one is meant.

use std::collections::BTreeMap;

use domain::kernel::Key;

use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "titles-alike",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("两项任务同名", "Two tasks with one title"),
    reason: said(
        "同名任务在电话和电台里分不清，容易漏做或重复做。",
        "Tasks of one title are taken for each other on the telephone and on the radio.",
    ),
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let mut seen: BTreeMap<&str, &Key> = BTreeMap::new();
    for (key, task) in look.plan.tasks.iter() {
        let Some(title) = &task.title else { continue };
        let Some(first) = seen.get(title.zh.as_str()) else {
            seen.insert(title.zh.as_str(), key);
            continue;
        };
        let says = Says::new(
            format!(
                "任务 {key} 与 {first} 同名，都叫“{}”。请加上地点或单位来区分。",
                title.zh.as_str()
            ),
            format!(
                "The tasks {key} and {first} are both called “{}”. Tell them apart by the place \
                 or the unit.",
                title.english()
            ),
        );
        found.add(&RULE, look, &["tasks", key.as_str(), "title"], says);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, places};
    use super::RULE;

    #[test]
    fn two_tasks_of_one_title_are_found_at_the_second() {
        let text =
            good_with("title: {zh: 向市报告, en: Report to the city}", "title: {zh: 集结队伍}");
        assert_eq!(places(&RULE, &text), ["tasks.report-up.title"]);
    }
}
