//! How often a post was interrupted.

use crate::kernel::{Instant, Span};

/// Of interrupts in any ten minutes, never more.
pub const TEN_MINUTES_MAX: usize = 10;
/// Of interrupts in any day, never more: six an hour.
pub const DAY_MAX: usize = 144;

/// How often a post was interrupted in a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counted {
    /// How often in all.
    pub interrupts: usize,
    /// In the worst sixty minutes.
    pub hour_max: usize,
    /// In the worst ten minutes.
    pub ten_minutes_max: usize,
    /// In the worst day.
    pub day_max: usize,
}

/// Counts interrupts by their instants, which are in order.
#[must_use]
pub fn counted(instants: &[Instant]) -> Counted {
    Counted {
        interrupts: instants.len(),
        hour_max: worst(instants, Span::from_hours(1)),
        ten_minutes_max: worst(instants, Span::from_minutes(10)),
        day_max: worst(instants, Span::from_hours(24)),
    }
}

/// The most that come within a length of time, whenever that begins.
fn worst(instants: &[Instant], within: Span) -> usize {
    let mut first = 0;
    let mut most = 0;
    for (place, at) in instants.iter().enumerate() {
        while instants.get(first).is_some_and(|it| at.since(*it) >= within) {
            first += 1;
        }
        most = most.max(place + 1 - first);
    }
    most
}

#[test]
fn the_worst_ten_minutes_begin_whenever_they_are_worst() {
    let at = |minutes: i64| Instant::ZERO + Span::from_minutes(minutes);
    let counted = counted(&[8, 9, 12, 17, 18, 40, 100].map(at));
    assert_eq!((counted.interrupts, counted.hour_max, counted.ten_minutes_max), (7, 6, 4));
    assert_eq!(counted.day_max, 7);
}
