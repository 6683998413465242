//! Operations and their logs.

use application::{Fault, LogRow, OperationRow, Page, Recorded};
use domain::kernel::{Commitment, Instant, OperationId, Realm, VaultText};
use domain::operations::{EmergencyClass, Event};

use super::{Table, attachments};
use crate::engine::{Row, Session, Value};
use crate::statements::statements;

pub(crate) const OPERATIONS: Table = Table {
    name: "operations",
    definition: "CREATE TABLE operations (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, operation TEXT NOT NULL,
      title BYTEA NOT NULL, class TEXT NOT NULL, area TEXT NOT NULL,
      opened_at BIGINT NOT NULL, closed_at BIGINT, log_closed_at BIGINT,
      position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, operation))",
    indexes: &[],
    columns: &[
        "jurisdiction",
        "realm",
        "operation",
        "title",
        "class",
        "area",
        "opened_at",
        "closed_at",
        "log_closed_at",
        "position",
    ],
    copied: false,
};

pub(crate) const LOG_ENTRIES: Table = Table {
    name: "log_entries",
    definition: "CREATE TABLE log_entries (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, operation TEXT NOT NULL,
      entry TEXT NOT NULL, text BYTEA NOT NULL, corrects TEXT, corrected_by TEXT,
      happened_at BIGINT NOT NULL, entered_at BIGINT NOT NULL, who TEXT NOT NULL,
      position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, operation, entry))",
    indexes: &["CREATE INDEX log_entries_in_order
      ON log_entries (jurisdiction, realm, operation, position)"],
    columns: &[
        "jurisdiction",
        "realm",
        "operation",
        "entry",
        "text",
        "corrects",
        "corrected_by",
        "happened_at",
        "entered_at",
        "who",
        "position",
    ],
    copied: false,
};

statements! {
    OPENED = "INSERT INTO operations
      (jurisdiction, realm, operation, title, class, area, opened_at, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    LIST = "SELECT operation, title, class, area, opened_at, closed_at, log_closed_at,
        position
      FROM operations
      WHERE jurisdiction = $1 AND realm = $2 AND position < $3 ORDER BY position DESC LIMIT $4";
    ONE = "SELECT operation, title, class, area, opened_at, closed_at, log_closed_at,
        position
      FROM operations
      WHERE jurisdiction = $1 AND realm = $2 AND operation = $3";
    OPERATION_CLOSED = "UPDATE operations SET closed_at = $4
      WHERE jurisdiction = $1 AND realm = $2 AND operation = $3";
    LOG_CLOSED = "UPDATE operations SET log_closed_at = $4
      WHERE jurisdiction = $1 AND realm = $2 AND operation = $3";
    ENTRY_WRITTEN = "INSERT INTO log_entries
      (jurisdiction, realm, operation, entry, text, corrects, happened_at, entered_at, who,
       position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    ENTRY_CORRECTED = "UPDATE log_entries SET corrected_by = $5
      WHERE jurisdiction = $1 AND realm = $2 AND operation = $3 AND entry = $4";
    LOG_SINCE = "SELECT
        entry, text, corrects, corrected_by, happened_at, entered_at, who, position
      FROM log_entries
      WHERE jurisdiction = $1 AND realm = $2 AND operation = $3 AND position > $4
      ORDER BY position LIMIT $5";
    LOG = "SELECT entry, text, corrects, corrected_by, happened_at, entered_at, who, position
      FROM log_entries
      WHERE jurisdiction = $1 AND realm = $2 AND operation = $3 AND position < $4
      ORDER BY position DESC LIMIT $5";
}

pub(super) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &Event,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (jurisdiction, realm) = (&envelope.jurisdiction, &envelope.realm);
    match event {
        Event::OperationOpened(opened) => {
            session.write(
                OPENED,
                &[
                    jurisdiction.into(),
                    realm.into(),
                    (&opened.operation.to_string()).into(),
                    sealed(&opened.title)?.bytes().into(),
                    opened.class.name().into(),
                    opened.area.as_str().into(),
                    envelope.happened_at.into(),
                    envelope.position.into(),
                ],
            )?;
        }
        Event::AttachmentAdded(added) => attachments::project(session, recorded, added)?,
        Event::OperationClosed(closed) => {
            let operation = closed.operation.to_string();
            ended(session, OPERATION_CLOSED, recorded, &operation)?;
        }
        Event::LogClosed(closed) => {
            ended(session, LOG_CLOSED, recorded, &closed.operation.to_string())?;
        }
        Event::LogEntryWritten(written) => {
            let (operation, entry) = (written.operation.to_string(), written.entry.to_string());
            let corrects = written.corrects.map(|entry| entry.to_string());
            session.write(
                ENTRY_WRITTEN,
                &[
                    jurisdiction.into(),
                    realm.into(),
                    (&operation).into(),
                    (&entry).into(),
                    sealed(&written.text)?.bytes().into(),
                    corrects.as_deref().into(),
                    envelope.happened_at.into(),
                    envelope.entered_at.into(),
                    (&envelope.who).into(),
                    envelope.position.into(),
                ],
            )?;
            if let Some(corrected) = &corrects {
                let corrected: Value<'_> = corrected.into();
                let values = [
                    jurisdiction.into(),
                    realm.into(),
                    (&operation).into(),
                    corrected,
                    (&entry).into(),
                ];
                session.write(ENTRY_CORRECTED, &values)?;
            }
        }
    }
    Ok(())
}

fn ended(
    session: &mut Session,
    statement: &'static str,
    recorded: &Recorded,
    operation: &str,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        operation.into(),
        envelope.happened_at.into(),
    ];
    session.write(statement, &values)?;
    Ok(())
}

/// A read table only ever sees what is sealed.
fn sealed(text: &VaultText) -> Result<Commitment, Fault> {
    text.commitment().ok_or_else(|| Fault::new("writing a read table", "a text is not sealed"))
}

pub(crate) fn list(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    page: Page,
) -> Result<Vec<OperationRow>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), before(page), page.rows_max.into()];
    session.query(LIST, &values)?.into_iter().map(read_operation).collect()
}

pub(crate) fn one(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    operation: OperationId,
) -> Result<Option<OperationRow>, Fault> {
    let operation = operation.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&operation).into()];
    session.query_one(ONE, &values)?.map(read_operation).transpose()
}

pub(crate) fn log(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    operation: OperationId,
    page: Page,
) -> Result<Vec<LogRow>, Fault> {
    let operation = operation.to_string();
    let values = [
        jurisdiction.into(),
        realm.as_str().into(),
        (&operation).into(),
        before(page),
        page.rows_max.into(),
    ];
    session.query(LOG, &values)?.into_iter().map(read_entry).collect()
}

pub(crate) fn log_since(
    session: &mut Session,
    jurisdiction: &str,
    (realm, operation): (&Realm, OperationId),
    position: u64,
    rows_max: u32,
) -> Result<Vec<LogRow>, Fault> {
    let operation = operation.to_string();
    let values = [
        jurisdiction.into(),
        realm.as_str().into(),
        (&operation).into(),
        position.into(),
        rows_max.into(),
    ];
    session.query(LOG_SINCE, &values)?.into_iter().map(read_entry).collect()
}

fn before(page: Page) -> Value<'static> {
    page.before.unwrap_or(u64::MAX).into()
}

fn read_operation(mut row: Row) -> Result<OperationRow, Fault> {
    Ok(OperationRow {
        operation: row.parsed()?,
        title: Commitment::from_bytes(row.array()?),
        class: {
            let name = row.text()?;
            EmergencyClass::named(&name)
                .ok_or_else(|| Fault::new("reading an operation", format!("class “{name}”")))?
        },
        area: row.parsed()?,
        opened_at: Instant::from_microseconds(row.integer()?),
        closed_at: row.optional_integer()?.map(Instant::from_microseconds),
        log_closed_at: row.optional_integer()?.map(Instant::from_microseconds),
        position: row.natural()?,
    })
}

fn read_entry(mut row: Row) -> Result<LogRow, Fault> {
    Ok(LogRow {
        entry: row.parsed()?,
        text: Commitment::from_bytes(row.array()?),
        corrects: row.optional_parsed()?,
        corrected_by: row.optional_parsed()?,
        happened_at: Instant::from_microseconds(row.integer()?),
        entered_at: Instant::from_microseconds(row.integer()?),
        who: row.text()?,
        position: row.natural()?,
    })
}
