//! What holds of every condition in every night: the same as by looking at every minute.

use proptest::prelude::*;

use super::super::condition::{Comparison, Condition, LevelBound, Measured, TaskState};
use super::super::quantity::{MeasureUnit, Quantity};
use super::judgement::Judgement;
use super::situation::Situation;
use super::testing::{Night, key, minute, name};
use crate::kernel::{Instant, Key, Span};

/// All that happens lies in the first so many minutes.
const LAST: i64 = 40;
/// After so many nothing changes any more: five `for` and a time before now, each of 7 at most.
const QUIET: i64 = 100;

fn span() -> impl Strategy<Value = Span> {
    (0..8_i64).prop_map(Span::from_minutes)
}

fn indicator() -> impl Strategy<Value = Key> {
    prop::sample::select(vec![key("stage"), key("rain")])
}

fn level() -> impl Strategy<Value = Option<super::super::levels::LevelName>> {
    let names = vec![None, Some("I"), Some("II"), Some("IV"), Some("alarm")];
    prop::sample::select(names).prop_map(|it| it.map(name))
}

fn plan() -> impl Strategy<Value = Option<Key>> {
    prop::sample::select(vec![None, Some(key("county"))])
}

fn night() -> impl Strategy<Value = Night> {
    let readings = || prop::collection::vec((0..LAST, -4..5_i64), 0..12);
    let levels = || prop::collection::vec((0..LAST, level()), 0..5);
    let tasks = [prop::option::of(0..LAST), prop::option::of(0..LAST)];
    (readings(), readings(), levels(), levels(), tasks).prop_map(
        |(stage, rain, own, other, tasks)| {
            let states = [TaskState::Started, TaskState::Done].into_iter().zip(tasks);
            let came = |(state, at): (_, Option<i64>)| Some((key("muster"), state, minute(at?)));
            Night {
                readings: vec![(key("stage"), in_order(stage)), (key("rain"), in_order(rain))],
                levels: vec![(None, in_order(own)), (Some(key("county")), in_order(other))],
                tasks: states.filter_map(came).collect(),
            }
        },
    )
}

fn in_order<T>(mut all: Vec<(i64, T)>) -> Vec<(Instant, T)> {
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(at, it)| (minute(at), it)).collect()
}

fn measured() -> impl Strategy<Value = Measured> {
    (indicator(), span(), 0..6_u8).prop_map(|(it, span, sort)| match sort {
        0 => Measured::Now(it),
        1 => Measured::Sum(it, span),
        2 => Measured::Max(it, span),
        3 => Measured::Min(it, span),
        4 => Measured::Mean(it, span),
        _ => Measured::Change(it, span),
    })
}

fn bound() -> impl Strategy<Value = LevelBound> {
    (level(), 0..3_u8).prop_map(|(level, sort)| match (level, sort) {
        (None, _) => LevelBound::None,
        (Some(name), 0) => LevelBound::AtLeast(name),
        (Some(name), 1) => LevelBound::AtMost(name),
        (Some(name), _) => LevelBound::Is(name),
    })
}

fn condition() -> impl Strategy<Value = Condition> {
    let comparison = prop::sample::select(vec![
        Comparison::AtLeast,
        Comparison::MoreThan,
        Comparison::AtMost,
        Comparison::LessThan,
        Comparison::Equal,
    ]);
    let unit = MeasureUnit::Millimetre;
    let with = (-6..8_i64).prop_map(move |it| Quantity { thousandths: it, decimals: 0, unit });
    let state = prop::sample::select(vec![TaskState::Started, TaskState::Done]);
    let leaf = prop_oneof![
        4 => (measured(), comparison, with).prop_map(|(measured, comparison, with)| {
            Condition::Compare { measured, comparison, with }
        }),
        2 => (plan(), bound()).prop_map(|(plan, bound)| Condition::LevelOf { plan, bound }),
        2 => state.prop_map(|state| Condition::Task { task: key("muster"), state }),
    ];
    leaf.prop_recursive(4, 12, 3, |inner| {
        let parts = prop::collection::vec(inner.clone(), 0..4);
        let of_span = (inner.clone(), span());
        prop_oneof![
            2 => parts.clone().prop_map(Condition::All),
            2 => parts.prop_map(Condition::Any),
            1 => inner.prop_map(|it| Condition::Not(Box::new(it))),
            4 => of_span.prop_map(|(it, span)| Condition::Held { condition: Box::new(it), span }),
        ]
    })
}

/// The same, looked up for one minute as the reference tells it.
fn plainly(condition: &Condition, by: &Night, at: i64) -> Judgement {
    match condition {
        Condition::All(parts) => {
            let judged = parts.iter().map(|it| plainly(it, by, at));
            judged.min().unwrap_or(Judgement::Holds)
        }
        Condition::Any(parts) => {
            let judged = parts.iter().map(|it| plainly(it, by, at));
            judged.max().unwrap_or(Judgement::DoesNot)
        }
        Condition::Not(inner) => !plainly(inner, by, at),
        Condition::Held { condition, span } => {
            let minutes = span.microseconds() / Span::from_minutes(1).microseconds();
            let holds = |it| plainly(condition, by, it) == Judgement::Holds;
            (at - minutes..=at).all(holds).into()
        }
        Condition::Compare { measured, comparison, with } => {
            let value = value_plainly(measured, by, minute(at));
            let judged = value.map(|it| comparison.holds(it, with.base_thousandths()).into());
            judged.unwrap_or(Judgement::Unknown)
        }
        Condition::LevelOf { plan, bound } => level_plainly(plan.as_ref(), bound, by, minute(at)),
        Condition::Task { task, state } => {
            by.task_since(task, *state).is_some_and(|it| it <= minute(at)).into()
        }
    }
}

fn value_plainly(measured: &Measured, by: &Night, at: Instant) -> Option<i64> {
    let readings: Vec<_> =
        by.readings(measured.indicator()).iter().filter(|it| it.0 <= at).copied().collect();
    let last = readings.last()?.1;
    let inside = |span| -> Vec<i64> {
        readings.iter().filter(|it| it.0 > at - span).map(|it| it.1).collect()
    };
    Some(match measured {
        Measured::Now(_) => last,
        Measured::Sum(_, span) => inside(*span).iter().sum(),
        Measured::Max(_, span) => inside(*span).into_iter().max().unwrap_or(last),
        Measured::Min(_, span) => inside(*span).into_iter().min().unwrap_or(last),
        Measured::Mean(_, span) => {
            let inside = inside(*span);
            let count = i64::try_from(inside.len()).expect("few");
            inside.iter().sum::<i64>().checked_div(count).unwrap_or(last)
        }
        Measured::Change(_, span) => {
            let before = readings.iter().rfind(|it| it.0 <= at - *span).map(|it| it.1);
            last - before.or(inside(*span).first().copied()).unwrap_or(last)
        }
    })
}

fn level_plainly(plan: Option<&Key>, bound: &LevelBound, by: &Night, at: Instant) -> Judgement {
    let last = by.levels(plan).iter().rfind(|it| it.0 <= at);
    let level = last.and_then(|(_, it)| it.as_ref());
    // Ranks from the least severe on, none below all of them.
    let severity = |it: &_| by.rank(plan, it).map(|it| 9 - it);
    let stands = level.map_or(Some(0), severity);
    match bound {
        LevelBound::None => level.is_none().into(),
        LevelBound::Is(name) => (level == Some(name)).into(),
        LevelBound::AtLeast(_) if level.is_none() => Judgement::DoesNot,
        LevelBound::AtMost(_) if level.is_none() => Judgement::Holds,
        LevelBound::AtLeast(name) => stands
            .zip(severity(name))
            .map_or(Judgement::Unknown, |(stands, bound)| (stands >= bound).into()),
        LevelBound::AtMost(name) => stands
            .zip(severity(name))
            .map_or(Judgement::Unknown, |(stands, bound)| (stands <= bound).into()),
    }
}

/// What had happened until then, and nothing else.
fn until(night: &Night, at: Instant) -> Night {
    let mut night = night.clone();
    night.readings.iter_mut().for_each(|(_, all)| all.retain(|it| it.0 <= at));
    night.levels.iter_mut().for_each(|(_, all)| all.retain(|it| it.0 <= at));
    night.tasks.retain(|it| it.2 <= at);
    night
}

proptest! {
    #[test]
    fn a_condition_is_judged_as_by_looking_at_every_minute(
        condition in condition(),
        night in night(),
    ) {
        for at in -5..LAST + 20 {
            prop_assert_eq!(
                condition.judge(&night, minute(at)),
                plainly(&condition, &night, at),
                "minute {}", at
            );
        }
    }

    #[test]
    fn what_happens_later_does_not_change_how_a_moment_is_judged(
        condition in condition(),
        night in night(),
        at in 0..LAST,
    ) {
        let known = until(&night, minute(at));
        prop_assert_eq!(condition.judge(&night, minute(at)), condition.judge(&known, minute(at)));
    }

    #[test]
    fn by_time_alone_a_condition_changes_next_when_it_says_so(
        condition in condition(),
        night in night(),
        after in 0..LAST,
    ) {
        let known = until(&night, minute(after));
        let now = condition.judge(&known, minute(after));
        let next = condition.may_change_after(&known, minute(after));
        let differs = |it: &i64| plainly(&condition, &known, *it) != now;
        let expected = (after..QUIET).find(differs).map(minute);
        prop_assert_eq!(next, expected);
    }

    #[test]
    fn a_night_is_known_from_its_changes(condition in condition(), night in night()) {
        let mut at = minute(0);
        while let Some(next) = condition.may_change_after(&night, at) {
            prop_assert!(next > at);
            prop_assert_ne!(condition.judge(&night, next), condition.judge(&night, at));
            at = next;
        }
        prop_assert_eq!(condition.judge(&night, minute(QUIET)), condition.judge(&night, at));
    }
}
