//! Open a realm for a drill or a replay, with a clock of its own.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, RealmOpened};
use super::refusals::Refusal;
use super::state::{Clock, RealmOfPractice, SPEED_THOUSANDTHS_MAX};
use crate::kernel::{Instant, Moment, Realm, RealmKind, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Open a realm.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenRealm {
    /// What its clock shows at first.
    pub shows: Instant,
    /// 1000 is real speed, 0 a clock that stands until it is set.
    pub speed_thousandths: u32,
}

impl Verb for OpenRealm {
    type Of = RealmOfPractice;
    type Facts = ();
    const NAME: &'static str = "open_realm";
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
        if realm.id.kind() == RealmKind::Real {
            return Err(Refusal::RealIsNotPractice);
        }
        if realm.clock.is_some() {
            return Err(Refusal::AlreadyOpened);
        }
        if self.speed_thousandths > SPEED_THOUSANDTHS_MAX {
            return Err(Refusal::TooFast { thousandths_max: SPEED_THOUSANDTHS_MAX });
        }
        let clock = Clock {
            anchor: moment.now,
            shows: self.shows,
            speed_thousandths: self.speed_thousandths,
        };
        out.push(RealmOpened { opened: realm.id.clone(), clock }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Stream;

    fn open(name: &str, speed_thousandths: u32) -> Result<Vec<Event>, Refusal> {
        let realm = RealmOfPractice::new(name.parse().expect("a realm"));
        let mut events = Vec::new();
        OpenRealm { shows: Instant::ZERO, speed_thousandths }.decide(
            &realm,
            &(),
            Moment::at(Instant::ZERO),
            &mut events,
        )?;
        Ok(events)
    }

    #[test]
    fn a_drill_gets_a_realm_and_the_real_world_does_not() {
        assert_eq!(open("drill-flood", 1000).map(|events| events.len()), Ok(1));
        assert_eq!(open("real", 1000), Err(Refusal::RealIsNotPractice));
    }

    #[test]
    fn a_clock_that_runs_too_fast_to_follow_is_refused() {
        assert!(matches!(open("drill-flood", u32::MAX), Err(Refusal::TooFast { .. })));
    }

    #[test]
    fn a_realm_is_opened_once() {
        let mut realm = RealmOfPractice::new("drill-flood".parse().expect("a realm"));
        realm.clock = Some(Clock::REAL);
        let verb = OpenRealm { shows: Instant::ZERO, speed_thousandths: 0 };
        let refused = verb.decide(&realm, &(), Moment::at(Instant::ZERO), &mut Vec::new());
        assert_eq!(refused, Err(Refusal::AlreadyOpened));
    }
}
