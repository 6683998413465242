//! A task, a measure or a notice of which nobody says what it is: who may do it, and what an order
//! for it must have, hangs on its kind.

use super::called::Called;
use super::written::is_missing;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "kind-missing",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("没有写明类别", "A kind that is missing"),
    reason: said(
        "谁可以执行、要不要命令、公告要写什么，都看类别；不写类别就查不出违法之处。",
        "Who may do it, whether it needs an order, and what a notice must say hang on the kind; \
         without it nothing unlawful is found.",
    ),
    law: &["PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let mut report = |path: [&str; 3], Called { zh, en }: Called| {
        let says = Says::new(
            format!("“{zh}”没有写类别。请在 kind 选一个。"),
            format!("“{en}” does not say of which kind it is. Choose one under kind."),
        );
        found.add(&RULE, look, &path, says);
    };
    for (key, it) in look.plan.tasks.iter() {
        let path = ["tasks", key.as_str(), "kind"];
        if is_missing(look, &path, it.kind.as_ref()) {
            report(path, Called::task(key, it));
        }
    }
    for (key, it) in look.plan.measures.iter() {
        let path = ["measures", key.as_str(), "kind"];
        if is_missing(look, &path, it.kind.as_ref()) {
            report(path, Called::measure(key, it));
        }
    }
    for (key, it) in look.plan.notices.iter() {
        let path = ["notices", key.as_str(), "kind"];
        if is_missing(look, &path, it.kind.as_ref()) {
            report(path, Called::notice(key, it));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, places};
    use super::RULE;

    #[test]
    fn what_does_not_say_of_which_kind_it_is_is_found() {
        for (line, place) in [
            ("    kind: evacuation\n", "tasks.move-lowland.kind"),
            ("    kind: traffic_control\n    basis: [ERL-73, F", "measures.ferry-stop.kind"),
            ("    kind: alert\n", "notices.blue-warning.kind"),
        ] {
            let rest = line.split_once('\n').expect("a line").1;
            assert_eq!(places(&RULE, &good_with(line, rest)), [place]);
        }
    }

    #[test]
    fn a_kind_that_was_misspelt_is_told_in_reading() {
        assert_eq!(places(&RULE, &good_with("kind: alert", "kind: alrt")), Vec::<String>::new());
    }
}
