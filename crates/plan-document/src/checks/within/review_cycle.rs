//! A plan of a government or a department that is evaluated less than every three years, or of
//! which nobody has said how often.

use domain::plans::document::Tier;

use super::cycles::look_at;
use super::{Found, Look, LooksAt, Rule, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "review-cycle",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("评估周期缺失或超过三年", "Evaluations that are too rare"),
    reason: said(
        "县级以上地方人民政府及其有关部门应急预案原则上每三年评估一次。",
        "Plans of governments from the county up and of their departments are evaluated every \
         three years in principle.",
    ),
    law: &["PLAN2024-34"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let is_bound = match look.plan.tier {
        Some(Tier::Overall | Tier::Special | Tier::Department | Tier::Joint) => true,
        Some(Tier::Township | Tier::Village | Tier::Site) | None => false,
    };
    if is_bound {
        let missing = said(
            "没有写评估周期。预案原则上每三年评估一次，请写 review: {every: 3y}。",
            "It is not said how often the plan is evaluated. Write review: {every: 3y} or more \
             often.",
        );
        let long = said(
            "评估周期超过三年。预案原则上每三年评估一次。",
            "The plan is evaluated less than every three years, which is the principle.",
        );
        look_at(&RULE, (look, found), ("review", look.plan.review), (missing, long));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, mended, places};
    use super::RULE;

    #[test]
    fn evaluations_that_are_missing_or_too_rare_are_found_and_mended() {
        for wrong in ["", "review: {last: 2025-03-01}\n", "review: {every: 5y, last: 2025-03-01}\n"]
        {
            let text = good_with("review: {every: 3y, last: 2025-03-01}\n", wrong);
            assert_eq!(places(&RULE, &text), ["review.every"], "{wrong}");
            assert_eq!(places(&RULE, &mended(&RULE, &text)), Vec::<String>::new());
        }
    }
}
