//! Organisations, posts, persons: what their events have made of them.

pub(crate) mod organisations;
pub(crate) mod persons;
pub(crate) mod posts;

use application::{Fault, Recorded};
use domain::people::Event;

use crate::engine::Session;

/// Each of the three looks for its own events and passes over the others.
pub(super) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &Event,
) -> Result<(), Fault> {
    organisations::project(session, recorded, event)?;
    posts::project(session, recorded, event)?;
    persons::project(session, recorded, event)
}
