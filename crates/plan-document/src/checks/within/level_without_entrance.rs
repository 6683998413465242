//! A level that nothing proposes and nobody decides: it is never entered.

use super::called::Called;
use super::written::holds_none;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "level-without-entrance",
    severity: Severity::Error,
    looks_at: LooksAt::Document,
    title: said("响应级别没有启动条件", "A level without an entrance"),
    reason: said(
        "预案要写明各级响应的启动条件和决定人，否则无法启动。",
        "A plan says when each level is entered and who decides it; else it is never entered.",
    ),
    law: &["ERL-71"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (name, level) in look.plan.levels.iter() {
        let enter = ["levels", name.as_str(), "enter"];
        let says_nothing = level.enter.when.is_none() && level.enter.decided_by.is_none();
        if says_nothing && holds_none(look, &enter, &["when", "decided_by"]) {
            let Called { zh, en } = Called::level(name, level);
            let says = Says::new(
                format!(
                    "“{zh}”既没有启动条件，也没有决定岗位，永远不会启动。请在 enter 写上 when 和 \
                     decided_by。"
                ),
                format!(
                    "“{en}” has neither a condition nor a post that decides it, and is never \
                     entered. Write when and decided_by under enter."
                ),
            );
            found.add(&RULE, look, &enter, says);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, places};
    use super::RULE;

    #[test]
    fn a_level_that_nothing_proposes_and_nobody_decides_is_found() {
        let text = good_with(
            "    enter: \
             {when: \"river.dongdu.stage >= 59.00 m\", decided_by: flood-hq-commander}\n",
            "",
        );
        assert_eq!(places(&RULE, &text), ["levels.II.enter"]);
    }
}
