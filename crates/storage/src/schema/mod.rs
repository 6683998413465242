//! Migrations of what is never rebuilt, and the making of what is.

pub(crate) mod steps;

use application::Fault;

use self::steps::run_steps;
use crate::engine::Session;

/// Numbered steps; a step that has run is never changed.
const STEPS: &[(i64, &str)] = &[
    (1, include_str!("0001_journal.sql")),
    (2, include_str!("0002_reference.sql")),
    (3, include_str!("0003_access.sql")),
    (4, include_str!("0004_end_of_data.sql")),
    (5, include_str!("0005_things.sql")),
    (6, include_str!("0006_layers.sql")),
];
const KEY_STEPS: &[(i64, &str)] = &[(1, include_str!("keys_0001.sql"))];

/// Brings the tables that are never rebuilt up to this program.
pub(crate) fn migrate(session: &mut Session) -> Result<(), Fault> {
    run_steps(session, "journal", STEPS)
}

/// Brings the tables of keys up to this program.
pub(crate) fn migrate_keys(session: &mut Session) -> Result<(), Fault> {
    run_steps(session, "keys", KEY_STEPS)
}
