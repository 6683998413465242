//! An instant as people read it: “14:05 · 38 分钟前”.

mod examples;

use domain::kernel::Instant;
use words::{Language, Zone, ago, clock_time, full_time};

pub(crate) use examples::examples;

/// An instant, ready to be shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct TimeShown {
    /// The clock time, with the day where it is not today.
    pub(crate) clock: String,
    /// To the second, with the zone.
    pub(crate) full: String,
    /// How long ago, or how soon.
    pub(crate) ago: String,
}

impl TimeShown {
    /// An instant as it is read at another.
    pub(crate) fn of(at: Instant, now: Instant, zone: &Zone, language: Language) -> Self {
        Self {
            clock: clock_time(at, now, zone),
            full: full_time(at, zone),
            ago: ago(at, now, language),
        }
    }
}
