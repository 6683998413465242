//! Read tables: what the pages ask for, kept true inside the append's transaction. They can be
//! dropped at any time.

pub(crate) mod accounts;
pub(crate) mod attachments;
pub(crate) mod cells;
pub(crate) mod data_use;
pub(crate) mod destroyed_keys;
pub(crate) mod duty;
pub(crate) mod operations;
pub(crate) mod people;
pub(crate) mod places;
pub(crate) mod plans;
mod projecting;
pub(crate) mod realms;
pub(crate) mod reviews;
pub(crate) mod supplies;
pub(crate) mod things;

pub(crate) use projecting::project;

/// A read table.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    /// `CREATE TABLE …`, one statement; its primary key begins with jurisdiction and realm.
    pub(crate) definition: &'static str,
    /// Indexes beyond the primary key, made on the table itself and not on the one beside it.
    pub(crate) indexes: &'static [&'static str],
    /// Every column, jurisdiction and realm first.
    pub(crate) columns: &'static [&'static str],
    /// Whether a realm of practice begins with a copy of the real one's rows.
    pub(crate) copied: bool,
}

/// Every read table there is.
pub(crate) const TABLES: &[&Table] = &[
    &things::THINGS,
    &destroyed_keys::DESTROYED_KEYS,
    &accounts::ACCOUNTS,
    &realms::REALMS,
    &operations::OPERATIONS,
    &operations::LOG_ENTRIES,
    &operations::PLANS_AT_WORK,
    &operations::TASKS,
    &operations::SITUATION_REPORTS,
    &attachments::ATTACHMENTS,
    &data_use::RELEASED_TEXTS,
    &data_use::DESTRUCTION_CERTIFICATES,
    &duty::INTAKES,
    &duty::PHONE_REPORTS,
    &duty::REPORTS,
    &duty::MISSED_LIMITS,
    &duty::SHIFTS,
    &duty::DUTY_LINES,
    &duty::BRIEFS,
    &duty::DAILY_REPORTINGS,
    &duty::DAILY_REPORTS,
    &duty::INSTRUCTIONS,
    &duty::INSTRUCTION_PARTS,
    &people::organisations::ORGANISATIONS,
    &people::posts::POSTS,
    &people::posts::APPOINTMENTS,
    &people::persons::PERSONS,
    &people::persons::CONTACTS,
    &people::persons::CERTIFICATES,
    &places::SITES,
    &places::ADOPTED_REFERENCES,
    &plans::PLANS,
    &plans::PLAN_VERSIONS,
    &plans::PLAN_CONSULTATIONS,
    &plans::PLAN_CONSENTS,
    &reviews::CORRECTIVE_ACTIONS,
    &supplies::VEHICLES,
    &supplies::STOCK,
];

/// Raise it when what is written into a read table changes although its columns do not.
const PROJECTION: u32 = 1;

/// Tells one shape of the read tables from another.
pub(crate) fn shape() -> String {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new_with_prefix(PROJECTION.to_be_bytes());
    for table in TABLES {
        hash.update(table.definition);
        table.indexes.iter().for_each(|index| hash.update(index));
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The statement that copies a table's rows from the real realm into another one.
pub(crate) fn copy_of(table: &Table, jurisdiction: &str, realm: &str) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let rest: Vec<_> = table.columns.iter().skip(2).copied().collect();
    let (name, rest) = (table.name, rest.join(", "));
    let (jurisdiction, realm) = (quoted(jurisdiction), quoted(realm));
    format!(
        "INSERT INTO {name} (jurisdiction, realm, {rest}) \
         SELECT jurisdiction, {realm}, {rest} FROM {name} \
         WHERE jurisdiction = {jurisdiction} AND realm = 'real'"
    )
}
