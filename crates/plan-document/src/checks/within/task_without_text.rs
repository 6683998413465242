//! A task that does not say what is done: at three in the morning nobody guesses it right.

use domain::kernel::Key;

use super::called::Called;
use super::written::is_missing;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "task-without-text",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("任务没有写明做什么", "A task that does not say what is done"),
    reason: said(
        "任务令要能念给人听，应对措施要具体简明、管用可行。",
        "A task order is read aloud; measures must be concrete, short and workable.",
    ),
    law: &["PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (key, task) in look.plan.tasks.iter() {
        let Called { zh, en } = Called::task(key, task);
        if is_missing(look, &at(key, "title"), task.title.as_ref()) {
            let says = Says::new(
                format!("任务“{zh}”没有名称。请在 title 写上中文名称。"),
                format!(
                    "The task “{en}” has no title. Write one under title, in Chinese at least."
                ),
            );
            found.add(&RULE, look, &at(key, "title"), says);
        }
        if is_missing(look, &at(key, "text"), task.text.as_ref()) {
            let says = Says::new(
                format!("任务“{zh}”没有写做什么。请在 text 用一至四句话写清楚。"),
                format!(
                    "The task “{en}” does not say what is done. Write 1 to 4 sentences under text."
                ),
            );
            found.add(&RULE, look, &at(key, "text"), says);
        }
    }
}

fn at<'a>(key: &'a Key, field: &'a str) -> [&'a str; 3] {
    ["tasks", key.as_str(), field]
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, places};
    use super::RULE;

    #[test]
    fn a_task_that_does_not_say_what_is_done_is_found() {
        let text = good_with(
            "    text: {zh: 各队到指定地点报到。, en: The teams report at their places.}\n",
            "",
        );
        assert_eq!(places(&RULE, &text), ["tasks.muster.text"]);
        let text = good_with("    title: {zh: 集结队伍, en: Muster the teams}\n", "");
        assert_eq!(places(&RULE, &text), ["tasks.muster.title"]);
    }
}
