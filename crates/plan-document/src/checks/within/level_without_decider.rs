//! A level that a condition proposes and nobody decides: a machine does not activate a plan.

use super::called::Called;
use super::written::is_missing;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "level-without-decider",
    severity: Severity::Error,
    looks_at: LooksAt::Document,
    title: said("响应级别没有决定岗位", "A level that nobody decides"),
    reason: said(
        "条件只提出建议，启动响应要由有权的人决定。",
        "A condition proposes; whoever has the power decides.",
    ),
    law: &["ERL-71", "ERL-72"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (name, level) in look.plan.levels.iter() {
        let path = ["levels", name.as_str(), "enter", "decided_by"];
        let is_proposed = look.document.node(&["levels", name.as_str(), "enter", "when"]).is_some();
        if is_proposed && is_missing(look, &path, level.enter.decided_by.as_ref()) {
            let Called { zh, en } = Called::level(name, level);
            let says = Says::new(
                format!(
                    "“{zh}”有启动条件，但没有写由哪个岗位决定。请在 enter.decided_by 写上岗位编\
                     码。"
                ),
                format!(
                    "A condition proposes “{en}”, and no post decides it. Write the code of a \
                     post under enter.decided_by."
                ),
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
    fn a_level_that_only_a_condition_proposes_is_found() {
        let text = good_with(
            "when: \"river.dongdu.stage >= 59.00 m\", decided_by: flood-hq-commander}",
            "when: \"river.dongdu.stage >= 59.00 m\"}",
        );
        assert_eq!(places(&RULE, &text), ["levels.II.enter.decided_by"]);
    }
}
