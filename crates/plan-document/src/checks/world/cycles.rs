//! What is to be done again after some time: whether it is overdue.

use domain::kernel::{Day, Span};
use domain::plans::document::Cycle;

const MICROSECONDS_A_DAY: i64 = 86_400_000_000;
const DAYS_A_YEAR: i32 = 365;

/// The day by which it is due again; none where it was never done or no time is set.
pub(super) fn due(cycle: Cycle) -> Option<Day> {
    let (every, last) = (cycle.every?, cycle.last?);
    let days = days(every);
    // Whole years are counted by the calendar, so that a leap day costs nobody a day.
    if days % DAYS_A_YEAR == 0 {
        return Some(last.plus_years(days / DAYS_A_YEAR));
    }
    Some(last.plus_days(days))
}

fn days(span: Span) -> i32 {
    i32::try_from(span.microseconds() / MICROSECONDS_A_DAY).unwrap_or(i32::MAX)
}

#[test]
fn years_are_counted_by_the_calendar() {
    let cycle = |days: i64, last: &str| Cycle {
        every: Some(Span::from_hours(24 * days)),
        last: Some(last.parse().expect("a day")),
    };
    assert_eq!(due(cycle(1_095, "2024-01-31")), "2027-01-31".parse().ok());
    assert_eq!(due(cycle(180, "2026-01-01")), "2026-06-30".parse().ok());
    assert_eq!(due(Cycle::default()), None);
}
