//! A plan that does not say where it holds, or which emergencies it answers.

use super::written::{is_absent, is_missing};
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "scope-missing",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("没有写明适用范围", "A plan that does not say what it is for"),
    reason: said(
        "预案针对哪一类突发事件、在哪里适用，决定何时能用它。",
        "Which class of emergency it answers and where it holds decides when it can be used.",
    ),
    law: &["ERL-2", "PLAN2024-9"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    if is_missing(look, &["region"], look.plan.region.as_ref()) {
        let says = Says::new(
            "预案没有写适用区域。请在 region 写上区划代码，加引号，例如 \"421223\"。",
            "The plan does not say where it holds. Write the code of a region under region, in \
             quotes, such as \"421223\".",
        );
        found.add(&RULE, look, &["region"], says);
    }
    if look.plan.classes.is_empty() && is_absent(look, &["classes"]) {
        let says = Says::new(
            "预案没有写针对哪类突发事件。请在 classes 写上，例如 [natural_disaster]。",
            "The plan does not say which emergencies it answers. Write them under classes, such \
             as [natural_disaster].",
        );
        found.add(&RULE, look, &["classes"], says);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, places};
    use super::RULE;

    #[test]
    fn a_plan_that_does_not_say_where_or_for_what_is_found() {
        assert_eq!(places(&RULE, &good_with("region: \"990001\"\n", "")), ["region"]);
        assert_eq!(places(&RULE, &good_with("classes: [natural_disaster]\n", "")), ["classes"]);
    }
}
