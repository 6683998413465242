//! What happened to some things of an operation.

use domain::kernel::{OperationId, Realm, Thing};

use super::book::stream_of;
use super::happenings::Happening;
use crate::failure::Fault;
use crate::office::Reading;

/// What happened to a few things of an operation, the oldest first; of the things behind the first
/// [`THINGS_MAX`](crate::THINGS_MAX) nothing.
///
/// # Errors
/// When the store cannot be read.
pub fn history(
    reading: &mut Reading<'_>,
    (realm, operation): (&Realm, OperationId),
    things: &[Thing],
    events_max: u32,
) -> Result<Vec<Happening>, Fault> {
    let stream = stream_of(operation);
    let stored = reading.view.events_of_things(realm, &stream, things, events_max)?;
    stored.iter().map(|it| Happening::of(reading, it)).collect()
}

/// What happened to a thing of an operation last; none where nothing did.
///
/// # Errors
/// When the store cannot be read.
pub fn last_happening(
    reading: &mut Reading<'_>,
    realm: &Realm,
    thing: &Thing,
) -> Result<Option<Happening>, Fault> {
    let Some(change) = reading.view.last_change(realm, thing)? else { return Ok(None) };
    let stored = reading.view.event(change.version.0)?;
    stored.map(|it| Happening::of(reading, &it)).transpose()
}
