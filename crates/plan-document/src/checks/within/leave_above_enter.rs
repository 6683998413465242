//! A level that may be left while it should still be entered: it would come and go with every wave.

use super::called::Called;
use super::thresholds::{Meeting, Way, What, ways};
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};
use domain::plans::document::Measured;

pub(super) static RULE: Rule = Rule {
    id: "leave-above-enter",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("退出条件与启动条件相抵", "A level that is left where it is entered"),
    reason: said(
        "退出值应当低于启动值，或要求持续一段时间，否则级别会反复升降，基层无所适从。",
        "The value at which a level is left lies below that at which it is entered, or must hold \
         for a while; else the level comes and goes, and people stop following it.",
    ),
    law: &["PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (name, level) in look.plan.levels.iter() {
        let (Some(enter), Some(leave)) = (&level.enter.when, &level.leave.when) else { continue };
        let (enter, leave) = (ways(enter), ways(leave));
        let both = enter.iter().flat_map(|one| leave.iter().map(move |other| (one, other)));
        let meetings: Vec<Meeting> = both.map(|(one, other)| meeting(one, other)).collect();
        let Called { zh, en } = Called::level(name, level);
        let says = if meetings.contains(&Meeting::Together) {
            Says::new(
                format!(
                    "“{zh}”的退出条件与启动条件可以同时成立：刚退出又要启动。请让退出值低于启动\
                     值。"
                ),
                format!(
                    "“{en}” can be left while the condition for entering it holds. Let the value \
                     for leaving lie below that for entering."
                ),
            )
        } else if meetings.contains(&Meeting::Touching) {
            Says::new(
                format!(
                    "“{zh}”的退出值与启动值相同，数值稍有波动就会反复升降。请把退出值写低一些，\
                     或加上“持续”时间，例如 for 12h。"
                ),
                format!(
                    "“{en}” is left at the very value at which it is entered, and would come and \
                     go. Leave it at a lower value, or only after some time, such as for 12h."
                ),
            )
        } else {
            continue;
        };
        found.add(&RULE, look, &["levels", name.as_str(), "leave", "when"], says);
    }
}

/// How entering and leaving lie to each other. Meeting in one value does no harm where time or
/// people stand between: a level of another plan, a sum over hours, a condition that must hold.
fn meeting(enter: &Way<'_>, leave: &Way<'_>) -> Meeting {
    let is_steady = |way: &Way<'_>| {
        way.bounds
            .iter()
            .any(|it| it.held.is_some() || !matches!(it.what, What::Measured(Measured::Now(_))))
    };
    match enter.meets(leave) {
        Meeting::Touching if is_steady(enter) || is_steady(leave) => Meeting::Never,
        it => it,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{DEPARTMENT, changed, good_with, places};
    use super::RULE;

    #[test]
    fn a_level_that_is_left_above_the_value_at_which_it_is_entered_is_found() {
        for wrong in ["< 59.20 m", "<= 59.00 m", "< 5920 cm for 6h"] {
            let text = good_with("< 58.50 m", wrong);
            assert_eq!(places(&RULE, &text), ["levels.II.leave.when"], "{wrong}");
        }
    }

    #[test]
    fn the_same_value_needs_a_time_for_which_it_holds() {
        let text = good_with("< 58.50 m", "< 59.00 m");
        assert_eq!(places(&RULE, &text), ["levels.II.leave.when"]);
        let held = good_with("< 58.50 m", "< 59.00 m for 12h");
        assert_eq!(places(&RULE, &held), Vec::<String>::new());
    }

    #[test]
    fn what_another_value_forbids_is_no_contradiction() {
        let text = changed(
            &good_with(">= 59.00 m\"", ">= 59.00 m and sum(rain.county, 24h) >= 50 mm\""),
            "< 58.50 m\"",
            "< 59.50 m and sum(rain.county, 24h) < 10 mm\"",
        );
        assert_eq!(places(&RULE, &text), Vec::<String>::new());
    }

    #[test]
    fn levels_of_another_plan_have_nothing_between_them() {
        let text = changed(DEPARTMENT, "at most IV", "at most III");
        assert_eq!(places(&RULE, &text), ["levels.duty-2.leave.when"]);
    }
}
