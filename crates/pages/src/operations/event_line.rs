//! The line of an event of an operation, with the names that people know.

use application::operations::board;
use application::{Fault, Reading, Stored};
use domain::kernel::{Instant, OperationId, Realm, Stream, decode};
use domain::operations::{Event, Operation};
use words::{Language, Telling, Zone, happened};

use super::naming::BoardNames;
use super::regions::Regions;

/// The operation whose event it is; none for an event of something else.
pub(crate) fn operation_of(stored: &Stored) -> Option<OperationId> {
    let (stream, id) = stored.sealed.envelope().stream.split_once('/')?;
    if stream == Operation::NAME { id.parse().ok() } else { None }
}

/// An event of an operation in words.
pub(crate) struct EventLine {
    /// What happened.
    pub(crate) says: String,
    /// What people call the operation; none where that was destroyed.
    pub(crate) operation: Option<String>,
}

/// What happened, in a line; none for an event of something else than an operation.
pub(crate) fn event_line(
    reading: &mut Reading<'_>,
    stored: &Stored,
    (zone, language): (&Zone, Language),
) -> Result<Option<EventLine>, Fault> {
    let envelope = stored.sealed.envelope();
    let (Some(operation), Ok(realm)) = (operation_of(stored), envelope.realm.parse::<Realm>())
    else {
        return Ok(None);
    };
    let event = decode::<Event>(&envelope.kind, envelope.schema, &envelope.payload);
    let (Ok(event), Some(board)) = (event, board(reading, &realm, operation, None)?) else {
        return Ok(None);
    };
    let regions = Regions::read(reading, &realm, board.operation().area.as_ref())?;
    let mut names = BoardNames::new(&board, &regions.names, language);
    names.told_of = Some(Instant::from_microseconds(envelope.happened_at));
    let now = Instant::from_microseconds(envelope.entered_at);
    let says = happened(&event, &Telling { names: &names, now, zone, language });
    Ok(Some(EventLine { says, operation: board.title.clone() }))
}
