//! A measure that no level orders: it stands there and is never ordered.

use super::called::Called;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "measure-not-used",
    severity: Severity::Hint,
    looks_at: LooksAt::Document,
    title: said("没有级别采取的措施", "A measure that no level orders"),
    reason: said(
        "措施写了却没有级别采取，启动时不会出现在命令里。",
        "A measure that no level orders is in no order when the plan is activated.",
    ),
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (key, measure) in look.plan.measures.iter() {
        if !look.plan.levels.iter().any(|(_, level)| level.measures.contains(key)) {
            let Called { zh, en } = Called::measure(key, measure);
            let says = Says::new(
                format!("没有级别采取措施“{zh}”。请把 {key} 写进某个级别的 measures，或删去它。"),
                format!(
                    "No level orders the measure “{en}”. Write {key} into the measures of a \
                     level, or delete it."
                ),
            );
            found.add(&RULE, look, &["measures", key.as_str()], says);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, places};
    use super::RULE;

    #[test]
    fn a_measure_that_no_level_orders_is_found() {
        let text = good_with("    measures: [ferry-stop]\n", "");
        assert_eq!(places(&RULE, &text), ["measures.ferry-stop"]);
    }
}
