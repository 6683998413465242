//! A day of the calendar, where an hour would say more than anybody knows.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::instant::Instant;

/// A day of the Gregorian calendar between the years 1900 and 9999, written `2026-11-21`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Why a text is not a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotADay(pub String);

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is not a day: expected year-month-day, such as 2026-11-21", self.0)
    }
}

impl std::error::Error for NotADay {}

const MICROSECONDS_A_DAY: i64 = 86_400_000_000;
/// No clock on earth is further ahead of UTC than this (Line Islands).
const HOURS_AHEAD_MAX: i64 = 14;

impl Day {
    /// From year, month and day of the month; none where there is no such day.
    #[must_use]
    pub fn new(year: i32, month: i32, day: i32) -> Option<Self> {
        if !(1900..=9999).contains(&year) || !(1..=12).contains(&month) {
            return None;
        }
        let that = Self(days_since_1970(year, month, day));
        (that.parts() == (year, month, day)).then_some(that)
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0
    }

    /// Year, month and day of the month.
    #[must_use]
    pub const fn parts(self) -> (i32, i32, i32) {
        civil(self.0)
    }

    /// How many days after `earlier` this is; negative when it is before.
    #[must_use]
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// So many days later, within the calendar.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        let (first, last) = (days_since_1970(1900, 1, 1), days_since_1970(9999, 12, 31));
        Self(self.0.saturating_add(days).clamp(first, last))
    }

    /// The same day so many years later; 28 February where that year has no 29th.
    #[must_use]
    pub fn plus_years(self, years: i32) -> Self {
        let (year, month, day) = self.parts();
        let year = year.saturating_add(years).clamp(1900, 9999);
        Self::new(year, month, day).unwrap_or(Self(days_since_1970(year, 2, 28)))
    }

    /// Whether it is a Saturday or a Sunday.
    #[must_use]
    pub const fn is_weekend(self) -> bool {
        // 1970-01-01 was a Thursday.
        (self.0 + 3).rem_euclid(7) >= 5
    }

    /// The latest day that it is anywhere on earth at that instant. Rules know no zone: what lies
    /// after this day lies in the future everywhere.
    #[must_use]
    pub fn latest_at(now: Instant) -> Self {
        let ahead = HOURS_AHEAD_MAX * 3_600_000_000;
        Self::at_offset(now, ahead)
    }

    /// The day that a clock shows which is this many microseconds ahead of UTC.
    #[must_use]
    pub fn at_offset(now: Instant, microseconds_ahead: i64) -> Self {
        let shown = now.microseconds().saturating_add(microseconds_ahead);
        let days = shown.div_euclid(MICROSECONDS_A_DAY);
        let (first, last) = (days_since_1970(1900, 1, 1), days_since_1970(9999, 12, 31));
        Self(i32::try_from(days).unwrap_or(last).clamp(first, last))
    }
}

/// Days from civil (Hinnant, “chrono-Compatible Low-Level Date Algorithms”).
const fn days_since_1970(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Civil from days, of the same source.
const fn civil(days: i32) -> (i32, i32, i32) {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400;
    (if month <= 2 { year + 1 } else { year }, month, day)
}

impl FromStr for Day {
    type Err = NotADay;
    fn from_str(text: &str) -> Result<Self, NotADay> {
        let number = |digits: &str, length: usize| {
            let plain = digits.len() == length && digits.bytes().all(|it| it.is_ascii_digit());
            plain.then(|| digits.parse().ok()).flatten()
        };
        let mut parts = text.splitn(3, '-');
        let mut next = |length| parts.next().and_then(|part| number(part, length));
        let read = match (next(4), next(2), next(2)) {
            (Some(year), Some(month), Some(day)) => Self::new(year, month, day),
            _ => None,
        };
        read.ok_or_else(|| NotADay(text.chars().take(40).collect()))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Day({self})")
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "string", "format": "date" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn every_day_of_two_centuries_reads_back() {
        for number in day("1900-01-01").number()..=day("2100-12-31").number() {
            let it = Day(number);
            assert_eq!(it.to_string().parse(), Ok(it));
        }
        assert_eq!(day("1970-01-01").number(), 0);
        assert_eq!(day("2024-03-01").days_since(day("2024-02-28")), 2);
    }

    #[test]
    fn days_and_years_are_added_within_the_calendar() {
        assert_eq!(day("2024-02-28").plus_days(2), day("2024-03-01"));
        assert_eq!(day("2024-02-29").plus_years(3), day("2027-02-28"));
        assert_eq!(day("2026-06-03").plus_years(3), day("2029-06-03"));
        assert_eq!(day("9999-12-31").plus_days(1), day("9999-12-31"));
        assert!(day("2026-11-21").is_weekend() && !day("2026-11-23").is_weekend());
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        for wrong in ["2023-02-29", "2026-13-01", "2026-1-1", "1899-12-31", "2026-11-21x", ""] {
            assert!(wrong.parse::<Day>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_day_of_the_future_is_one_that_nobody_on_earth_has_reached() {
        let noon = Instant::from_microseconds(day("2026-11-21").number() as i64 * 86_400_000_000)
            + super::super::instant::Span::from_hours(12);
        assert_eq!(Day::latest_at(noon), day("2026-11-22"));
        assert_eq!(Day::at_offset(noon, 0), day("2026-11-21"));
        assert_eq!(Day::at_offset(Instant::from_microseconds(i64::MAX), 0), day("9999-12-31"));
    }
}
