//! A plan whose evaluation as a whole is overdue.

use domain::kernel::Severity;

use super::{cycles, names};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;

pub(super) static RULE: Rule = Rule {
    id: "review-overdue",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence { zh: "预案评估已逾期", en: "The evaluation of the plan is overdue" },
    reason: Sentence {
        zh: "应急预案原则上每三年评估一次（应急预案管理办法第三十四条）。",
        en: "Plans are evaluated in principle every three years (PLAN-2024, article 34).",
    },
    law: &["PLAN2024-34"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let Some(due) = cycles::due(look.plan.review).filter(|it| *it < world.today) else { return };
    let days = world.today.days_since(due);
    let ago = names::days(days);
    let says = Says::new(
        format!("预案评估应在{due}前完成，已逾期{days}天。请组织评估，并登记评估日期。"),
        format!("The plan was to be evaluated by {due}, {ago} ago. Evaluate it and enter the day."),
    );
    found.add(&RULE, look, &["review", "last"], says);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn three_years_end_on_the_same_day() {
        let last = |day: &str| town::changed(COUNTY, "last: 2025-03-01", &format!("last: {day}"));
        assert!(town::findings(&RULE, &last("2023-06-15"), &town::town()).is_empty());
        let found = town::findings(&RULE, &last("2023-06-14"), &town::town());
        assert_eq!(town::paths(&found), ["review.last"]);
        assert!(found[0].says.en.contains("1 day ago"));
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
