//! A notice that says nothing, or that nobody may publish.

use domain::plans::document::NoticeKind;

use super::called::Called;
use super::written::is_missing;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "notice-incomplete",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("公告没有内容或发布单位", "A notice that says nothing or that nobody publishes"),
    reason: said(
        "突发事件信息由有权单位统一、准确、及时发布。",
        "Information about an emergency is published by the body with the power, correct and in \
         time.",
    ),
    law: &["ERL-7"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    // Warnings have their own rule, which asks for more.
    let others = look.plan.notices.iter().filter(|(_, it)| it.kind != Some(NoticeKind::Alert));
    for (key, it) in others {
        let Called { zh, en } = Called::notice(key, it);
        let path = ["notices", key.as_str(), "text"];
        if is_missing(look, &path, it.text.as_ref()) {
            let says = Says::new(
                format!("公告“{zh}”没有内容。请在 text 写上。"),
                format!("The notice “{en}” says nothing. Write its text under text."),
            );
            found.add(&RULE, look, &path, says);
        }
        let path = ["notices", key.as_str(), "issuer"];
        if is_missing(look, &path, it.issuer.as_ref()) {
            let says = Says::new(
                format!("公告“{zh}”没有写由谁发布。请在 issuer 写上单位编码。"),
                format!(
                    "Nobody publishes the notice “{en}”. Write the code of a unit under issuer."
                ),
            );
            found.add(&RULE, look, &path, says);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{changed, good_with, places};
    use super::RULE;

    #[test]
    fn a_notice_that_says_nothing_or_that_nobody_publishes_is_found() {
        let press = good_with("kind: alert\n    color: blue\n", "kind: press\n");
        let line = "    text: \
             {zh: 未来二十四小时水位将上涨。, en: The river will rise within 24 hours.}\n";
        assert_eq!(places(&RULE, &changed(&press, line, "")), ["notices.blue-warning.text"]);
        let line = "    issuer: yunze-flood-hq\n";
        assert_eq!(places(&RULE, &changed(&press, line, "")), ["notices.blue-warning.issuer"]);
        assert_eq!(places(&RULE, &good_with(line, "")), Vec::<String>::new(), "a warning");
    }
}
