//! A task, a measure, a notice or an area without a name that people can say.

use super::written::is_missing;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "title-missing",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("没有名称", "A name that is missing"),
    reason: said(
        "任务令、公告和电话里都要叫得出名称，编码念不出来。",
        "Orders, notices and telephone calls need a name; nobody reads out a key.",
    ),
    law: &["PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let plan = look.plan;
    let tasks = plan.tasks.iter().map(|(key, it)| ("tasks", key, &it.title, ("任务", "task")));
    let measures =
        plan.measures.iter().map(|(key, it)| ("measures", key, &it.title, ("措施", "measure")));
    let notices =
        plan.notices.iter().map(|(key, it)| ("notices", key, &it.title, ("公告", "notice")));
    let areas = plan.areas.iter().map(|(key, it)| ("areas", key, &it.title, ("区域", "area")));
    for (part, key, title, (zh, en)) in tasks.chain(measures).chain(notices).chain(areas) {
        let path = [part, key.as_str(), "title"];
        if is_missing(look, &path, title.as_ref()) {
            let says = Says::new(
                format!("{zh}“{key}”没有名称。请在 title 写上，至少写中文。"),
                format!(
                    "The {en} “{key}” has no name. Write one under title, in Chinese at least."
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
    fn what_has_no_name_is_found() {
        for (line, place) in [
            ("    title: {zh: 集结队伍, en: Muster the teams}\n", "tasks.muster.title"),
            ("    title: {zh: 三界渡口, en: Sanjie ferry}\n", "areas.sanjie-ferry.title"),
        ] {
            assert_eq!(places(&RULE, &good_with(line, "")), [place]);
        }
    }
}
