//! What the examples of all components share: who looks at them, and at which moment.

use domain::kernel::{Instant, Span};
use words::{Say, Zone, time_left};

use super::{Shell, TimeShown};

/// The moment of every example: 2 June 2026, 07:20 in China.
const NOW: Instant = Instant::from_microseconds(1_780_356_000_000_000);

/// Whoever looks at examples.
#[derive(Clone, Copy)]
pub(crate) struct Viewer<'a> {
    pub(crate) shell: &'a Shell,
    pub(crate) zone: &'a Zone,
}

impl Viewer<'_> {
    /// A word in the viewer's language.
    pub(crate) fn say(&self, word: impl Say) -> String {
        self.shell.say(word)
    }

    /// How an instant is read that lies so many minutes ahead, or back where it is negative.
    pub(crate) fn time(&self, minutes: i64) -> TimeShown {
        TimeShown::of(ahead(minutes), NOW, self.zone, self.shell.language)
    }

    /// How much time is left until then, or over since then.
    pub(crate) fn left(&self, minutes: i64) -> String {
        time_left(ahead(minutes), NOW, self.shell.language)
    }

    /// The moment of the examples, with the zone in which it is read.
    pub(crate) const fn when(&self) -> (Instant, &Zone) {
        (NOW, self.zone)
    }
}

const fn ahead(minutes: i64) -> Instant {
    let span = Span::from_minutes(minutes).microseconds();
    Instant::from_microseconds(NOW.microseconds() + span)
}
