//! Working days 工作日, as far as they are known.

use std::collections::BTreeSet;

use crate::kernel::Day;

/// Which days are worked. Without a calendar Saturday and Sunday are not and every other day is:
/// public holidays are then not known, so that a real limit mostly lies later than the one that is
/// told. It can lie a day or two earlier where a weekend is worked for a holiday 调休 that lies
/// outside the days counted; a calendar tells.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct WorkingDays {
    /// Monday to Friday, and free all the same.
    pub holidays: BTreeSet<Day>,
    /// Saturday or Sunday, and worked all the same 调休.
    pub worked_weekends: BTreeSet<Day>,
}

impl WorkingDays {
    /// Whether a day is worked.
    #[must_use]
    pub fn is_worked(&self, day: Day) -> bool {
        if day.is_weekend() {
            self.worked_weekends.contains(&day)
        } else {
            !self.holidays.contains(&day)
        }
    }

    /// The last of so many working days that follow a day; the day itself is not counted.
    #[must_use]
    pub fn after(&self, day: Day, working_days: u32) -> Day {
        let mut last = day;
        for _ in 0..working_days {
            last = self.next(last);
        }
        last
    }

    fn next(&self, day: Day) -> Day {
        let mut day = day;
        loop {
            let tomorrow = day.plus_days(1);
            // The calendar ends with the year 9999.
            if tomorrow == day || self.is_worked(tomorrow) {
                return tomorrow;
            }
            day = tomorrow;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn without_a_calendar_twenty_working_days_are_four_weeks() {
        let days = WorkingDays::default();
        // A Wednesday.
        assert_eq!(days.after(day("2026-06-03"), 20), day("2026-07-01"));
        // Whoever issues on a Saturday begins to count on Monday.
        assert_eq!(days.after(day("2026-06-06"), 1), day("2026-06-08"));
        assert_eq!(days.after(day("9999-12-31"), 20), day("9999-12-31"));
    }

    #[test]
    fn a_holiday_puts_the_limit_off_and_a_worked_weekend_brings_it_nearer() {
        let mut days = WorkingDays::default();
        days.holidays.insert(day("2026-06-19"));
        assert_eq!(days.after(day("2026-06-03"), 20), day("2026-07-02"));
        days.worked_weekends.extend([day("2026-06-14"), day("2026-06-28")]);
        assert_eq!(days.after(day("2026-06-03"), 20), day("2026-06-30"));
    }
}
