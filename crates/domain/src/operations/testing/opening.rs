//! An operation that was opened, without a plan.

use uuid::Uuid;

use super::super::{EmergencyClass, Event, OpenOperation, Operation, Refusal};
use crate::kernel::{Instant, LogEntryId, Moment, OperationId, Stream, Text, Verb};

pub(in crate::operations) fn flood() -> Operation {
    Operation::new(OperationId::from_uuid(Uuid::from_u128(1)))
}

pub(in crate::operations) fn opening() -> OpenOperation {
    OpenOperation {
        title: Text::parse("六月洪水").expect("fits"),
        class: EmergencyClass::NaturalDisaster,
        area: "990001".parse().expect("a county"),
    }
}

pub(in crate::operations) fn opened() -> Operation {
    let mut operation = flood();
    decide(&mut operation, &opening()).expect("a flood can be opened");
    operation
}

pub(in crate::operations) fn entry(number: u128) -> LogEntryId {
    LogEntryId::from_uuid(Uuid::from_u128(number))
}

pub(in crate::operations) const NOON: Instant = Instant::from_microseconds(1_780_000_000_000_000);

/// Decides at noon and folds what came out.
pub(in crate::operations) fn decide<V>(
    operation: &mut Operation,
    verb: &V,
) -> Result<Vec<Event>, Refusal>
where
    V: Verb<Of = Operation, Facts = ()>,
{
    decide_at(operation, verb, Moment::at(NOON))
}

/// Decides at some moment and folds what came out.
pub(in crate::operations) fn decide_at<V>(
    operation: &mut Operation,
    verb: &V,
    moment: Moment,
) -> Result<Vec<Event>, Refusal>
where
    V: Verb<Of = Operation, Facts = ()>,
{
    let mut events = Vec::new();
    verb.decide(operation, &(), moment, &mut events)?;
    for event in &events {
        operation.evolve(event, moment);
    }
    Ok(events)
}
