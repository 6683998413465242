//! A condition that looks at something which nobody reports: it never comes true.

use super::called::Called;
use super::written::is_missing;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "indicator-without-supplier",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("指标没有报送单位", "An indicator that nobody supplies"),
    reason: said(
        "没有单位报数，条件就不会成立，级别也就没人提议启动。",
        "Where nobody reports it, the condition never holds and the level is never proposed.",
    ),
    law: &["ERL-59", "PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (key, indicator) in look.plan.indicators.iter() {
        let path = ["indicators", key.as_str(), "supplied_by"];
        if is_missing(look, &path, indicator.supplied_by.as_ref()) {
            let Called { zh, en } = Called::labelled(indicator.title.as_ref(), key);
            let says = Says::new(
                format!("指标“{zh}”没有报送单位。请在 supplied_by 写上单位编码。"),
                format!("Nobody supplies “{en}”. Write the code of a unit under supplied_by."),
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
    fn an_indicator_that_nobody_supplies_is_found() {
        let text = good_with("measure: mm, supplied_by: weather-bureau", "measure: mm");
        assert_eq!(places(&RULE, &text), ["indicators.rain.county.supplied_by"]);
    }
}
