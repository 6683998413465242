//! A plan that rests on no law of its field.

use super::written::is_absent;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};
use crate::law::statute;

pub(super) static RULE: Rule = Rule {
    id: "basis-missing",
    severity: Severity::Error,
    looks_at: LooksAt::Document,
    title: said("预案没有编制依据", "A plan that rests on no law"),
    reason: said(
        "编制应急预案应当依据有关法律、法规、规章和标准。",
        "A plan is drafted on the ground of laws, regulations and standards.",
    ),
    law: &["PLAN2024-21", "PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let path = ["basis"];
    let basis = &look.plan.basis;
    if basis.is_empty() {
        if is_absent(look, &path) {
            let says = Says::new(
                "预案没有编制依据。请在 basis 写上条文，例如 [ERL-72, PLAN2024-9]。",
                "The plan rests on no law. Write articles under basis, such as [ERL-72, \
                 PLAN2024-9].",
            );
            found.add(&RULE, look, &path, says);
        }
        return;
    }
    // What the register does not know may well be of the field; that it is unknown is told there.
    if basis.iter().all(|it| statute(&it.statute).is_some_and(|it| !it.is_of_the_field)) {
        let says = Says::new(
            "编制依据里只有管理办法，没有突发事件应对法或本领域的法规。请补上，例如 ERL-72。",
            "The basis names only rules about plans, contracts or data, and no law on \
             emergencies. Add one, such as ERL-72.",
        );
        found.add(&RULE, look, &path, says);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, places};
    use super::RULE;

    #[test]
    fn a_plan_without_a_law_of_its_field_is_found() {
        let line = "basis: [ERL-72, PLAN2024-9, FLOOD-13]\n";
        assert_eq!(places(&RULE, &good_with(line, "")), ["basis"]);
        assert_eq!(places(&RULE, &good_with(line, "basis: []\n")), ["basis"]);
        assert_eq!(places(&RULE, &good_with(line, "basis: [PLAN2024-9]\n")), ["basis"]);
    }

    #[test]
    fn a_law_of_the_field_alone_is_enough() {
        let text = good_with("basis: [ERL-72, PLAN2024-9, FLOOD-13]", "basis: [FLOOD-13]");
        assert_eq!(places(&RULE, &text), Vec::<String>::new());
    }
}
