//! How wrong attempts slow down whoever guesses, and never lock anybody out for good.

use domain::kernel::{Instant, Span};

use crate::ports::ThrottleRow;

/// So many wrong attempts in a row at one login, device or account cost nothing.
pub const FREE_FAILURES: u32 = 5;
/// So many from one address: a whole station may share it.
pub const ADDRESS_FREE_FAILURES: u32 = 50;
/// What the next wrong attempt costs; each further one costs twice as much.
pub const FIRST_DELAY: Span = Span::from_seconds(2);
/// No wait is longer.
pub const DELAY_MAX: Span = Span::from_minutes(15);
/// After so much quiet the count begins anew.
pub const FAILURES_FORGOTTEN_AFTER: Span = Span::from_hours(1);

/// Until when nobody is heard; none when whoever comes is heard now.
pub(super) fn blocked_until(standing: Option<&ThrottleRow>, now: Instant) -> Option<Instant> {
    let standing = standing.filter(|row| counts(row, now))?;
    (now < standing.blocked_until).then_some(standing.blocked_until)
}

/// After one more wrong attempt.
pub(super) fn failed(
    subject: [u8; 32],
    standing: Option<&ThrottleRow>,
    free: u32,
    now: Instant,
) -> ThrottleRow {
    let before = standing.filter(|row| counts(row, now)).map_or(0, |row| row.failures);
    let failures = before.saturating_add(1);
    let delay = delay_after(failures, free);
    ThrottleRow { subject, failures, failed_at: now, blocked_until: now + delay }
}

/// After an attempt that was counted as wrong and turned out to be right; none: nothing is left.
pub(super) fn forgiven(standing: &ThrottleRow, now: Instant) -> Option<ThrottleRow> {
    let failures = standing.failures.saturating_sub(1);
    (failures > 0 && counts(standing, now)).then(|| ThrottleRow {
        failures,
        blocked_until: standing.blocked_until.min(now),
        ..*standing
    })
}

/// What is long ago counts no more, and neither does what the clock says has not happened yet: a
/// clock that was set back must not keep anybody out.
fn counts(row: &ThrottleRow, now: Instant) -> bool {
    row.failed_at <= now && now.since(row.failed_at) < FAILURES_FORGOTTEN_AFTER
}

fn delay_after(failures: u32, free: u32) -> Span {
    let Some(doublings) = failures.checked_sub(free + 1) else { return Span::ZERO };
    let factor = 1_i64.checked_shl(doublings.min(62)).unwrap_or(i64::MAX);
    Span::from_microseconds(FIRST_DELAY.microseconds().saturating_mul(factor)).min(DELAY_MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOON: Instant = Instant::from_microseconds(1_780_000_000_000_000);

    fn after(failures: u32) -> ThrottleRow {
        (0..failures)
            .fold(None, |row: Option<ThrottleRow>, _| {
                Some(failed([0; 32], row.as_ref(), FREE_FAILURES, NOON))
            })
            .expect("at least one")
    }

    #[test]
    fn five_mistakes_are_free_and_then_each_costs_twice_as_much() {
        assert_eq!(blocked_until(None, NOON), None);
        assert_eq!(blocked_until(Some(&after(5)), NOON), None);
        for (failures, seconds) in [(6, 2), (7, 4), (8, 8), (14, 512), (15, 900), (40, 900)] {
            let until = NOON + Span::from_seconds(seconds);
            assert_eq!(blocked_until(Some(&after(failures)), NOON), Some(until), "{failures}");
            assert_eq!(blocked_until(Some(&after(failures)), until), None, "{failures}");
        }
    }

    #[test]
    fn after_an_hour_of_quiet_the_count_begins_anew() {
        let row = after(30);
        let later = NOON + FAILURES_FORGOTTEN_AFTER;
        assert_eq!(failed([0; 32], Some(&row), FREE_FAILURES, later).failures, 1);
    }

    #[test]
    fn a_clock_that_is_set_back_keeps_nobody_out() {
        let row = after(30);
        assert_eq!(blocked_until(Some(&row), NOON - Span::from_hours(24)), None);
    }

    #[test]
    fn what_was_right_is_taken_off_the_count() {
        let row = after(6);
        let rest = forgiven(&row, NOON).expect("five are left");
        assert_eq!((rest.failures, blocked_until(Some(&rest), NOON)), (5, None));
        assert_eq!(forgiven(&after(1), NOON), None);
    }

    proptest! {
        #[test]
        fn no_sequence_of_wrong_attempts_blocks_longer_than_the_cap(
            steps in prop::collection::vec((-7200_i64..7200, any::<bool>()), 1..200),
        ) {
            let (mut now, mut row) = (NOON, None);
            for (seconds, is_hasty) in steps {
                now = now + Span::from_seconds(seconds);
                let until = blocked_until(row.as_ref(), now);
                if let Some(until) = until {
                    prop_assert!(until.since(now) <= DELAY_MAX);
                    prop_assert_eq!(blocked_until(row.as_ref(), now + DELAY_MAX), None);
                }
                if until.is_none() || is_hasty {
                    row = Some(failed([0; 32], row.as_ref(), FREE_FAILURES, now));
                }
            }
        }
    }
}
