//! A plan that does not say by which rules, by whom and to whom is reported.

use domain::kernel::EmergencyClass;
use domain::kernel::ReportProfile;
use domain::plans::document::Tier;

use super::written::{is_absent, is_missing};
use super::{Found, Look, LooksAt, Mend, Rule, Says, Severity, said};
use crate::edit;

pub(super) static RULE: Rule = Rule {
    id: "report-profile",
    severity: Severity::Error,
    looks_at: LooksAt::Document,
    title: said("信息报告规则缺失或不符", "Reports without rules, or with the wrong ones"),
    reason: said(
        "突发事件信息应当立即报告，不得迟报、谎报、瞒报、漏报；各类事件的时限不同。",
        "Emergencies are reported at once, never late, falsely or not at all; each class has its \
         own time limits.",
    ),
    law: &["ERL-17", "ERL-61", "ERL-64", "SAFE493-9"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    if look.plan.tier == Some(Tier::Village) {
        return;
    }
    let path = ["reports"];
    let Some(reports) = &look.plan.reports else {
        if is_absent(look, &path) {
            let says = Says::new(
                "预案没有写信息报告。请写 reports：规则（profile）、报告岗位（by）、报往单位（to）。",
                "The plan does not say who reports. Write reports: profile, by and to.",
            );
            found.add(&RULE, look, &path, says);
        }
        return;
    };
    let path = ["reports", "profile"];
    let offer = |says: Says| {
        let what = Says::new("采用通用规则 cn-default", "Use the general rules, cn-default");
        (says, Mend { says: what, edits: edit::set(look.document, &path, "cn-default") })
    };
    match reports.profile {
        None if is_missing(look, &path, reports.profile.as_ref()) => {
            let says = Says::new(
                "没有写按哪套规则报告。请在 reports.profile 写上，例如 cn-default。",
                "It is not said by which rules is reported. Write them under reports.profile, \
                 such as cn-default.",
            );
            found.add_with_mend(&RULE, look, &path, offer(says));
        }
        None => {}
        Some(profile) => {
            for class in look.plan.classes.iter().filter(|it| !fits(profile, **it)) {
                let (zh, en) = words(*class);
                let name = profile.name();
                let says = Says::new(
                    format!("{zh}不能按 {name} 报告。请改用 cn-default 或该类别的规则。"),
                    format!(
                        "{en} is not reported by {name}. Use cn-default, or the rules of that \
                         class."
                    ),
                );
                found.add_with_mend(&RULE, look, &path, offer(says));
            }
        }
    }
    if is_missing(look, &["reports", "by"], reports.by.as_ref()) {
        let says = Says::new(
            "没有写由哪个岗位报告。请在 reports.by 写上岗位编码。",
            "No post reports. Write the code of one under reports.by.",
        );
        found.add(&RULE, look, &["reports", "by"], says);
    }
    if reports.to.is_empty() && is_absent(look, &["reports", "to"]) {
        let says = Says::new(
            "没有写报给哪些单位。请在 reports.to 写上单位编码。",
            "The reports go to nobody. Write the codes of units under reports.to.",
        );
        found.add(&RULE, look, &["reports", "to"], says);
    }
}

const fn fits(profile: ReportProfile, class: EmergencyClass) -> bool {
    match class {
        EmergencyClass::PublicHealth => {
            matches!(profile, ReportProfile::CnHealth | ReportProfile::CnDefault)
        }
        EmergencyClass::AccidentDisaster => {
            matches!(profile, ReportProfile::CnWorkSafety | ReportProfile::CnDefault)
        }
        EmergencyClass::NaturalDisaster | EmergencyClass::PublicOrderEvent => true,
    }
}

const fn words(class: EmergencyClass) -> (&'static str, &'static str) {
    match class {
        EmergencyClass::NaturalDisaster => ("自然灾害", "A natural disaster"),
        EmergencyClass::AccidentDisaster => ("事故灾难", "An accident"),
        EmergencyClass::PublicHealth => ("公共卫生事件", "A public-health emergency"),
        EmergencyClass::PublicOrderEvent => ("社会安全事件", "A public-order emergency"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{GOOD, changed, good_with, mended, places};
    use super::RULE;

    #[test]
    fn a_plan_without_reports_or_without_their_rules_is_found() {
        let (head, _) = GOOD.split_once("reports:\n").expect("it has them");
        assert_eq!(places(&RULE, head), ["reports"]);
        let text = good_with("  profile: cn-default\n", "");
        assert_eq!(places(&RULE, &text), ["reports.profile"]);
        assert_eq!(places(&RULE, &mended(&RULE, &text)), Vec::<String>::new());
        assert_eq!(places(&RULE, &good_with("  by: flood-hq-duty\n", "")), ["reports.by"]);
        assert_eq!(places(&RULE, &good_with("  to: [city-government]\n", "")), ["reports.to"]);
    }

    #[test]
    fn each_class_is_reported_by_its_rules() {
        for (class, wrong) in [("public_health", "generic"), ("accident_disaster", "cn-health")] {
            let text = good_with("classes: [natural_disaster]", &format!("classes: [{class}]"));
            assert_eq!(places(&RULE, &text), Vec::<String>::new());
            let text = changed(&text, "profile: cn-default", &format!("profile: {wrong}"));
            assert_eq!(places(&RULE, &text), ["reports.profile"]);
            assert_eq!(places(&RULE, &mended(&RULE, &text)), Vec::<String>::new());
        }
    }
}
