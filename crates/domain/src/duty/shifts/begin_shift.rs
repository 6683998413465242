//! Take over the desk.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{ShiftBegun, ShiftEvent};
use super::refusals::Refusal;
use super::shift::{OnDuty, Shift};
use crate::kernel::{Moment, PersonId, Right, ShiftId, Span, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Take over the desk: whoever does it is the duty officer 值班员 until somebody else takes over,
/// and signs with it what was handed over.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginShift {
    /// Who leads 带班领导; left out where that is not settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leader: Option<PersonId>,
    /// The shift that ends with this, as whoever takes over has seen it; left out where nobody
    /// was on duty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relieves: Option<ShiftId>,
}

/// What must be known to take over.
pub struct TakingOver {
    /// Who takes over; none where the operator or a script does.
    pub by: Option<PersonId>,
    /// Who has been on duty until now.
    pub on_duty: Option<OnDuty>,
    /// Whether whoever is to lead is somebody of the house.
    pub is_leader_known: bool,
}

impl Verb for BeginShift {
    type Of = Shift;
    type Facts = TakingOver;
    const NAME: &'static str = "begin_shift";
    const RIGHT: Right = Right::KeepDesk;

    fn sees(&self, of: &ShiftId) -> Option<Thing> {
        Some(Thing::new("shift", of))
    }

    fn asks(&self, _: &ShiftId, registers: &mut dyn Registers) -> Result<TakingOver, Unanswered> {
        Ok(TakingOver {
            by: registers.acting()?.person,
            on_duty: registers.on_duty()?,
            is_leader_known: match self.leader {
                Some(leader) => registers.person_exists(leader)?,
                None => true,
            },
        })
    }

    fn decide(
        &self,
        shift: &Shift,
        facts: &TakingOver,
        moment: Moment,
        out: &mut Vec<ShiftEvent>,
    ) -> Result<(), Refusal> {
        if shift.begun_at.is_some() {
            return Err(Refusal::ShiftIsBegun);
        }
        if shift.is_struck {
            return Err(Refusal::ShiftIsStruck);
        }
        if !facts.is_leader_known {
            return Err(Refusal::NoSuchLeader);
        }
        let relieved = facts.on_duty.map(|it| it.shift);
        if relieved != self.relieves {
            return Err(Refusal::SomebodyElseIsOnDuty { shift: relieved });
        }
        if let Some(before) = facts.on_duty {
            // Nobody signs on both sides of a handover.
            if before.officer.is_some() && before.officer == facts.by {
                return Err(Refusal::OnDutyAlready);
            }
            if moment.happened_at + Span::from_minutes(1) <= before.since {
                return Err(Refusal::BeforeTheShift);
            }
        }
        let leader = self.leader.or(shift.planned.and_then(|it| it.leader));
        let (shift, officer) = (shift.id, facts.by);
        out.push(ShiftBegun { shift, officer, leader, relieves: relieved }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{NIGHT, later};
    use super::super::testing::{begun, decide, id, shift, who};
    use super::*;

    fn taken_by(number: u128, on_duty: Option<OnDuty>) -> TakingOver {
        TakingOver { by: Some(who(number)), on_duty, is_leader_known: true }
    }

    fn first() -> OnDuty {
        OnDuty { shift: id(1), officer: Some(who(1)), since: NIGHT }
    }

    fn relieving(relieves: Option<ShiftId>) -> BeginShift {
        BeginShift { leader: None, relieves }
    }

    #[test]
    fn whoever_takes_over_names_the_shift_that_ends() {
        let (mut second, on_duty) = (shift(2), Some(first()));
        let unseen = relieving(None);
        assert_eq!(
            decide(&mut second, &unseen, &taken_by(2, on_duty), later(500)),
            Err(Refusal::SomebodyElseIsOnDuty { shift: Some(id(1)) })
        );
        let seen = relieving(Some(id(1)));
        assert_eq!(decide(&mut second, &seen, &taken_by(2, on_duty), later(500)), Ok(1));
        assert_eq!((second.officer, second.begun_at), (Some(who(2)), Some(later(500))));
        let twice = decide(&mut second, &seen, &taken_by(3, on_duty), later(501));
        assert_eq!(twice, Err(Refusal::ShiftIsBegun));
    }

    #[test]
    fn of_two_who_take_over_the_second_is_told() {
        let others = OnDuty { shift: id(2), officer: Some(who(2)), since: later(500) };
        let late =
            decide(&mut shift(3), &relieving(Some(id(1))), &taken_by(3, Some(others)), later(501));
        assert_eq!(late, Err(Refusal::SomebodyElseIsOnDuty { shift: Some(id(2)) }));
    }

    #[test]
    fn nobody_relieves_themselves() {
        let seen = relieving(Some(id(1)));
        let own = decide(&mut shift(2), &seen, &taken_by(1, Some(first())), later(500));
        assert_eq!(own, Err(Refusal::OnDutyAlready));
    }

    #[test]
    fn nobody_takes_over_before_the_shift_that_ends_began() {
        let seen = relieving(Some(id(1)));
        let before = decide(&mut shift(2), &seen, &taken_by(2, Some(first())), later(-5));
        assert_eq!(before, Err(Refusal::BeforeTheShift));
    }

    #[test]
    fn a_leader_is_somebody_of_the_house() {
        let begin = BeginShift { leader: Some(who(99)), relieves: None };
        let facts = TakingOver { is_leader_known: false, ..taken_by(1, None) };
        assert_eq!(decide(&mut shift(1), &begin, &facts, NIGHT), Err(Refusal::NoSuchLeader));
        assert_eq!(begun().leader, Some(who(9)));
    }
}
