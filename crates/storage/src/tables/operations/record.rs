//! Operations and their logs.

use application::{Fault, LogRow, OperationRow, Page, RUNNING_OPERATIONS_MAX, Recorded};
use domain::kernel::{Commitment, Instant, OperationId, Realm};
use domain::operations::{
    EmergencyClass, LogClosed, LogEntryWritten, OperationClosed, OperationOpened,
};

use super::writing::Of;
use crate::engine::{Row, Session, Value};
use crate::statements::statements;
use crate::tables::cells::sealed;

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
    RUNNING = "SELECT realm, operation FROM operations
      WHERE jurisdiction = $1 AND closed_at IS NULL ORDER BY realm, operation LIMIT $2";
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

pub(super) fn opened(
    session: &mut Session,
    recorded: &Recorded,
    it: &OperationOpened,
) -> Result<(), Fault> {
    let (envelope, title) = (recorded.sealed.envelope(), sealed(&it.title)?);
    let rest = [
        title.bytes().into(),
        it.class.name().into(),
        it.area.as_str().into(),
        envelope.happened_at.into(),
        envelope.position.into(),
    ];
    Of::new(recorded, it.operation).run(session, OPENED, &rest)
}

pub(super) fn operation_closed(
    session: &mut Session,
    recorded: &Recorded,
    it: &OperationClosed,
) -> Result<(), Fault> {
    let rest = [recorded.sealed.envelope().happened_at.into()];
    Of::new(recorded, it.operation).run(session, OPERATION_CLOSED, &rest)
}

pub(super) fn log_closed(
    session: &mut Session,
    recorded: &Recorded,
    it: &LogClosed,
) -> Result<(), Fault> {
    let rest = [recorded.sealed.envelope().happened_at.into()];
    Of::new(recorded, it.operation).run(session, LOG_CLOSED, &rest)
}

pub(super) fn entry_written(
    session: &mut Session,
    recorded: &Recorded,
    it: &LogEntryWritten,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let of = Of::new(recorded, it.operation);
    let (entry, text) = (it.entry.to_string(), sealed(&it.text)?);
    let corrects = it.corrects.map(|entry| entry.to_string());
    let rest = [
        (&entry).into(),
        text.bytes().into(),
        corrects.as_deref().into(),
        envelope.happened_at.into(),
        envelope.entered_at.into(),
        (&envelope.who).into(),
        envelope.position.into(),
    ];
    of.run(session, ENTRY_WRITTEN, &rest)?;
    match &corrects {
        Some(corrected) => of.run(session, ENTRY_CORRECTED, &[corrected.into(), (&entry).into()]),
        None => Ok(()),
    }
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

/// What is not closed, over all realms.
pub(crate) fn running(
    session: &mut Session,
    jurisdiction: &str,
) -> Result<Vec<(Realm, OperationId)>, Fault> {
    let rows = session.query(RUNNING, &[jurisdiction.into(), RUNNING_OPERATIONS_MAX.into()])?;
    rows.into_iter().map(|mut row| Ok((row.parsed()?, row.parsed()?))).collect()
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
