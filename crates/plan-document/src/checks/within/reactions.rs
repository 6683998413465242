//! How a plan reacts to the levels of another: which of its conditions look at them, and whether
//! they can hold at one.

use domain::kernel::Key;
use domain::plans::document::{Condition, Level, LevelBound, LevelName, Plan};

/// The bounds that a condition puts on the level of another plan.
pub(super) fn bounds_on<'a>(condition: &'a Condition, other: &Key) -> Vec<&'a LevelBound> {
    let mut bounds = Vec::new();
    condition.visit(&mut |it| {
        if let Condition::LevelOf { plan: Some(plan), bound } = it
            && plan == other
        {
            bounds.push(bound);
        }
    });
    bounds
}

/// The name of a level in a bound.
pub(super) const fn name_in(bound: &LevelBound) -> Option<&LevelName> {
    match bound {
        LevelBound::AtLeast(name) | LevelBound::AtMost(name) | LevelBound::Is(name) => Some(name),
        LevelBound::None => None,
    }
}

/// Whether a level is entered because of the other plan, when that stands at a rank.
pub(super) fn answers(level: &Level, (key, other): (&Key, &Plan), rank: u8) -> bool {
    level.enter.when.as_ref().is_some_and(|condition| {
        !bounds_on(condition, key).is_empty() && holds(condition, (key, other), rank)
    })
}

/// Whether a condition can hold there, whatever else is measured.
fn holds(condition: &Condition, other: (&Key, &Plan), rank: u8) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|it| holds(it, other, rank)),
        Condition::Any(parts) => parts.iter().any(|it| holds(it, other, rank)),
        Condition::Not(inner) => match inner.as_ref() {
            Condition::LevelOf { plan: Some(plan), bound } if plan == other.0 => {
                !bounded(bound, other.1, rank)
            }
            Condition::All(_)
            | Condition::Any(_)
            | Condition::Not(_)
            | Condition::Compare { .. }
            | Condition::Held { .. }
            | Condition::LevelOf { .. }
            | Condition::Task { .. } => true,
        },
        Condition::Held { condition, .. } => holds(condition, other, rank),
        Condition::LevelOf { plan: Some(plan), bound } if plan == other.0 => {
            bounded(bound, other.1, rank)
        }
        Condition::LevelOf { .. } | Condition::Compare { .. } | Condition::Task { .. } => true,
    }
}

fn bounded(bound: &LevelBound, other: &Plan, rank: u8) -> bool {
    let named =
        |name: &LevelName| other.levels.get(name).and_then(|it| it.rank).or_else(|| name.rank());
    match bound {
        LevelBound::AtLeast(name) => named(name).is_none_or(|it| rank <= it),
        LevelBound::AtMost(name) => named(name).is_none_or(|it| rank >= it),
        LevelBound::Is(name) => named(name).is_none_or(|it| rank == it),
        LevelBound::None => false,
    }
}
