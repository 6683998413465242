//! The clock's watch: in which operations time alone has caused something.

use std::collections::{HashMap, HashSet};
use std::sync::PoisonError;

use domain::kernel::{Instant, Moment, OperationId, Realm, Stream, Verb};
use domain::operations::{LetTimePass, Operation};

use super::book::{Book, Looked};
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::Stored;

/// What was written since the last look is read in pieces of this many events.
const PIECE: u32 = 2000;

/// An operation in which time has caused something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Due {
    /// Its realm.
    pub realm: Realm,
    /// Which one.
    pub operation: OperationId,
}

/// What the watch knows: the running operations, and when time will next cause something in each.
#[derive(Default)]
pub(super) struct Watched {
    /// Up to which size of the chain it is true; none before the first look.
    size: Option<u64>,
    wakes_at: HashMap<(Realm, OperationId), Option<Instant>>,
}

/// The running operations in which time has caused something by now. A look costs what was written
/// since the one before, and no more.
///
/// # Errors
/// When the store cannot be read.
pub fn due_operations(reading: &mut Reading<'_>) -> Result<Vec<Due>, Fault> {
    let book = reading.book;
    let mut watched = book.watched.lock().unwrap_or_else(PoisonError::into_inner);
    let size = reading.view.head()?.size;
    match watched.size {
        None => watched.look_at_all(reading)?,
        Some(known) => watched.look_at_changed(reading, (known, size))?,
    }
    watched.size = Some(size);
    let mut due = Vec::new();
    for ((realm, operation), wakes_at) in &mut watched.wakes_at {
        let Some(now) = reading.now(realm)? else { continue };
        if wakes_at.is_none_or(|at| at > now) {
            continue;
        }
        let Some(looked) = reading.operation_now(realm, *operation)? else { continue };
        if has_caused_something(&looked.operation, now) {
            due.push(Due { realm: realm.clone(), operation: *operation });
        } else {
            // A condition came to something else, and nothing followed from it.
            let mut response = looked.operation.response.clone();
            response.judged_until = Some(now);
            *wakes_at = response.wakes_at().filter(|at| *at > now);
        }
    }
    Ok(due)
}

impl Watched {
    fn look_at_all(&mut self, reading: &mut Reading<'_>) -> Result<(), Fault> {
        for (realm, operation) in reading.view.running_operations()? {
            if let Some(looked) = Book::once(reading.view, &realm, operation)? {
                self.wakes_at.insert((realm, operation), looked.wakes_at());
            }
        }
        Ok(())
    }

    fn look_at_changed(
        &mut self,
        reading: &mut Reading<'_>,
        (mut known, size): (u64, u64),
    ) -> Result<(), Fault> {
        let mut changed = HashSet::new();
        while known < size {
            let events = reading.view.events_after(known, PIECE)?;
            let Some(last) = events.last() else { break };
            known = last.sealed.envelope().position;
            changed.extend(events.iter().filter_map(operation_of));
        }
        for (realm, operation) in changed {
            let looked = reading.operation_now(&realm, operation)?;
            let runs = |it: &&std::sync::Arc<Looked>| it.operation.closed_at.is_none();
            match looked.as_ref().filter(runs) {
                Some(looked) => self.wakes_at.insert((realm, operation), looked.wakes_at()),
                None => self.wakes_at.remove(&(realm, operation)),
            };
        }
        Ok(())
    }
}

/// The operation that an event is of.
fn operation_of(stored: &Stored) -> Option<(Realm, OperationId)> {
    let it = stored.sealed.envelope();
    let (stream, id) = it.stream.split_once('/')?;
    if stream != Operation::NAME {
        return None;
    }
    Some((it.realm.parse().ok()?, id.parse().ok()?))
}

/// A condition may change and nothing follow from it.
fn has_caused_something(operation: &Operation, now: Instant) -> bool {
    let mut events = Vec::new();
    let decided = LetTimePass {}.decide(operation, &(), Moment::at(now), &mut events);
    decided.is_ok() && !events.is_empty()
}
