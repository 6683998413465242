//! The destruction list: keys that the journal says are gone. A restore replays it.

use application::{Fault, Recorded};

use domain::kernel::Realm;

use super::Table;
use crate::engine::Session;
use crate::statements::statements;

pub(crate) const DESTROYED_KEYS: Table = Table {
    name: "destroyed_keys",
    definition: "CREATE TABLE destroyed_keys (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, key_name TEXT NOT NULL,
      position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, key_name))",
    indexes: &["CREATE INDEX destroyed_keys_by_name ON destroyed_keys (jurisdiction, key_name)"],
    columns: &["jurisdiction", "realm", "key_name", "position"],
    copied: false,
};

statements! {
    DESTROYED = "INSERT INTO destroyed_keys (jurisdiction, realm, key_name, position)
      VALUES ($1, $2, $3, $4)
      ON CONFLICT (jurisdiction, realm, key_name) DO NOTHING";
    IS_DESTROYED = "SELECT position FROM destroyed_keys
        WHERE jurisdiction = $1 AND key_name = $2
      UNION SELECT position FROM replayed_destructions
        WHERE jurisdiction = $1 AND key_name = $2
      LIMIT 1";
    ALL = "SELECT key_name FROM (
        SELECT key_name, position FROM destroyed_keys WHERE jurisdiction = $1
        UNION SELECT key_name, position FROM replayed_destructions WHERE jurisdiction = $1
      ) AS gone ORDER BY position, key_name";
}

pub(super) fn project(session: &mut Session, recorded: &Recorded) -> Result<(), Fault> {
    let Some(key) = recorded.event.destroys() else { return Ok(()) };
    let envelope = recorded.sealed.envelope();
    let realm = envelope.realm.parse::<Realm>();
    let realm = realm.map_err(|error| Fault::new("writing a read table", error))?;
    let name = key.name_in(&realm);
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&name).into(),
        envelope.position.into(),
    ];
    session.write(DESTROYED, &values)?;
    Ok(())
}

pub(crate) fn is_destroyed(
    session: &mut Session,
    jurisdiction: &str,
    key_name: &str,
) -> Result<bool, Fault> {
    let values = [jurisdiction.into(), key_name.into()];
    Ok(session.query_one(IS_DESTROYED, &values)?.is_some())
}

pub(crate) fn all(session: &mut Session, jurisdiction: &str) -> Result<Vec<String>, Fault> {
    session.query(ALL, &[jurisdiction.into()])?.into_iter().map(|mut row| row.text()).collect()
}
