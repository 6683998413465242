//! A severe level that comes as early as a milder one, or earlier: somebody has swapped or copied a
//! threshold.

use domain::plans::document::{Level, LevelName};

use super::called::Called;
use super::thresholds::{Bound, Side, Way, ways};
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "levels-out-of-order",
    severity: Severity::Error,
    looks_at: LooksAt::Document,
    title: said("级别之间的启动条件重叠或颠倒", "Levels whose conditions overlap or contradict"),
    reason: said(
        "同一指标，级别越高，启动条件应当越严；相等或更松时，低级别形同虚设。",
        "Of one indicator, the higher level has the stricter threshold. Where it is equal or \
         looser, the lower level is never used.",
    ),
    law: &["ERL-71", "PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let levels = look.plan.levels_by_rank();
    for (at, (name, level)) in levels.iter().copied().enumerate() {
        let Some(severe) = &level.enter.when else { continue };
        for way in ways(severe).iter().filter(|it| !it.is_more) {
            let milder = levels.iter().take(at).rev().copied();
            if let Some((other, fault)) = milder.filter_map(|it| compare(way, it)).next()
                && let Some(fault) = fault
            {
                let says = told((name, level), other, fault);
                found.add(&RULE, look, &["levels", name.as_str(), "enter", "when"], says);
            }
        }
    }
}

type Named<'a> = (&'a LevelName, &'a Level);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    Equal,
    Looser,
}

/// The milder level with what is wrong, where it looks at the same things; none where it does not.
fn compare<'a>(way: &Way<'_>, other: Named<'a>) -> Option<(Named<'a>, Option<Fault>)> {
    let mild = ways(other.1.enter.when.as_ref()?);
    let alike: Vec<Order> =
        mild.iter().filter(|it| !it.is_more).filter_map(|it| order(way, it)).collect();
    let fault = if alike.contains(&Order::Stricter) {
        None
    } else if alike.contains(&Order::Equal) {
        Some(Fault::Equal)
    } else {
        Some(Fault::Looser)
    };
    (!alike.is_empty()).then_some((other, fault))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Stricter,
    Equal,
    Looser,
}

/// How strict a way is beside another that looks at the same; none where they do not, or where
/// nobody could say.
fn order(severe: &Way<'_>, mild: &Way<'_>) -> Option<Order> {
    let (severe, mild) = (severe.severe_ends(), mild.severe_ends());
    if severe.is_empty() || severe.len() != mild.len() {
        return None;
    }
    let mut whole = Order::Equal;
    for bound in severe {
        let other = mild.iter().find(|it| it.what == bound.what && it.side == bound.side)?;
        whole = match (whole, strictness(bound, other)) {
            (it, Order::Equal) | (Order::Equal, it) => it,
            (Order::Stricter, Order::Stricter) => Order::Stricter,
            (Order::Looser, Order::Looser) => Order::Looser,
            (Order::Stricter, Order::Looser) | (Order::Looser, Order::Stricter) => return None,
        };
    }
    Some(whole)
}

fn strictness(severe: &Bound<'_>, mild: &Bound<'_>) -> Order {
    let further = |bound: &Bound<'_>| match bound.side {
        Side::Up => (bound.at, bound.is_open, bound.held),
        Side::Down => (bound.at.saturating_neg(), bound.is_open, bound.held),
    };
    match further(severe).cmp(&further(mild)) {
        std::cmp::Ordering::Greater => Order::Stricter,
        std::cmp::Ordering::Equal => Order::Equal,
        std::cmp::Ordering::Less => Order::Looser,
    }
}

fn told(severe: Named<'_>, mild: Named<'_>, fault: Fault) -> Says {
    let (high, low) = (Called::level(severe.0, severe.1), Called::level(mild.0, mild.1));
    match fault {
        Fault::Equal => Says::new(
            format!(
                "“{}”与“{}”的启动条件相同，两级同时启动。请把较高一级的条件写得更严。",
                high.zh, low.zh
            ),
            format!(
                "“{}” and “{}” are entered on the same condition. Make that of the higher level \
                 stricter.",
                high.en, low.en
            ),
        ),
        Fault::Looser => Says::new(
            format!("“{}”的启动条件比级别较低的“{}”还松。请核对两级的数值。", high.zh, low.zh),
            format!(
                "“{}” is entered earlier than “{}”, which is the lower level. Check the values \
                 of both.",
                high.en, low.en
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{DEPARTMENT, changed, good_with, places};
    use super::RULE;

    #[test]
    fn a_higher_level_with_the_same_or_a_lower_threshold_is_found() {
        for wrong in [">= 58.00 m", ">= 5790 cm", "> 5790 cm"] {
            let text = good_with(">= 59.00 m", wrong);
            assert_eq!(places(&RULE, &text), ["levels.II.enter.when"], "{wrong}");
        }
        let held = good_with(">= 59.00 m", ">= 58.00 m for 6h");
        assert_eq!(places(&RULE, &held), Vec::<String>::new(), "it must have held: stricter");
    }

    #[test]
    fn each_indicator_is_compared_with_itself() {
        let text = good_with("sum(rain.county, 24h) >= 100 mm", "sum(rain.county, 24h) >= 40 mm");
        assert_eq!(places(&RULE, &text), ["levels.III.enter.when"]);
        let other = good_with("sum(rain.county, 24h) >= 100 mm", "sum(rain.county, 6h) >= 40 mm");
        assert_eq!(places(&RULE, &other), Vec::<String>::new());
    }

    #[test]
    fn one_more_condition_is_stricter_and_a_range_counts_from_its_lower_end() {
        let text = good_with(">= 59.00 m", ">= 58.00 m and sum(rain.county, 24h) >= 50 mm");
        assert_eq!(places(&RULE, &text), Vec::<String>::new());
        let ranges = changed(
            &good_with(
                "stage >= 58.00 m or",
                "stage >= 58.00 m and river.dongdu.stage < 59.00 m or",
            ),
            ">= 59.00 m\"",
            ">= 59.00 m and river.dongdu.stage < 61.00 m\"",
        );
        assert_eq!(places(&RULE, &ranges), Vec::<String>::new());
    }

    #[test]
    fn levels_of_another_plan_are_compared_like_values() {
        let text = changed(DEPARTMENT, "at least III", "at least IV");
        assert_eq!(places(&RULE, &text), ["levels.duty-2.enter.when"]);
    }
}
