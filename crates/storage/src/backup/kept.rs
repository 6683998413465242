//! Which tables a backup carries besides the journal, and why others stay out.

/// A table that is never rebuilt and goes into every backup.
pub(super) struct Kept {
    pub(super) name: &'static str,
    /// Where it lies.
    pub(super) part: Part,
    /// Every column but the jurisdiction, which is first and the same in all rows.
    pub(super) columns: &'static [&'static str],
    /// The order in which its rows are written, so that two backups of one store are equal.
    pub(super) order: &'static str,
    /// The column that names the vault key which the row goes with.
    pub(super) goes_with_key: Option<&'static str>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    Store,
    /// With SQLite, a file of its own.
    Keys,
}

/// Every table that a backup carries. Keys come last: a key that is destroyed while the backup is
/// written is then missing from it, and never a value without its key.
pub(super) const KEPT_TABLES: &[Kept] = &[
    Kept {
        name: "replayed_destructions",
        part: Part::Store,
        columns: &["key_name", "position", "digest"],
        order: "position, key_name",
        goes_with_key: None,
    },
    Kept {
        name: "receipts",
        part: Part::Store,
        columns: &["command", "fingerprint", "first_position", "last_position", "done_at"],
        order: "command",
        goes_with_key: None,
    },
    Kept {
        name: "reference_regions",
        part: Part::Store,
        columns: &[
            "edition",
            "code",
            "name",
            "kind",
            "longitude_microdegrees",
            "latitude_microdegrees",
            "population",
        ],
        order: "edition, code",
        goes_with_key: None,
    },
    Kept {
        name: "reference_boundaries",
        part: Part::Store,
        columns: &["edition", "code", "geometry"],
        order: "edition, code",
        goes_with_key: None,
    },
    Kept {
        name: "reference_layers",
        part: Part::Store,
        columns: &["edition", "number", "kind", "name", "name_en", "geometry"],
        order: "edition, number",
        goes_with_key: None,
    },
    Kept {
        name: "credentials",
        part: Part::Store,
        columns: &["account", "password", "must_change", "set_at", "second_factor", "step_used"],
        order: "account",
        goes_with_key: None,
    },
    Kept {
        name: "recovery_codes",
        part: Part::Store,
        columns: &["account", "code"],
        order: "account, code",
        goes_with_key: None,
    },
    Kept {
        name: "vault_values",
        part: Part::Store,
        columns: &["commitment", "key_name", "position", "sealed"],
        order: "key_name, position, commitment",
        goes_with_key: Some("key_name"),
    },
    Kept {
        name: "staged_attachments",
        part: Part::Store,
        columns: &[
            "realm",
            "attachment",
            "operation",
            "key_name",
            "media_type",
            "bytes",
            "chunks",
            "nonce_prefix",
            "ciphertext_sha256",
            "staged_at",
        ],
        order: "realm, attachment",
        goes_with_key: Some("key_name"),
    },
    Kept {
        name: "attachment_chunks",
        part: Part::Store,
        columns: &["realm", "attachment", "ordinal", "key_name", "sealed"],
        order: "realm, attachment, ordinal",
        goes_with_key: Some("key_name"),
    },
    Kept {
        name: "vault_keys",
        part: Part::Keys,
        columns: &["name", "algorithm", "wrapped", "made_at"],
        order: "name",
        goes_with_key: Some("name"),
    },
];

/// Tables that no backup carries, each with the reason.
#[cfg(test)]
pub(super) const LEFT_OUT: &[(&str, &str)] = &[
    ("jurisdictions", "its row stands in the manifest"),
    ("journal", "its events stand in the form of an export, to be verified on the way"),
    ("journal_heads", "the head follows from the events"),
    ("schema_steps", "it belongs to the store and not to its content"),
    ("read_shape", "it belongs to the store and not to its content"),
    ("restores_begun", "it is empty in every store that opens"),
    ("sessions", "whoever was signed in signs in again"),
    ("enrolments", "a second factor that was not confirmed is begun again"),
    ("throttles", "wrong attempts count from anew"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::engine::Session;
    use crate::rebuild::make_tables;
    use crate::schema;
    use crate::tables::TABLES;

    fn names(session: &mut Session, text: &'static str) -> BTreeSet<String> {
        let rows = session.query(text, &[]).expect("the engine's own tables can be read");
        rows.into_iter().map(|mut row| row.text().expect("a name")).collect()
    }

    #[test]
    fn every_table_is_kept_or_left_out_for_a_reason() {
        let folder = testkit::Folder::new("kept");
        let mut store = Session::sqlite(&folder.path().join("x.db")).expect("it opens");
        schema::migrate(&mut store).expect("it migrates");
        make_tables(&mut store).expect("the tables can be made");
        let mut keys = Session::sqlite_keys(&folder.path().join("k.db")).expect("it opens");
        schema::migrate_keys(&mut keys).expect("it migrates");
        const ALL: &str = "SELECT name FROM sqlite_master WHERE type = 'table'";
        for (session, part) in [(&mut store, Part::Store), (&mut keys, Part::Keys)] {
            for name in names(session, ALL) {
                let is_read = TABLES.iter().any(|it| it.name == name);
                let is_left_out = LEFT_OUT.iter().any(|(it, _)| *it == name);
                let kept = KEPT_TABLES.iter().find(|it| it.name == name && it.part == part);
                assert!(
                    is_read || is_left_out || kept.is_some(),
                    "{name}: put it into KEPT_TABLES, or into LEFT_OUT with the reason"
                );
            }
        }
    }

    #[test]
    fn every_column_of_a_kept_table_is_carried() {
        let folder = testkit::Folder::new("columns");
        let mut session = Session::sqlite(&folder.path().join("x.db")).expect("it opens");
        schema::migrate(&mut session).expect("it migrates");
        schema::migrate_keys(&mut session).expect("it migrates");
        const COLUMNS: &str = "SELECT m.name || '.' || c.name
          FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'";
        let columns = names(&mut session, COLUMNS);
        for kept in KEPT_TABLES {
            let carried = kept.columns.iter().chain(&["jurisdiction"]);
            let carried: BTreeSet<_> = carried.map(|it| format!("{}.{it}", kept.name)).collect();
            let prefix = format!("{}.", kept.name);
            let stand = columns.iter().filter(|it| it.starts_with(&prefix)).cloned().collect();
            assert_eq!(carried, stand);
            assert!(kept.goes_with_key.is_none_or(|it| kept.columns.contains(&it)));
        }
    }
}
