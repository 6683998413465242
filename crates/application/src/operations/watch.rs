//! The clock's watch: in which operations time alone has caused something.

use domain::kernel::{Instant, Moment, OperationId, Realm, Verb};
use domain::operations::LetTimePass;

use crate::failure::Fault;
use crate::office::Reading;

/// An operation in which time has caused something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Due {
    /// Its realm.
    pub realm: Realm,
    /// Which one.
    pub operation: OperationId,
}

/// The running operations in which time has caused something by now, and the next instant of its
/// realm's clock at which it will; none where nothing waits for time.
///
/// # Errors
/// When the store cannot be read.
pub fn due_operations(reading: &mut Reading<'_>) -> Result<Vec<Due>, Fault> {
    let mut due = Vec::new();
    for (realm, operation) in reading.view.running_operations()? {
        let Some(now) = reading.now(&realm)? else { continue };
        let Some(looked) = reading.operation_now(&realm, operation)? else { continue };
        if looked.wakes_at().is_none_or(|at| at > now) {
            continue;
        }
        if has_caused_something(&looked.operation, now) {
            due.push(Due { realm, operation });
        }
    }
    Ok(due)
}

/// A condition may change and nothing follow from it.
fn has_caused_something(operation: &domain::operations::Operation, now: Instant) -> bool {
    let mut events = Vec::new();
    let decided = LetTimePass {}.decide(operation, &(), Moment::at(now), &mut events);
    decided.is_ok() && !events.is_empty()
}
