//! A realm and its clock, as its events have made them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::Event;
use super::refusals::Refusal;
use crate::kernel::{Instant, Moment, Realm, Stream};

/// How a realm's clock runs: at the machine's `anchor` it showed `shows`; since then it has run
/// at `speed_thousandths` of real speed. 0 is a stopped clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// The machine's time when it was set.
    pub anchor: Instant,
    /// What it showed then.
    pub shows: Instant,
    /// 1000 is real speed, 60000 a minute in a second, 0 stopped.
    pub speed_thousandths: u32,
}

/// A clock may run at most this fast: a day in 24 seconds.
pub(super) const SPEED_THOUSANDTHS_MAX: u32 = 3_600_000;

impl Clock {
    /// The real world's clock.
    pub const REAL: Self =
        Self { anchor: Instant::ZERO, shows: Instant::ZERO, speed_thousandths: 1000 };

    /// What it shows when the machine's clock shows `machine_now`. A machine's clock that jumps
    /// back before the anchor leaves it standing.
    #[must_use]
    pub fn at(self, machine_now: Instant) -> Instant {
        let passed = machine_now.max(self.anchor).since(self.anchor);
        self.shows + passed.scaled(self.speed_thousandths)
    }
}

/// A realm that is not the real one.
#[derive(Clone, PartialEq, Debug)]
pub struct RealmOfPractice {
    /// Which one.
    pub id: Realm,
    /// Its clock; none before it is opened.
    pub clock: Option<Clock>,
}

impl Stream for RealmOfPractice {
    type Id = Realm;
    type Event = Event;
    type Refusal = Refusal;
    const NAME: &'static str = "realm";

    fn new(id: Realm) -> Self {
        Self { id, clock: None }
    }

    fn evolve(&mut self, event: &Event, _: Moment) {
        match event {
            Event::RealmOpened(opened) => self.clock = Some(opened.clock),
            Event::ClockSet(set) => self.clock = Some(set.clock),
        }
    }
}

#[test]
fn a_clock_at_sixty_times_shows_an_hour_after_a_minute() {
    let clock = Clock {
        anchor: Instant::from_microseconds(0),
        shows: Instant::from_microseconds(1_000_000_000),
        speed_thousandths: 60_000,
    };
    let after_a_minute = clock.at(Instant::from_microseconds(60_000_000));
    assert_eq!(after_a_minute.microseconds(), 1_000_000_000 + 3_600_000_000);
}

#[test]
fn a_machine_that_jumps_back_leaves_the_clock_standing() {
    let clock = Clock {
        anchor: Instant::from_microseconds(500),
        shows: Instant::from_microseconds(7),
        speed_thousandths: 1000,
    };
    assert_eq!(clock.at(Instant::from_microseconds(100)), clock.shows);
}
