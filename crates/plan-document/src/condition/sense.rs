//! Conditions that can never hold, or always do.

use std::cmp::Ordering;

use domain::kernel::{Key, Severity};
use domain::plans::document::{Comparison, Condition, LevelBound, Measured};

use super::problem::Problem;
use super::show::show;
use crate::finding::Says;
use crate::span::Span;
use ::words::Language;

/// What is odd about a condition that was read; it stands on the whole condition.
pub(super) fn of(condition: &Condition, span: Span) -> Vec<Problem> {
    let mut problems = Vec::new();
    condition.visit(&mut |it| {
        let problem = match it {
            Condition::All(_) => never(it),
            Condition::Any(_) => always(it),
            Condition::Not(_)
            | Condition::Compare { .. }
            | Condition::Held { .. }
            | Condition::LevelOf { .. }
            | Condition::Task { .. } => None,
        };
        let problem = problem.map(|(rule, says)| Problem {
            rule,
            severity: Severity::Warning,
            span,
            says,
            mend: None,
        });
        problems.extend(problem.filter(|it| !problems.contains(it)));
    });
    problems
}

fn never(all: &Condition) -> Option<(&'static str, Says)> {
    let mut parts = Vec::new();
    flatten(all, true, &mut parts);
    let (one, other) = pairs(&parts).find(|(one, other)| exclude(one, other))?;
    let says = Says::new(
        format!("“{}”和“{}”不可能同时成立，这个条件永远不成立。", zh(one), zh(other)),
        format!("“{}” and “{}” never hold together, so this never holds.", en(one), en(other)),
    );
    Some(("never-true", says))
}

fn always(any: &Condition) -> Option<(&'static str, Says)> {
    let mut parts = Vec::new();
    flatten(any, false, &mut parts);
    let (one, other) = pairs(&parts).find(|(one, other)| cover(one, other))?;
    let says = Says::new(
        format!("“{}”和“{}”总有一个成立，这个条件永远成立。", zh(one), zh(other)),
        format!("One of “{}” and “{}” always holds, so this always holds.", en(one), en(other)),
    );
    Some(("always-true", says))
}

fn zh(it: &Condition) -> String {
    show(it, Language::Chinese)
}

fn en(it: &Condition) -> String {
    show(it, Language::English)
}

/// The parts of a conjunction or of a disjunction. What has held for a time holds now, so in a
/// conjunction it counts as well.
fn flatten<'a>(it: &'a Condition, is_all: bool, into: &mut Vec<&'a Condition>) {
    match it {
        Condition::All(parts) if is_all => parts.iter().for_each(|it| flatten(it, is_all, into)),
        Condition::Any(parts) if !is_all => parts.iter().for_each(|it| flatten(it, is_all, into)),
        Condition::Held { condition, .. } if is_all => flatten(condition, is_all, into),
        Condition::All(_)
        | Condition::Any(_)
        | Condition::Not(_)
        | Condition::Compare { .. }
        | Condition::Held { .. }
        | Condition::LevelOf { .. }
        | Condition::Task { .. } => into.push(it),
    }
}

fn pairs<'a>(parts: &'a [&'a Condition]) -> impl Iterator<Item = (&'a Condition, &'a Condition)> {
    let others = |at: usize| parts.iter().skip(at + 1);
    parts.iter().enumerate().flat_map(move |(at, one)| others(at).map(move |it| (*one, *it)))
}

fn exclude(one: &Condition, other: &Condition) -> bool {
    if is_opposite(one, other) {
        return true;
    }
    if let (Some(one), Some(other)) = (reading(one), reading(other)) {
        return one.measured == other.measured && !one.meets(&other);
    }
    let (Some(one), Some(other)) = (levels(one), levels(other)) else { return false };
    one.plan == other.plan && one.set & other.set == 0
}

fn cover(one: &Condition, other: &Condition) -> bool {
    if is_opposite(one, other) {
        return true;
    }
    if let (Some(one), Some(other)) = (reading(one), reading(other)) {
        return one.measured == other.measured && one.covers_with(&other);
    }
    let (Some(one), Some(other)) = (levels(one), levels(other)) else { return false };
    one.plan == other.plan && one.set | other.set == ALL_LEVELS
}

fn is_opposite(one: &Condition, other: &Condition) -> bool {
    let negates = |one: &Condition, other: &Condition| match one {
        Condition::Not(inner) => **inner == *other,
        Condition::All(_)
        | Condition::Any(_)
        | Condition::Compare { .. }
        | Condition::Held { .. }
        | Condition::LevelOf { .. }
        | Condition::Task { .. } => false,
    };
    negates(one, other) || negates(other, one)
}

/// A comparison, with `not` taken into its sign.
struct Reading<'a> {
    measured: &'a Measured,
    comparison: Comparison,
    number: i64,
}

fn reading(it: &Condition) -> Option<Reading<'_>> {
    if let Condition::Not(inner) = it {
        let reading = reading(inner)?;
        let comparison = match reading.comparison {
            Comparison::AtLeast => Comparison::LessThan,
            Comparison::MoreThan => Comparison::AtMost,
            Comparison::AtMost => Comparison::MoreThan,
            Comparison::LessThan => Comparison::AtLeast,
            Comparison::Equal => return None,
        };
        return Some(Reading { comparison, ..reading });
    }
    let Condition::Compare { measured, comparison, with } = it else { return None };
    Some(Reading { measured, comparison: *comparison, number: with.base_thousandths() })
}

impl Reading<'_> {
    /// Whether a number can satisfy both.
    fn meets(&self, other: &Self) -> bool {
        let (Some((one, one_included)), Some((two, two_included))) = (self.from(), other.to())
        else {
            return match (self.to(), other.from()) {
                (Some(_), Some(_)) => other.meets(self),
                _ => true,
            };
        };
        let fits = match one.cmp(&two) {
            Ordering::Less => true,
            Ordering::Equal => one_included && two_included,
            Ordering::Greater => false,
        };
        let is_both = self.comparison == Comparison::Equal && other.from().is_some();
        fits && (!is_both || other.comparison.holds(self.number, other.number))
    }

    /// Whether every number satisfies one of them.
    fn covers_with(&self, other: &Self) -> bool {
        let is_line = |it: &Self| it.comparison != Comparison::Equal;
        if !is_line(self) || !is_line(other) {
            return false;
        }
        let (upper, lower) = if self.to().is_some() { (self, other) } else { (other, self) };
        let (Some((to, to_included)), Some((from, from_included))) = (upper.to(), lower.from())
        else {
            return false;
        };
        match from.cmp(&to) {
            Ordering::Less => true,
            Ordering::Equal => from_included || to_included,
            Ordering::Greater => false,
        }
    }

    /// The least number, and whether it counts itself.
    const fn from(&self) -> Option<(i64, bool)> {
        match self.comparison {
            Comparison::AtLeast | Comparison::Equal => Some((self.number, true)),
            Comparison::MoreThan => Some((self.number, false)),
            Comparison::AtMost | Comparison::LessThan => None,
        }
    }

    /// The greatest, and whether it counts itself.
    const fn to(&self) -> Option<(i64, bool)> {
        match self.comparison {
            Comparison::AtMost | Comparison::Equal => Some((self.number, true)),
            Comparison::LessThan => Some((self.number, false)),
            Comparison::AtLeast | Comparison::MoreThan => None,
        }
    }
}

/// At which levels it holds: a bit for each rank from 1, and one for none in force.
struct Levels<'a> {
    plan: Option<&'a Key>,
    set: u8,
}

const NO_LEVEL: u8 = 1;
const ALL_LEVELS: u8 = 0b1_1111;

fn levels(it: &Condition) -> Option<Levels<'_>> {
    if let Condition::Not(inner) = it {
        let levels = levels(inner)?;
        return Some(Levels { set: ALL_LEVELS & !levels.set, ..levels });
    }
    let Condition::LevelOf { plan, bound } = it else { return None };
    let rank = |from: u8, to: u8| (from..=to).fold(0, |set, rank| set | (1 << rank));
    let set = match bound {
        LevelBound::AtLeast(level) => rank(1, level.rank()?),
        LevelBound::AtMost(level) => rank(level.rank()?, 4) | NO_LEVEL,
        LevelBound::Is(level) => rank(level.rank()?, level.rank()?),
        LevelBound::None => NO_LEVEL,
    };
    Some(Levels { plan: plan.as_ref(), set })
}
