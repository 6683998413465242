//! Put a shift on the roster.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{ShiftEvent, ShiftScheduled};
use super::refusals::Refusal;
use super::shift::{Planned, Shift};
use crate::kernel::{Instant, Moment, PersonId, Right, ShiftId, Span, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// No shift is longer than this, the handover included.
pub const SHIFT_HOURS_MAX: i64 = 26;
/// Nobody plans further ahead.
pub const SCHEDULED_AHEAD_DAYS_MAX: i64 = 400;

/// Put a shift on the roster 值班表, or put it there anew.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScheduleShift {
    /// When it is to begin.
    pub from: Instant,
    /// When it is to end.
    pub until: Instant,
    /// Who is to keep the desk 值班员.
    pub officer: PersonId,
    /// Who is to lead 带班领导; left out where that is not settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leader: Option<PersonId>,
}

/// Whether those who are named are people of the house.
pub struct Known {
    /// Whoever is to keep the desk.
    pub is_officer: bool,
    /// Whoever is to lead; true where nobody is named.
    pub is_leader: bool,
}

impl Verb for ScheduleShift {
    type Of = Shift;
    type Facts = Known;
    const NAME: &'static str = "schedule_shift";
    const RIGHT: Right = Right::KeepDesk;

    fn sees(&self, of: &ShiftId) -> Option<Thing> {
        Some(Thing::new("shift", of))
    }

    fn asks(&self, _: &ShiftId, registers: &mut dyn Registers) -> Result<Known, Unanswered> {
        Ok(Known {
            is_officer: registers.person_exists(self.officer)?,
            is_leader: match self.leader {
                Some(leader) => registers.person_exists(leader)?,
                None => true,
            },
        })
    }

    fn decide(
        &self,
        shift: &Shift,
        known: &Known,
        moment: Moment,
        out: &mut Vec<ShiftEvent>,
    ) -> Result<(), Refusal> {
        if shift.begun_at.is_some() {
            return Err(Refusal::ShiftIsBegun);
        }
        if !known.is_officer {
            return Err(Refusal::NoSuchOfficer);
        }
        if !known.is_leader {
            return Err(Refusal::NoSuchLeader);
        }
        if self.until <= self.from {
            return Err(Refusal::ShiftEndsBeforeItBegins);
        }
        if self.until.since(self.from) > Span::from_hours(SHIFT_HOURS_MAX) {
            return Err(Refusal::ShiftTooLong { hours_max: SHIFT_HOURS_MAX });
        }
        if self.from > moment.now + Span::from_hours(24 * SCHEDULED_AHEAD_DAYS_MAX) {
            return Err(Refusal::ShiftTooFarAhead { days_max: SCHEDULED_AHEAD_DAYS_MAX });
        }
        let (from, until, officer, leader) = (self.from, self.until, self.officer, self.leader);
        let planned = Some(Planned { from, until, officer, leader });
        if shift.planned != planned || shift.is_struck {
            out.push(ShiftScheduled { shift: shift.id, from, until, officer, leader }.into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{NIGHT, later};
    use super::super::testing::{begun, decide, shift, who};
    use super::*;

    const KNOWN: Known = Known { is_officer: true, is_leader: true };

    fn from_to(from: i64, until: i64) -> ScheduleShift {
        let (from, until) = (later(from), later(until));
        ScheduleShift { from, until, officer: who(2), leader: None }
    }

    #[test]
    fn a_shift_on_the_roster_can_change_until_it_begins() {
        let mut tomorrow = shift(2);
        assert_eq!(decide(&mut tomorrow, &from_to(300, 1_740), &KNOWN, NIGHT), Ok(1));
        assert_eq!(decide(&mut tomorrow, &from_to(300, 1_740), &KNOWN, NIGHT), Ok(0));
        assert_eq!(decide(&mut tomorrow, &from_to(360, 1_740), &KNOWN, NIGHT), Ok(1));
        let begun = decide(&mut begun(), &from_to(300, 1_740), &KNOWN, NIGHT);
        assert_eq!(begun, Err(Refusal::ShiftIsBegun));
    }

    #[test]
    fn a_shift_has_a_length_and_people_of_the_house() {
        let unknown = Known { is_officer: false, ..KNOWN };
        let no_leader = Known { is_leader: false, ..KNOWN };
        let long = Refusal::ShiftTooLong { hours_max: SHIFT_HOURS_MAX };
        let far = Refusal::ShiftTooFarAhead { days_max: SCHEDULED_AHEAD_DAYS_MAX };
        let year = 60 * 24 * 400;
        for (planned, facts, wanted) in [
            (from_to(300, 300), KNOWN, Refusal::ShiftEndsBeforeItBegins),
            (from_to(300, 300 + 60 * 26 + 1), KNOWN, long),
            (from_to(year + 1, year + 60), KNOWN, far),
            (from_to(300, 1_740), unknown, Refusal::NoSuchOfficer),
            (from_to(300, 1_740), no_leader, Refusal::NoSuchLeader),
        ] {
            assert_eq!(decide(&mut shift(2), &planned, &facts, NIGHT), Err(wanted));
        }
    }
}
