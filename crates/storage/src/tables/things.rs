//! The last change of every thing: what a version is compared with.

use application::{Change, Fault, Recorded};
use domain::kernel::{Instant, Realm, Thing, Version};

use super::Table;
use crate::engine::Session;
use crate::statements::statements;

pub(crate) const THINGS: Table = Table {
    name: "things",
    definition: "CREATE TABLE things (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, thing TEXT NOT NULL,
      position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, thing))",
    indexes: &[],
    columns: &["jurisdiction", "realm", "thing", "position"],
    copied: true,
};

statements! {
    CHANGED = "INSERT INTO things (jurisdiction, realm, thing, position) VALUES ($1, $2, $3, $4)
      ON CONFLICT (jurisdiction, realm, thing) DO UPDATE SET position = excluded.position";
    LAST_CHANGE = "SELECT things.position, journal.kind, journal.who, journal.entered_at
      FROM things JOIN journal
        ON journal.jurisdiction = things.jurisdiction AND journal.position = things.position
      WHERE things.jurisdiction = $1 AND things.realm = $2 AND things.thing = $3";
}

pub(super) fn project(session: &mut Session, recorded: &Recorded) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    session.write(
        CHANGED,
        &[
            (&envelope.jurisdiction).into(),
            (&envelope.realm).into(),
            (&envelope.thing).into(),
            envelope.position.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn last_change(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    thing: &Thing,
) -> Result<Option<Change>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), thing.as_str().into()];
    let Some(mut row) = session.query_one(LAST_CHANGE, &values)? else { return Ok(None) };
    Ok(Some(Change {
        version: Version(row.natural()?),
        kind: row.text()?,
        who: row.text()?,
        entered_at: Instant::from_microseconds(row.integer()?),
    }))
}
