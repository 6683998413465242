//! A hole between levels: a rank that is missing between two, or values at which no level is
//! proposed though a milder and a severer one exist.

use domain::plans::document::Level;

use super::called::Called;
use super::thresholds::{Bound, Side, What, ways};
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "level-hole",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("级别之间有空档", "A hole between levels"),
    reason: said(
        "级别应当相连：缺一级，或数值之间有空档，情况加重时就没有对应的响应。",
        "Levels join each other. Where a rank or a range of values is missing, things get worse \
         and no response fits.",
    ),
    law: &["ERL-71", "PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let levels = look.plan.levels_by_rank();
    for pair in levels.windows(2) {
        let [(low_name, low), (high_name, high)] = pair else { continue };
        let (Some(low_rank), Some(high_rank)) = (low.rank, high.rank) else { continue };
        let (lower, higher) = (Called::level(low_name, low), Called::level(high_name, high));
        if low_rank > high_rank + 1 {
            let between = high_rank + 1;
            let says = Says::new(
                format!(
                    "“{}”与“{}”之间缺第 {between} 级。请补上这一级，或调整级别名称。",
                    lower.zh, higher.zh
                ),
                format!(
                    "Between “{}” and “{}” rank {between} is missing. Add that level, or name \
                     the levels otherwise.",
                    lower.en, higher.en
                ),
            );
            found.add(&RULE, look, &["levels", high_name.as_str()], says);
        } else if has_hole(low, high) {
            let says = Says::new(
                format!(
                    "“{}”的上限与“{}”的下限之间有空档，数值落在其中时没有级别。请让两个数值相接。",
                    lower.zh, higher.zh
                ),
                format!(
                    "Between the upper end of “{}” and the lower end of “{}” no level is \
                     proposed. Let the two values meet.",
                    lower.en, higher.en
                ),
            );
            found.add(&RULE, look, &["levels", high_name.as_str(), "enter", "when"], says);
        }
    }
}

/// Whether the milder level ends at a value before the severer one begins.
fn has_hole(low: &Level, high: &Level) -> bool {
    let (Some(low), Some(high)) = (&low.enter.when, &high.enter.when) else { return false };
    let (low, high) = (ways(low), ways(high));
    let alone = |side: Side| {
        move |way: &super::thresholds::Way<'_>| {
            let what = way.bounds.first().map(|it| it.what);
            let is_one_thing = way.bounds.iter().all(|it| Some(it.what) == what);
            !way.is_more && is_one_thing && way.bounds.iter().any(|it| it.side == side)
        }
    };
    // Only where each of both is about one and the same value is the hole certain.
    let ([low], [high]) = (low.as_slice(), high.as_slice()) else { return false };
    if !alone(Side::Down)(low) || !alone(Side::Up)(low) || !alone(Side::Up)(high) {
        return false;
    }
    let end = low.bounds.iter().find(|it| it.side == Side::Down);
    let begin = high.bounds.iter().find(|it| it.side == Side::Up);
    end.zip(begin).is_some_and(|(end, begin)| lies_between(end, begin))
}

fn lies_between(end: &Bound<'_>, begin: &Bound<'_>) -> bool {
    let is_value = matches!(end.what, What::Measured(_));
    let is_apart = begin.at > end.at || (begin.at == end.at && begin.is_open && end.is_open);
    is_value && end.what == begin.what && is_apart
}

#[cfg(test)]
mod tests {
    use super::super::testing::{changed, good_with, places};
    use super::RULE;

    #[test]
    fn a_rank_that_is_missing_between_two_is_found() {
        assert_eq!(places(&RULE, &good_with("\n  II:\n", "\n  I:\n")), ["levels.I"]);
    }

    #[test]
    fn values_between_two_levels_that_belong_to_neither_are_found() {
        let ranged = good_with(
            "river.dongdu.stage >= 58.00 m or sum(rain.county, 24h) >= 100 mm",
            "river.dongdu.stage >= 58.00 m and river.dongdu.stage < 58.50 m",
        );
        assert_eq!(places(&RULE, &ranged), ["levels.II.enter.when"]);
        let joined = changed(&ranged, "< 58.50 m\"", "< 59.00 m\"");
        assert_eq!(places(&RULE, &joined), Vec::<String>::new());
        let open = changed(&joined, ">= 59.00 m\"", "> 59.00 m\"");
        assert_eq!(places(&RULE, &open), ["levels.II.enter.when"], "59.00 m itself");
    }
}
