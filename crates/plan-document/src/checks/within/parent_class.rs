//! A class of emergency that the plan above does not answer: its levels are never proposed for it.

use domain::kernel::EmergencyClass;

use super::written::place_in;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "parent-class",
    severity: Severity::Warning,
    looks_at: LooksAt::Plans,
    title: said("类别超出上位预案", "A class that the plan above does not answer"),
    reason: said(
        "下位预案的事件类别应当在上位预案范围之内，否则没有级别可依。",
        "A plan answers what the one above answers; for anything else there is no level to \
         follow.",
    ),
    law: &["PLAN2024-9", "PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(parent) = look.parent().filter(|it| !it.classes.is_empty()) else { return };
    for class in look.plan.classes.difference(&parent.classes) {
        let (zh, en) = words(*class);
        let above =
            super::called::Called::labelled_or(parent.title.as_ref(), "上位预案", "the plan above");
        let place = place_in(look, &["classes"], class.name());
        let says = Says::new(
            format!("本预案包含{zh}，上位预案“{}”不包含。请去掉这一类，或修订上位预案。", above.zh),
            format!(
                "This plan answers {en}, and “{}” does not. Take that class out, or revise the \
                 plan above.",
                above.en
            ),
        );
        found.add(&RULE, look, &["classes", place.as_str()], says);
    }
}

const fn words(class: EmergencyClass) -> (&'static str, &'static str) {
    match class {
        EmergencyClass::NaturalDisaster => ("自然灾害", "natural disasters"),
        EmergencyClass::AccidentDisaster => ("事故灾难", "accidents"),
        EmergencyClass::PublicHealth => ("公共卫生事件", "public-health emergencies"),
        EmergencyClass::PublicOrderEvent => ("社会安全事件", "public-order emergencies"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{DEPARTMENT, changed, places_beside_good};
    use super::RULE;

    #[test]
    fn a_class_that_the_plan_above_does_not_answer_is_found() {
        let text = changed(DEPARTMENT, "[natural_disaster]", "[natural_disaster, public_health]");
        assert_eq!(places_beside_good(&RULE, &text), ["classes.1"]);
    }
}
