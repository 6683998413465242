//! What plays in a realm.

use domain::kernel::{Realm, RealmKind};

use crate::actor::{Actor, Who};
use crate::failure::Fault;
use crate::office::Reading;
use crate::world_folder::WorldSheet;

/// As whom a fiction opens its realm: nothing of it happened anywhere, so it replays nothing.
const FICTION: &str = "fiction";

/// Whoever opens the realm of a world's script and sets its clock, by a command.
#[must_use]
pub fn runner(sheet: &WorldSheet, command: &str) -> Actor {
    Actor::operator(if sheet.is_fictional { FICTION } else { command })
}

/// What plays in a realm.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Play {
    /// No script: it was opened by hand, or is the real one.
    #[default]
    Nothing,
    /// What happened once, and what was assumed of it.
    Replay,
    /// What happened nowhere.
    Fiction,
}

/// What plays in a realm. A replay and a demo open their realms as whoever runs the program on the
/// machine; whoever opens one by hand does so in a post.
///
/// # Errors
/// When the store cannot be read.
pub fn play_in(reading: &mut Reading<'_>, realm: &Realm) -> Result<Play, Fault> {
    if realm.kind() != RealmKind::Simulated {
        return Ok(Play::Nothing);
    }
    let Some(row) = reading.view.realm(realm)? else { return Ok(Play::Nothing) };
    let Some(opened) = reading.view.event(row.opened_position)? else { return Ok(Play::Nothing) };
    let who = serde_json::from_str(&opened.sealed.envelope().who)
        .map_err(|error| Fault::new("reading who opened a realm", error))?;
    Ok(match who {
        Who::Operator { command } if command == FICTION => Play::Fiction,
        Who::Operator { command: _ } => Play::Replay,
        Who::Staff { .. } | Who::Themselves { .. } | Who::Script { .. } => Play::Nothing,
    })
}
