//! A night at the desk to test on.

use uuid::Uuid;

use super::super::testing::NIGHT;
use super::refusals::Refusal;
use super::{BeginShift, Shift, TakingOver};
use crate::kernel::{DutyLineId, Instant, Moment, PersonId, ShiftId, Stream, Verb};

pub(super) fn id(number: u128) -> ShiftId {
    ShiftId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn who(number: u128) -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn line(number: u128) -> DutyLineId {
    DutyLineId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn shift(number: u128) -> Shift {
    Shift::new(id(number))
}

/// The first shift, kept by the first person since ten past three.
pub(super) fn begun() -> Shift {
    let mut shift = shift(1);
    let begin = BeginShift { leader: Some(who(9)), relieves: None };
    let facts = TakingOver { by: Some(who(1)), on_duty: None, is_leader_known: true };
    decide(&mut shift, &begin, &facts, NIGHT).expect("nobody is on duty");
    shift
}

/// Decides and folds what came out; how many events that were.
pub(super) fn decide<V: Verb<Of = Shift>>(
    shift: &mut Shift,
    verb: &V,
    facts: &V::Facts,
    at: Instant,
) -> Result<usize, Refusal> {
    let (mut events, moment) = (Vec::new(), Moment::at(at));
    verb.decide(shift, facts, moment, &mut events)?;
    events.iter().for_each(|event| shift.evolve(event, moment));
    Ok(events.len())
}
