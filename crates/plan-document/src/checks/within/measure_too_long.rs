//! A measure that limits where people may go for more than a fortnight: its renewal must be decided
//! anew.

use domain::kernel::Span;

use super::called::{Called, shown, written};
use super::{Found, Look, LooksAt, Mend, Rule, Says, Severity, said};
use crate::edit;

pub(super) static RULE: Rule = Rule {
    id: "measure-too-long",
    severity: Severity::Error,
    looks_at: LooksAt::Document,
    title: said("限制人身自由的措施期限过长", "A limit of liberty that lasts too long"),
    reason: said(
        "限制人身自由的措施一般不超过七天，最长不超过十四天；需要延长的，由发布机关重新决定。",
        "What limits liberty lasts seven days as a rule and never more than fourteen; to go on \
         is a new decision of the body that ordered it.",
    ),
    law: &["ERL-10"],
    check,
};

const LONGEST: Span = Span::from_hours(14 * 24);

fn check(look: &Look<'_>, found: &mut Found) {
    for (key, measure) in look.plan.measures.iter() {
        let limits =
            measure.kind.is_some_and(domain::plans::document::ActivityKind::limits_liberty);
        let Some(lasts) = measure.lasts.filter(|it| limits && *it > LONGEST) else { continue };
        let path = ["measures", key.as_str(), "lasts"];
        let Called { zh, en } = Called::measure(key, measure);
        let lasts = shown(lasts);
        let says = Says::new(
            format!(
                "措施“{zh}”限制人身自由，期限 {}，超过十四天。请缩短期限，到期需要时重新决定。",
                lasts.zh
            ),
            format!(
                "The measure “{en}” limits liberty for {}, more than 14 days. Shorten it, and \
                 decide anew when it ends.",
                lasts.en
            ),
        );
        let offer = Says::new("改为十四天", "Set it to 14 days");
        let edits = edit::set(look.document, &path, &written(LONGEST));
        found.add_with_mend(&RULE, look, &path, (says, Mend { says: offer, edits }));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{changed, good_with, mended, places};
    use super::RULE;

    fn closed(lasts: &str) -> String {
        let text = good_with(
            "kind: traffic_control\n    basis: [ERL-73, F",
            "kind: closed_compound\n    basis: [ERL-73, F",
        );
        changed(&text, "lasts: 72h\n    exemptions", &format!("lasts: {lasts}\n    exemptions"))
    }

    #[test]
    fn more_than_a_fortnight_is_found_and_shortened() {
        let text = closed("15d");
        assert_eq!(places(&RULE, &text), ["measures.ferry-stop.lasts"]);
        let mended = mended(&RULE, &text);
        assert!(mended.contains("lasts: 14d"), "{mended}");
        assert_eq!(places(&RULE, &mended), Vec::<String>::new());
    }

    #[test]
    fn a_fortnight_is_allowed_and_other_kinds_may_last_longer() {
        assert_eq!(places(&RULE, &closed("2w")), Vec::<String>::new());
        let ferry = good_with("lasts: 72h\n    exemptions", "lasts: 30d\n    exemptions");
        assert_eq!(places(&RULE, &ferry), Vec::<String>::new());
    }
}
