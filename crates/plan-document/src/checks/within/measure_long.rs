//! A measure that limits where people may go for more than a week: nobody looks at it again in
//! time.

use domain::kernel::Span;

use super::called::{Called, shown, written};
use super::{Found, Look, LooksAt, Mend, Rule, Says, Severity, said};
use crate::edit;

pub(super) static RULE: Rule = Rule {
    id: "measure-long",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("限制人身自由的措施超过七天", "A limit of liberty for more than a week"),
    reason: said(
        "限制人身自由的措施一般不超过七天，最长不超过十四天；需要延长的，由发布机关重新决定。",
        "What limits liberty lasts seven days as a rule and never more than fourteen; to go on \
         is a new decision of the body that ordered it.",
    ),
    law: &["ERL-10"],
    check,
};

const USUAL: Span = Span::from_hours(7 * 24);
const LONGEST: Span = Span::from_hours(14 * 24);

fn check(look: &Look<'_>, found: &mut Found) {
    for (key, measure) in look.plan.measures.iter() {
        let limits =
            measure.kind.is_some_and(domain::plans::document::ActivityKind::limits_liberty);
        let is_long = |it: &Span| limits && *it > USUAL && *it <= LONGEST;
        let Some(lasts) = measure.lasts.filter(is_long) else { continue };
        let path = ["measures", key.as_str(), "lasts"];
        let Called { zh, en } = Called::measure(key, measure);
        let lasts = shown(lasts);
        let says = Says::new(
            format!(
                "措施“{zh}”限制人身自由，期限 {}，一般以七天为限。请缩短，或确认确有必要。",
                lasts.zh
            ),
            format!(
                "The measure “{en}” limits liberty for {}; seven days are usual. Shorten it, or \
                 make sure that it is needed.",
                lasts.en
            ),
        );
        let offer = Says::new("改为七天", "Set it to 7 days");
        let edits = edit::set(look.document, &path, &written(USUAL));
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
            "kind: checkpoint\n    basis: [ERL-73, F",
        );
        changed(&text, "lasts: 72h\n    exemptions", &format!("lasts: {lasts}\n    exemptions"))
    }

    #[test]
    fn more_than_a_week_is_found_and_shortened() {
        let text = closed("10d");
        assert_eq!(places(&RULE, &text), ["measures.ferry-stop.lasts"]);
        assert_eq!(places(&RULE, &mended(&RULE, &text)), Vec::<String>::new());
    }

    #[test]
    fn a_week_is_usual_and_more_than_a_fortnight_is_told_elsewhere() {
        assert_eq!(places(&RULE, &closed("1w")), Vec::<String>::new());
        assert_eq!(places(&RULE, &closed("15d")), Vec::<String>::new());
    }
}
