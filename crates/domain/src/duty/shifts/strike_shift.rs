//! Take a shift off the roster.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{ShiftEvent, ShiftStruck};
use super::refusals::Refusal;
use super::shift::Shift;
use crate::kernel::{Moment, Right, ShiftId, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Take a shift off the roster that has not begun.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StrikeShift {}

impl Verb for StrikeShift {
    type Of = Shift;
    type Facts = ();
    const NAME: &'static str = "strike_shift";
    const RIGHT: Right = Right::KeepDesk;

    fn sees(&self, of: &ShiftId) -> Option<Thing> {
        Some(Thing::new("shift", of))
    }

    fn asks(&self, _: &ShiftId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        shift: &Shift,
        (): &(),
        _: Moment,
        out: &mut Vec<ShiftEvent>,
    ) -> Result<(), Refusal> {
        if shift.begun_at.is_some() {
            return Err(Refusal::ShiftIsBegun);
        }
        if shift.planned.is_none() {
            return Err(Refusal::NoSuchShift);
        }
        if !shift.is_struck {
            out.push(ShiftStruck { shift: shift.id }.into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{NIGHT, later};
    use super::super::testing::{begun, decide, shift, who};
    use super::super::{BeginShift, Known, ScheduleShift, TakingOver};
    use super::*;

    #[test]
    fn a_shift_that_was_struck_begins_only_when_it_is_put_back() {
        let mut tomorrow = shift(2);
        let (from, until) = (later(300), later(1_740));
        let plan = ScheduleShift { from, until, officer: who(2), leader: Some(who(9)) };
        let known = Known { is_officer: true, is_leader: true };
        assert_eq!(decide(&mut tomorrow, &plan, &known, NIGHT), Ok(1));
        assert_eq!(decide(&mut tomorrow, &StrikeShift {}, &(), NIGHT), Ok(1));
        let begin = BeginShift { leader: None, relieves: None };
        let facts = TakingOver { by: Some(who(2)), on_duty: None, is_leader_known: true };
        let begun = decide(&mut tomorrow, &begin, &facts, from);
        assert_eq!(begun, Err(Refusal::ShiftIsStruck));
        assert_eq!(decide(&mut tomorrow, &plan, &known, NIGHT), Ok(1));
        assert_eq!(decide(&mut tomorrow, &begin, &facts, from), Ok(1));
        assert_eq!(tomorrow.leader, Some(who(9)), "the roster says who leads");
    }

    #[test]
    fn what_has_begun_is_not_struck() {
        let struck = decide(&mut begun(), &StrikeShift {}, &(), later(1));
        assert_eq!(struck, Err(Refusal::ShiftIsBegun));
        let unknown = decide(&mut shift(3), &StrikeShift {}, &(), NIGHT);
        assert_eq!(unknown, Err(Refusal::NoSuchShift));
    }
}
