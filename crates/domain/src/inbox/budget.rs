//! How many interrupts a post can bear.

use crate::kernel::{Instant, Span};

/// So many may come at once.
pub const AT_ONCE_MAX: i64 = 10;
/// Then another one after each such time: at most ten in any ten minutes, and at most 144 in any
/// day, which is six an hour.
pub const ANOTHER_AFTER: Span = Span::from_seconds(645);

/// What is left of the interrupts of a post.
#[derive(Clone, Copy, Default)]
pub(super) struct Budget {
    /// When all of it will be there again.
    full_at: Option<Instant>,
}

impl Budget {
    /// Takes one; false where none is left.
    pub(super) fn take(&mut self, at: Instant) -> bool {
        let full_at = self.full_at.unwrap_or(at).max(at) + ANOTHER_AFTER;
        let all = ANOTHER_AFTER.microseconds().saturating_mul(AT_ONCE_MAX);
        let is_left = full_at.since(at).microseconds() <= all;
        if is_left {
            self.full_at = Some(full_at);
        }
        is_left
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 3600;

    /// The seconds at which an interrupt was let through, of one asked for every so many seconds.
    fn taken(every: i64, lasts: i64) -> Vec<i64> {
        let mut budget = Budget::default();
        let asked = (0..lasts / every).map(|it| it * every);
        asked.filter(|it| budget.take(Instant::ZERO + Span::from_seconds(*it))).collect()
    }

    fn worst(taken: &[i64], within: i64) -> usize {
        let behind =
            |from: i64| taken.iter().filter(|it| (from..from + within).contains(it)).count();
        taken.iter().map(|it| behind(*it)).max().unwrap_or(0)
    }

    #[test]
    fn however_much_happens_no_more_than_ten_come_in_ten_minutes_and_six_an_hour_over_a_day() {
        for every in [1, 7, 60, 123, 644, 646] {
            let taken = taken(every, 3 * DAY);
            assert!(worst(&taken, 600) <= 10, "every {every} s");
            assert!(worst(&taken, DAY) <= 144, "every {every} s");
        }
        assert_eq!(worst(&taken(1, DAY), 600), 10, "and ten can come");
    }

    #[test]
    fn whoever_had_quiet_hours_has_all_of_it_again() {
        let mut budget = Budget::default();
        let at = |minutes| Instant::ZERO + Span::from_minutes(minutes);
        assert!((0..10).all(|_| budget.take(at(0))) && !budget.take(at(0)));
        assert!(budget.take(at(11)) && !budget.take(at(11)));
        assert!((0..10).all(|_| budget.take(at(180))));
    }
}
