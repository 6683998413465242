//! Which realms are replays.

use domain::kernel::{Realm, RealmKind};

use crate::actor::Who;
use crate::failure::Fault;
use crate::office::Reading;

/// Whether a realm was opened to play a script in it. A replay and a demo open their realms as
/// whoever runs the program on the machine; whoever opens one by hand does so in a post.
///
/// # Errors
/// When the store cannot be read.
pub fn is_replay(reading: &mut Reading<'_>, realm: &Realm) -> Result<bool, Fault> {
    if realm.kind() != RealmKind::Simulated {
        return Ok(false);
    }
    let Some(row) = reading.view.realm(realm)? else { return Ok(false) };
    let Some(opened) = reading.view.event(row.opened_position)? else { return Ok(false) };
    let who = serde_json::from_str(&opened.sealed.envelope().who)
        .map_err(|error| Fault::new("reading who opened a realm", error))?;
    Ok(match who {
        Who::Operator { command: _ } => true,
        Who::Staff { .. } | Who::Themselves { .. } | Who::Script { .. } => false,
    })
}
