//! A plan that was never drilled, or not for too long.

use domain::kernel::Severity;

use super::{cycles, names};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;

pub(super) static RULE: Rule = Rule {
    id: "drill-overdue",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence { zh: "预案演练已逾期", en: "The drill of the plan is overdue" },
    reason: Sentence {
        zh: "专项、部门应急预案至少每三年演练一次（应急预案管理办法第三十二条）。",
        en: "Special and department plans are drilled at least every three years (PLAN-2024, \
             article 32).",
    },
    law: &["PLAN2024-32"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let drill = look.plan.drill;
    // Where the text has a day that could not be read, reading says so.
    let is_written = look.document.node(&["drill", "last"]).is_some();
    if drill.every.is_some() && drill.last.is_none() && !is_written {
        let says = Says::new(
            "本预案还没有演练过。请安排演练，并登记演练日期。",
            "The plan was never drilled. Hold a drill and enter the day.",
        );
        return found.add(&RULE, look, &["drill"], says);
    }
    let Some(due) = cycles::due(drill).filter(|it| *it < world.today) else { return };
    let days = world.today.days_since(due);
    let ago = names::days(days);
    let says = Says::new(
        format!("预案演练应在{due}前进行，已逾期{days}天。请安排演练，并登记演练日期。"),
        format!("The plan was to be drilled by {due}, {ago} ago. Hold a drill and enter the day."),
    );
    found.add(&RULE, look, &["drill", "last"], says);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn a_drill_of_four_years_ago_is_overdue() {
        let text = town::changed(COUNTY, "last: 2025-05-20", "last: 2022-05-20");
        let paths = town::paths(&town::findings(&RULE, &text, &town::town()));
        assert_eq!(paths, ["drill.last"]);
    }

    #[test]
    fn a_plan_that_was_never_drilled_is_told() {
        let text =
            town::changed(COUNTY, "drill: {every: 3y, last: 2025-05-20}", "drill: {every: 3y}");
        let paths = town::paths(&town::findings(&RULE, &text, &town::town()));
        assert_eq!(paths, ["drill"]);
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
