//! A level that is activated without what must then be said: the matter, how long it is expected to
//! last, and what is done.

use super::called::Called;
use super::written::{is_absent, is_missing};
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "activation-statement",
    severity: Severity::Error,
    looks_at: LooksAt::Document,
    title: said("启动时应当明确的内容不全", "An activation that does not say what it must"),
    reason: said(
        "启动应急响应，应当明确响应事项、级别、预计期限、应急处置措施等。",
        "An activation states its matter, level, expected duration and measures.",
    ),
    law: &["ERL-72"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (name, level) in look.plan.levels.iter() {
        let at = |field| ["levels", name.as_str(), field];
        let Called { zh, en } = Called::level(name, level);
        if is_missing(look, &at("matter"), level.matter.as_ref()) {
            let says = Says::new(
                format!(
                    "“{zh}”没有写启动事项。请在 matter 写明启动时宣布什么（突发事件应对法第七十\
                     二条）。"
                ),
                format!(
                    "“{en}” does not say what is announced at its activation. Write it under \
                     matter (ERL 72)."
                ),
            );
            found.add(&RULE, look, &at("matter"), says);
        }
        if is_missing(look, &at("lasts"), level.lasts.as_ref()) {
            let says = Says::new(
                format!(
                    "“{zh}”没有写预计期限。请在 lasts 写上，例如 72h（突发事件应对法第七十二条）。"
                ),
                format!(
                    "“{en}” does not say how long it is expected to last. Write it under lasts, \
                     such as 72h (ERL 72)."
                ),
            );
            found.add(&RULE, look, &at("lasts"), says);
        }
        let does_nothing =
            ["starts", "measures", "notices"].iter().all(|field| is_absent(look, &at(field)));
        if does_nothing {
            let says = Says::new(
                format!(
                    "“{zh}”启动后什么也不做。请在 starts、measures 或 notices 写上任务、措施或公\
                     告（突发事件应对法第七十二条）。"
                ),
                format!(
                    "“{en}” starts nothing. Write tasks, measures or notices under starts, \
                     measures or notices (ERL 72)."
                ),
            );
            found.add(&RULE, look, &at("starts"), says);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, places};
    use super::RULE;

    #[test]
    fn each_part_that_is_missing_is_told() {
        let matter =
            "    matter: {zh: 启动防汛二级响应。, en: The response of level II is activated.}\n";
        assert_eq!(places(&RULE, &good_with(matter, "")), ["levels.II.matter"]);
        assert_eq!(
            places(&RULE, &good_with("    lasts: 72h\n    leave", "    leave")),
            ["levels.IV.lasts"]
        );
        assert_eq!(
            places(&RULE, &good_with("starts: [open-shelter]", "starts: []")),
            ["levels.II.starts"]
        );
    }
}
