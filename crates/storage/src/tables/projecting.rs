//! What an event changes in the read tables.

use application::{Fault, Recorded};
use domain::AnyEvent;

use super::{
    accounts, data_use, destroyed_keys, duty, operations, people, places, plans, realms, reviews,
    supplies, things,
};
use crate::engine::Session;

/// Writes what an event changes.
pub(crate) fn project(session: &mut Session, recorded: &Recorded) -> Result<(), Fault> {
    things::project(session, recorded)?;
    destroyed_keys::project(session, recorded)?;
    match &recorded.event {
        AnyEvent::Access(event) => accounts::project(session, recorded, event),
        AnyEvent::OperationData(event) => data_use::project_operation(session, recorded, event),
        AnyEvent::EmploymentData(event) => data_use::project_employment(session, recorded, event),
        AnyEvent::Duty(event) => duty::project(session, recorded, event),
        AnyEvent::Shift(event) => duty::project_shift(session, recorded, event),
        AnyEvent::Brief(event) => duty::project_brief(session, recorded, event),
        AnyEvent::Daily(event) => duty::project_daily(session, recorded, event),
        AnyEvent::Instruction(event) => duty::project_instruction(session, recorded, event),
        AnyEvent::Operations(event) => operations::project(session, recorded, event),
        AnyEvent::Realms(event) => realms::project(session, recorded, event),
        AnyEvent::People(event) => people::project(session, recorded, event),
        AnyEvent::Places(event) => places::project(session, recorded, event),
        AnyEvent::Plans(event) => plans::project(session, recorded, event),
        AnyEvent::Reviews(event) => reviews::project(session, recorded, event),
        AnyEvent::Supplies(event) => supplies::project(session, recorded, event),
    }
}
