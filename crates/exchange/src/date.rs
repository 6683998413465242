//! Days of the calendar, and the numbers that spreadsheets keep instead of them.

use std::fmt;

/// A day of the Gregorian calendar between the years 1 and 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// `None` where there is no such day.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_there = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        is_there.then_some(Self { year, month, day })
    }

    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days since 1970-01-01 to a date (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    fn from_days_since_1970(days: i64) -> Option<Self> {
        let shifted = days.checked_add(719_468)?; // Counted from 0000-03-01.
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)
    }
}

impl fmt::Display for Date {
    /// ISO 8601: 2024-06-01.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// From which day a workbook counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Epoch {
    #[default]
    Of1900,
    /// Old Excel for Macintosh.
    Of1904,
}

const DAYS_1900_TO_1970: i64 = 25_569; // Serial number of 1970-01-01.
const DAYS_1904_LATER: i64 = 1_462;
const SECONDS_IN_DAY: i64 = 86_400;
const FALSE_LEAP_DAY: i64 = 60; // Excel believes in 1900-02-29.

/// The ISO text of a serial number: a date, a date with time, or a time; `None` for no date.
pub(crate) fn serial_text(serial: f64, epoch: Epoch) -> Option<String> {
    let seconds = seconds_of(serial)?;
    let (days, second) = (seconds / SECONDS_IN_DAY, seconds % SECONDS_IN_DAY);
    if days == 0 && epoch == Epoch::Of1900 {
        return Some(clock_text(second));
    }
    let days_since_1970 = match epoch {
        Epoch::Of1904 => days + DAYS_1904_LATER - DAYS_1900_TO_1970,
        Epoch::Of1900 if days == FALSE_LEAP_DAY => return None,
        Epoch::Of1900 if days < FALSE_LEAP_DAY => days + 1 - DAYS_1900_TO_1970,
        Epoch::Of1900 => days - DAYS_1900_TO_1970,
    };
    let date = Date::from_days_since_1970(days_since_1970)?;
    match second {
        0 => Some(date.to_string()),
        _ => Some(format!("{date}T{}", clock_text(second))),
    }
}

/// Hours that may be more than a day: 26:30:00.
pub(crate) fn duration_text(serial: f64) -> Option<String> {
    seconds_of(serial).map(clock_text)
}

/// The date of a serial number without time, as it stands in a cell that was not shown as date.
pub(crate) fn serial_date(serial: i64) -> Option<Date> {
    if serial <= FALSE_LEAP_DAY {
        return None;
    }
    Date::from_days_since_1970(serial.checked_sub(DAYS_1900_TO_1970)?)
}

fn seconds_of(serial: f64) -> Option<i64> {
    const LAST: f64 = 2_958_466.0; // The first day of the year 10000.
    if !(0.0..LAST).contains(&serial) {
        return None;
    }
    crate::number::whole((serial * 86_400.0).round())
}

fn clock_text(seconds: i64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{ExcelDateTime, ExcelDateTimeType};
    use proptest::prelude::*;

    #[test]
    fn a_day_that_does_not_exist_is_no_date() {
        assert!(Date::new(2024, 2, 29).is_some() && Date::new(2000, 2, 29).is_some());
        assert!(Date::new(2023, 2, 29).is_none() && Date::new(1900, 2, 29).is_none());
        assert!(Date::new(2024, 4, 31).is_none() && Date::new(2024, 13, 1).is_none());
    }

    #[test]
    fn serial_numbers_become_iso_text() {
        let text = |serial| serial_text(serial, Epoch::Of1900);
        assert_eq!(text(45_444.0).as_deref(), Some("2024-06-01"));
        assert_eq!(text(45_444.5).as_deref(), Some("2024-06-01T12:00:00"));
        assert_eq!(text(0.75).as_deref(), Some("18:00:00"));
        assert_eq!(text(59.0).as_deref(), Some("1900-02-28"));
        assert_eq!(text(60.0), None);
        assert_eq!(text(61.0).as_deref(), Some("1900-03-01"));
        assert_eq!(text(-1.0), None);
        assert_eq!(text(f64::NAN), None);
        assert_eq!(text(3_000_000.0), None);
        assert_eq!(serial_text(43_982.0, Epoch::Of1904).as_deref(), Some("2024-06-01"));
        assert_eq!(duration_text(1.104_166_667).as_deref(), Some("26:30:00"));
        assert_eq!(serial_date(45_444), Date::new(2024, 6, 1));
    }

    #[test]
    fn a_time_just_before_midnight_is_rounded_into_the_next_day() {
        let text = serial_text(45_444.999_999_9, Epoch::Of1900);
        assert_eq!(text.as_deref(), Some("2024-06-02"));
    }

    proptest! {
        #[test]
        fn every_date_agrees_with_calamine(serial in 61..2_958_465_u32, is_1904: bool) {
            let epoch = if is_1904 { Epoch::Of1904 } else { Epoch::Of1900 };
            let kind = ExcelDateTimeType::DateTime;
            let serial = f64::from(serial);
            let (year, month, day, ..) =
                ExcelDateTime::new(serial, kind, is_1904).to_ymd_hms_milli();
            if is_1904 && serial > 2_957_003.0 {
                return Ok(());
            }
            let expected = Date::new(year, month, day).unwrap().to_string();
            prop_assert_eq!(serial_text(serial, epoch), Some(expected));
        }
    }
}
