//! A special or department plan that is drilled less than every three years, or of which nobody has
//! said how often.

use domain::plans::document::Tier;

use super::cycles::look_at;
use super::{Found, Look, LooksAt, Rule, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "drill-cycle",
    severity: Severity::Error,
    looks_at: LooksAt::Document,
    title: said("演练周期缺失或超过三年", "Drills that are too rare"),
    reason: said(
        "专项应急预案、部门应急预案每三年至少进行一次演练。",
        "Special and department plans are drilled at least once in three years.",
    ),
    law: &["PLAN2024-32"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let is_bound = match look.plan.tier {
        Some(Tier::Special | Tier::Department | Tier::Joint) => true,
        Some(Tier::Overall | Tier::Township | Tier::Village | Tier::Site) | None => false,
    };
    if is_bound {
        let missing = said(
            "没有写演练周期。专项、部门预案每三年至少演练一次，请写 drill: {every: 3y}。",
            "It is not said how often the plan is drilled. Write drill: {every: 3y} or more \
             often.",
        );
        let long = said(
            "演练周期超过三年。专项、部门预案每三年至少演练一次。",
            "The plan is drilled less than every three years, which the law asks for.",
        );
        look_at(&RULE, (look, found), ("drill", look.plan.drill), (missing, long));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{changed, good_with, mended, places};
    use super::RULE;

    #[test]
    fn drills_that_are_missing_or_too_rare_are_found_and_mended() {
        for wrong in ["", "drill: {last: 2025-05-20}\n", "drill: {every: 4y, last: 2025-05-20}\n"] {
            let text = good_with("drill: {every: 2y, last: 2025-05-20}\n", wrong);
            assert_eq!(places(&RULE, &text), ["drill.every"], "{wrong}");
            assert_eq!(places(&RULE, &mended(&RULE, &text)), Vec::<String>::new());
        }
    }

    #[test]
    fn three_years_are_enough_and_villages_follow_their_risk() {
        for every in ["3y", "36mo", "1096d"] {
            let text = good_with("drill: {every: 2y", &format!("drill: {{every: {every}"));
            assert_eq!(places(&RULE, &text), Vec::<String>::new());
        }
        let text = changed(
            &good_with("tier: special", "tier: village"),
            "drill: {every: 2y, last: 2025-05-20}\n",
            "",
        );
        assert_eq!(places(&RULE, &text), Vec::<String>::new());
    }
}
