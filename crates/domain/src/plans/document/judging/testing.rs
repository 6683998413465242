//! A night on paper: what was read, which levels were in force, which tasks had come how far.

use super::super::condition::{Comparison, Condition, LevelBound, Measured, TaskState};
use super::super::levels::LevelName;
use super::super::quantity::{MeasureUnit, Quantity};
use super::situation::Situation;
use crate::kernel::{Instant, Key, Span};

/// What was so from when on.
type Since<T> = Vec<(Instant, T)>;

#[derive(Clone, Debug, Default)]
pub(super) struct Night {
    pub(super) readings: Vec<(Key, Since<i64>)>,
    pub(super) levels: Vec<(Option<Key>, Since<Option<LevelName>>)>,
    pub(super) tasks: Vec<(Key, TaskState, Instant)>,
}

impl Situation for Night {
    fn readings(&self, indicator: &Key) -> &[(Instant, i64)] {
        self.readings.iter().find(|(it, _)| it == indicator).map_or(&[], |(_, it)| it)
    }

    fn levels(&self, plan: Option<&Key>) -> &[(Instant, Option<LevelName>)] {
        self.levels.iter().find(|(it, _)| it.as_ref() == plan).map_or(&[], |(_, it)| it)
    }

    fn rank(&self, _: Option<&Key>, level: &LevelName) -> Option<u8> {
        level.rank()
    }

    fn task_since(&self, task: &Key, state: TaskState) -> Option<Instant> {
        let it = self.tasks.iter().find(|(one, so, _)| one == task && *so == state);
        it.map(|(_, _, since)| *since)
    }
}

impl Night {
    /// Readings of a key, by minute and number in one unit.
    pub(super) fn read(mut self, indicator: &str, unit: MeasureUnit, all: &[(i64, i64)]) -> Self {
        let base = |hundredths| quantity(hundredths, unit).base_thousandths();
        let readings = all.iter().map(|(at, it)| (minute(*at), base(*it))).collect();
        self.readings.push((key(indicator), readings));
        self
    }

    /// Levels of a plan by minute; `none` is none.
    pub(super) fn stands(mut self, plan: Option<&str>, all: &[(i64, &str)]) -> Self {
        let named = |it: &str| (it != "none").then(|| name(it));
        let levels = all.iter().map(|(at, it)| (minute(*at), named(it))).collect();
        self.levels.push((plan.map(key), levels));
        self
    }

    pub(super) fn came(mut self, task: &str, state: TaskState, at: i64) -> Self {
        self.tasks.push((key(task), state, minute(at)));
        self
    }
}

pub(super) fn key(text: &str) -> Key {
    text.parse().expect("a key")
}

pub(super) fn name(text: &str) -> LevelName {
    text.parse().expect("a name")
}

pub(super) fn minute(number: i64) -> Instant {
    Instant::ZERO + Span::from_minutes(number)
}

/// A number of hundredths, as stages are read: 5,800 is 58.00 m.
pub(super) fn quantity(hundredths: i64, unit: MeasureUnit) -> Quantity {
    Quantity { thousandths: hundredths * 10, decimals: 2, unit }
}

pub(super) fn stage(comparison: Comparison, centimetres: i64) -> Condition {
    let measured = Measured::Now(key("river.dongdu.stage"));
    Condition::Compare { measured, comparison, with: quantity(centimetres, MeasureUnit::Metre) }
}

/// The rain of 24 hours.
pub(super) fn rain(comparison: Comparison, millimetres: i64) -> Condition {
    let measured = Measured::Sum(key("rain.county"), Span::from_hours(24));
    let with =
        Quantity { thousandths: millimetres * 1_000, decimals: 0, unit: MeasureUnit::Millimetre };
    Condition::Compare { measured, comparison, with }
}

pub(super) fn level(plan: Option<&str>, bound: LevelBound) -> Condition {
    Condition::LevelOf { plan: plan.map(key), bound }
}

pub(super) fn held(condition: Condition, minutes: i64) -> Condition {
    Condition::Held { condition: Box::new(condition), span: Span::from_minutes(minutes) }
}
