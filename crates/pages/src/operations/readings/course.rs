//! The course of an indicator over the last day: a line, with its least and its greatest value.

use std::fmt::Write as _;

use domain::kernel::{Instant, Span};
use domain::plans::document::MeasureUnit;
use words::{Language, ReadingsPages, Say as _, quantity};

use super::super::deciding::base_value;

/// The size of the drawing, in its own units.
const WIDTH: i64 = 120;
const HEIGHT: i64 = 28;
/// At most so many points are drawn.
const POINTS_MAX: usize = 240;

/// The course over the last day.
pub(super) struct Course {
    /// The points of the line, for SVG.
    pub(super) points: String,
    /// The least and the greatest value, in words.
    pub(super) said: String,
}

impl Course {
    /// The course; none where there is none to see.
    pub(super) fn of(
        readings: &[(Instant, i64)],
        unit: MeasureUnit,
        (now, language): (Instant, Language),
    ) -> Option<Self> {
        let values = || readings.iter().map(|(_, value)| *value);
        let (least, greatest) = (values().min()?, values().max()?);
        if readings.len() < 2 {
            return None;
        }
        let day = Span::from_hours(24).microseconds();
        let begun = now - Span::from_hours(24);
        let step = readings.len().div_ceil(POINTS_MAX);
        let mut points = String::new();
        for (at, value) in readings.iter().step_by(step).chain(readings.last()) {
            let x = scaled(at.since(begun).microseconds(), day, WIDTH);
            let y = HEIGHT
                - 2
                - scaled(value.saturating_sub(least), greatest.saturating_sub(least), HEIGHT - 4);
            // Writing into a string does not fail.
            let _ = write!(points, "{x},{y} ");
        }
        let shown = |value| quantity(&base_value(value, unit, 0), language);
        let (least, greatest) = (shown(least), shown(greatest));
        let said = ReadingsPages::Course { least, greatest }.say(language);
        Some(Self { points: points.trim_end().to_owned(), said })
    }
}

/// A part of a whole, on a line of some length.
fn scaled(part: i64, whole: i64, length: i64) -> i64 {
    let scaled = i128::from(part) * i128::from(length) / i128::from(whole.max(1));
    i64::try_from(scaled).unwrap_or(length).clamp(0, length)
}

#[test]
fn a_course_runs_from_the_day_before_to_now_between_its_least_and_its_greatest() {
    let now = Instant::from_microseconds(1_780_000_000_000_000);
    let at = |hours: i64, value: i64| (now - Span::from_hours(hours), value);
    let of = |readings: &[(Instant, i64)]| {
        Course::of(readings, MeasureUnit::Metre, (now, Language::Chinese))
    };
    let course = of(&[at(24, 57_000_000), at(12, 58_400_000), at(0, 57_700_000)]).expect("a line");
    assert!(course.points.starts_with("0,26 60,2 120,14"), "{}", course.points);
    assert!(course.said.contains("57 米") && course.said.contains("58.4 米"), "{}", course.said);
    assert!(of(&[at(1, 57_000_000)]).is_none());
    assert!(of(&[]).is_none());
    assert!(of(&[at(2, i64::MAX), at(1, i64::MIN)]).is_some());
}
