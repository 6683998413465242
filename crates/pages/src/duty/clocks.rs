//! The clocks of reports that are due.

use domain::duty::ReportClock;
use domain::kernel::{Instant, ReportDue};
use words::{Language, Reporting, Say, Zone, time_left};

use crate::components::TimeShown;

/// A clock, ready to be shown.
pub(super) struct ClockShown {
    pub(super) what: String,
    /// By when.
    pub(super) by: TimeShown,
    /// How much time is left, or since when it is over.
    pub(super) left: String,
    pub(super) is_over: bool,
}

impl ClockShown {
    pub(super) fn of(clock: ReportClock, now: Instant, zone: &Zone, language: Language) -> Self {
        let what = match clock.due {
            ReportDue::Phone => Reporting::Phone,
            ReportDue::Written => Reporting::Written,
            ReportDue::FollowUp => Reporting::FollowUp,
        };
        Self {
            what: what.say(language),
            by: TimeShown::of(clock.at, now, zone, language),
            left: time_left(clock.at, now, language),
            is_over: clock.at < now,
        }
    }
}
