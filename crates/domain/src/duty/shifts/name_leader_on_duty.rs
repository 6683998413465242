//! Say who leads in a shift that has begun.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{LeaderOnDutyNamed, ShiftEvent};
use super::refusals::Refusal;
use super::shift::Shift;
use crate::kernel::{Moment, PersonId, Right, ShiftId, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Say who leads 带班领导 from now on, in a shift that has begun.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NameLeaderOnDuty {
    /// Who leads.
    pub leader: PersonId,
}

impl Verb for NameLeaderOnDuty {
    type Of = Shift;
    /// Whether they are somebody of the house.
    type Facts = bool;
    const NAME: &'static str = "name_leader_on_duty";
    const RIGHT: Right = Right::KeepDesk;

    fn sees(&self, of: &ShiftId) -> Option<Thing> {
        Some(Thing::new("leader_on_duty", of))
    }

    fn asks(&self, _: &ShiftId, registers: &mut dyn Registers) -> Result<bool, Unanswered> {
        registers.person_exists(self.leader)
    }

    fn decide(
        &self,
        shift: &Shift,
        is_known: &bool,
        _: Moment,
        out: &mut Vec<ShiftEvent>,
    ) -> Result<(), Refusal> {
        shift.must_be_begun()?;
        if !is_known {
            return Err(Refusal::NoSuchLeader);
        }
        if shift.leader != Some(self.leader) {
            out.push(LeaderOnDutyNamed { shift: shift.id, leader: self.leader }.into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{NIGHT, later};
    use super::super::testing::{begun, decide, shift, who};
    use super::*;

    #[test]
    fn the_leader_may_change_within_a_shift() {
        let (mut night, other) = (begun(), NameLeaderOnDuty { leader: who(8) });
        assert_eq!(decide(&mut night, &other, &true, later(5)), Ok(1));
        assert_eq!(night.leader, Some(who(8)));
        assert_eq!(decide(&mut night, &other, &true, later(6)), Ok(0), "it is so already");
        assert_eq!(decide(&mut night, &other, &false, later(6)), Err(Refusal::NoSuchLeader));
        assert_eq!(decide(&mut shift(2), &other, &true, NIGHT), Err(Refusal::NoSuchShift));
    }
}
