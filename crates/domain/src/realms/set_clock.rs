//! Set, stop or start the clock of a realm; it never runs backwards.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{ClockSet, Event};
use super::refusals::Refusal;
use super::state::{Clock, RealmOfPractice, SPEED_THOUSANDTHS_MAX};
use crate::kernel::{Instant, Moment, Realm, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Set a realm's clock.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetClock {
    /// What it shall show; left out, it goes on from where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shows: Option<Instant>,
    /// 1000 is real speed, 0 stops it.
    pub speed_thousandths: u32,
}

impl Verb for SetClock {
    type Of = RealmOfPractice;
    type Facts = ();
    const NAME: &'static str = "set_clock";
    const RIGHT: Right = Right::ManageRealms;

    fn asks(&self, _: &Realm, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        realm: &RealmOfPractice,
        (): &(),
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let clock = realm.clock.ok_or(Refusal::NoSuchRealm)?;
        if self.speed_thousandths > SPEED_THOUSANDTHS_MAX {
            return Err(Refusal::TooFast { thousandths_max: SPEED_THOUSANDTHS_MAX });
        }
        let showed = clock.at(moment.now);
        let shows = self.shows.unwrap_or(showed);
        if shows < showed {
            return Err(Refusal::ClockGoesBack);
        }
        let set = Clock { anchor: moment.now, shows, speed_thousandths: self.speed_thousandths };
        out.push(ClockSet { of: realm.id.clone(), clock: set }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Span, Stream};

    fn set(shows: Option<i64>, now: i64) -> Result<Vec<Event>, Refusal> {
        let mut realm = RealmOfPractice::new("drill-flood".parse().expect("a realm"));
        realm.clock = Some(Clock {
            anchor: Instant::ZERO,
            shows: Instant::ZERO + Span::from_hours(1),
            speed_thousandths: 1000,
        });
        let verb = SetClock { shows: shows.map(Instant::from_microseconds), speed_thousandths: 0 };
        let mut events = Vec::new();
        let now = Instant::ZERO + Span::from_minutes(now);
        verb.decide(&realm, &(), Moment::at(now), &mut events)?;
        Ok(events)
    }

    #[test]
    fn a_clock_goes_forward_or_stops_and_never_back() {
        assert_eq!(set(Some(0), 5), Err(Refusal::ClockGoesBack));
        let stopped = set(None, 5).expect("it can be stopped");
        let [Event::ClockSet(stopped)] = stopped.as_slice() else { panic!("one event") };
        assert_eq!(stopped.clock.shows, Instant::ZERO + Span::from_minutes(65));
    }

    #[test]
    fn a_realm_that_was_never_opened_has_no_clock() {
        let realm = RealmOfPractice::new("drill-flood".parse().expect("a realm"));
        let verb = SetClock { shows: None, speed_thousandths: 0 };
        let refused = verb.decide(&realm, &(), Moment::at(Instant::ZERO), &mut Vec::new());
        assert_eq!(refused, Err(Refusal::NoSuchRealm));
    }
}
