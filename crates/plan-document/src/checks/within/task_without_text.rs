//! A task that does not say what is done: at three in the morning nobody guesses it right.

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
        let path = ["tasks", key.as_str(), "text"];
        let Called { zh, en } = Called::task(key, task);
        if is_missing(look, &path, task.text.as_ref()) {
            let says = Says::new(
                format!("任务“{zh}”没有写做什么。请在 text 用一至四句话写清楚。"),
                format!(
                    "The task “{en}” does not say what is done. Write 1 to 4 sentences under text."
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
    fn a_task_that_does_not_say_what_is_done_is_found() {
        let text = good_with(
            "    text: {zh: 各队到指定地点报到。, en: The teams report at their places.}\n",
            "",
        );
        assert_eq!(places(&RULE, &text), ["tasks.muster.text"]);
    }
}
