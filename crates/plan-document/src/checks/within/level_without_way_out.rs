//! A level of which nobody knows when it ends: what was ordered for it goes on for ever.

use super::called::Called;
use super::written::holds_none;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "level-without-way-out",
    severity: Severity::Error,
    looks_at: LooksAt::Document,
    title: said("响应级别没有退出条件", "A level without a way out"),
    reason: said(
        "危害消除后应当及时解除预警、停止应急处置措施。",
        "When the danger is over, warnings are lifted and measures are ended without delay.",
    ),
    law: &["ERL-70", "ERL-86"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (name, level) in look.plan.levels.iter() {
        let path = ["levels", name.as_str(), "leave"];
        let says_nothing = level.leave.when.is_none() && level.leave.decided_by.is_none();
        if says_nothing && holds_none(look, &path, &["when", "decided_by"]) {
            let Called { zh, en } = Called::level(name, level);
            let says = Says::new(
                format!(
                    "“{zh}”没有写何时退出、由谁决定退出。请在 leave 写上条件（when）和决定岗位（\
                     decided_by）。"
                ),
                format!(
                    "“{en}” does not say when it is left, nor who decides it. Write a condition \
                     (when) and a post (decided_by) under leave."
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

    const LEAVE: &str =
        "    leave: {when: \"river.dongdu.stage < 58.50 m\", decided_by: flood-hq-commander}\n";

    #[test]
    fn a_level_that_is_never_left_is_found() {
        assert_eq!(places(&RULE, &good_with(LEAVE, "")), ["levels.II.leave"]);
    }

    #[test]
    fn a_post_that_decides_it_is_a_way_out() {
        let text = good_with(LEAVE, "    leave: {decided_by: flood-hq-commander}\n");
        assert_eq!(places(&RULE, &text), Vec::<String>::new());
    }
}
