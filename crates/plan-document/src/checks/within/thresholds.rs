//! The ways in which a condition can come true, each as bounds on what is measured: so that the
//! conditions of two levels can be compared.

use domain::kernel::{Key, Span};
use domain::plans::document::{Comparison, Condition, LevelBound, Measured};

/// More ways than this are not compared; no planner reads them either.
const WAYS_MAX: usize = 64;

/// One way in which a condition comes true: all of these bounds at once.
#[derive(Clone, Default)]
pub(super) struct Way<'a> {
    pub(super) bounds: Vec<Bound<'a>>,
    /// Whether something else is asked for too, which cannot be compared.
    pub(super) is_more: bool,
}

/// A bound on what is measured.
#[derive(Clone, Copy)]
pub(super) struct Bound<'a> {
    pub(super) what: What<'a>,
    pub(super) side: Side,
    /// In thousandths of the base unit; of a level, 5 less its rank.
    pub(super) at: i64,
    /// Whether the bound itself does not belong to it: `>`, `<`.
    pub(super) is_open: bool,
    /// For how long it must have held.
    pub(super) held: Option<Span>,
}

/// What is measured.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum What<'a> {
    Measured(&'a Measured),
    LevelOf(Option<&'a Key>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// From there upwards.
    Up,
    /// From there downwards.
    Down,
}

/// The ways in which it comes true; none at all where there are too many to compare.
pub(super) fn ways(condition: &Condition) -> Vec<Way<'_>> {
    unfold(condition, None).unwrap_or_default()
}

fn unfold(condition: &Condition, held: Option<Span>) -> Option<Vec<Way<'_>>> {
    match condition {
        Condition::Any(parts) => {
            let mut ways = Vec::new();
            for part in parts {
                ways.extend(unfold(part, held)?);
            }
            (ways.len() <= WAYS_MAX).then_some(ways)
        }
        Condition::All(parts) => {
            let mut ways = vec![Way::default()];
            for part in parts {
                let more = unfold(part, held)?;
                ways = ways.iter().flat_map(|way| more.iter().map(|it| joined(way, it))).collect();
                if ways.len() > WAYS_MAX {
                    return None;
                }
            }
            Some(ways)
        }
        Condition::Held { condition, span } => unfold(condition, Some(*span)),
        Condition::Compare { measured, comparison, with } => {
            let what = What::Measured(measured);
            Some(vec![compared(what, *comparison, with.base_thousandths(), held)])
        }
        Condition::LevelOf { plan, bound } => {
            let what = What::LevelOf(plan.as_ref());
            let way = level(bound).map(|(comparison, at)| compared(what, comparison, at, held));
            Some(vec![way.unwrap_or_else(something_else)])
        }
        Condition::Not(_) | Condition::Task { .. } => Some(vec![something_else()]),
    }
}

fn joined<'a>(left: &Way<'a>, right: &Way<'a>) -> Way<'a> {
    let bounds = left.bounds.iter().chain(&right.bounds).copied().collect();
    Way { bounds, is_more: left.is_more || right.is_more }
}

const fn something_else<'a>() -> Way<'a> {
    Way { bounds: Vec::new(), is_more: true }
}

fn compared<'a>(what: What<'a>, how: Comparison, at: i64, held: Option<Span>) -> Way<'a> {
    let bound = |side, is_open| Bound { what, side, at, is_open, held };
    let bounds = match how {
        Comparison::AtLeast => vec![bound(Side::Up, false)],
        Comparison::MoreThan => vec![bound(Side::Up, true)],
        Comparison::AtMost => vec![bound(Side::Down, false)],
        Comparison::LessThan => vec![bound(Side::Down, true)],
        Comparison::Equal => vec![bound(Side::Up, false), bound(Side::Down, false)],
    };
    Way { bounds, is_more: false }
}

fn level(bound: &LevelBound) -> Option<(Comparison, i64)> {
    let (how, name) = match bound {
        LevelBound::AtLeast(name) => (Comparison::AtLeast, name),
        LevelBound::AtMost(name) => (Comparison::AtMost, name),
        LevelBound::Is(name) => (Comparison::Equal, name),
        LevelBound::None => return Some((Comparison::Equal, 0)),
    };
    name.rank().map(|rank| (how, 5 - i64::from(rank)))
}

impl<'a> Way<'a> {
    /// The bounds that say how severe it is: where a range is given, its lower end.
    pub(super) fn severe_ends(&self) -> Vec<&Bound<'a>> {
        let has_lower = |what| self.bounds.iter().any(|it| it.what == what && it.side == Side::Up);
        self.bounds.iter().filter(|it| it.side == Side::Up || !has_lower(it.what)).collect()
    }

    /// Whether both can be true at once, as far as they look at the same.
    pub(super) fn meets(&self, other: &Self) -> Meeting {
        let mut meeting = Meeting::Apart;
        for mine in &self.bounds {
            for its in other.bounds.iter().filter(|it| it.what == mine.what) {
                let met = match (mine.side, its.side) {
                    (Side::Up, Side::Down) => met(mine, its),
                    (Side::Down, Side::Up) => met(its, mine),
                    (Side::Up, Side::Up) | (Side::Down, Side::Down) => Meeting::Together,
                };
                meeting = meeting.max(met);
            }
        }
        meeting
    }
}

/// How two ways lie to each other. What keeps them apart in one thing keeps them apart as a whole:
/// the greatest counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Meeting {
    /// They look at different things.
    Apart,
    /// They can be true at once.
    Together,
    /// Never true at once, and nothing lies between them.
    Touching,
    /// Never true at once, and something lies between them.
    Never,
}

fn met(lower: &Bound<'_>, upper: &Bound<'_>) -> Meeting {
    if lower.at < upper.at || (lower.at == upper.at && !lower.is_open && !upper.is_open) {
        Meeting::Together
    } else if lower.at == upper.at || is_next_level(lower, upper) {
        Meeting::Touching
    } else {
        Meeting::Never
    }
}

/// Levels have nothing between them.
fn is_next_level(lower: &Bound<'_>, upper: &Bound<'_>) -> bool {
    matches!(lower.what, What::LevelOf(_)) && lower.at == upper.at + 1
}
