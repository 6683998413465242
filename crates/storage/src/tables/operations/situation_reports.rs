//! Situation reports of operations, as they stand.

use application::{Fault, IssuedRow, Recorded, SituationReportRow};
use domain::kernel::{Instant, OperationId, Realm, VaultText};
use domain::operations::{SituationReportChecked, SituationReportIssued, SituationReportWritten};

use super::writing::Of;
use crate::engine::{Row, Session};
use crate::statements::statements;
use crate::tables::Table;
use crate::tables::cells::{read_optional_number, read_optional_sealed, read_sealed, sealed};

pub(crate) const SITUATION_REPORTS: Table = Table {
    name: "situation_reports",
    definition: "CREATE TABLE situation_reports (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, operation TEXT NOT NULL,
      report TEXT NOT NULL, as_of BIGINT NOT NULL, situation BYTEA NOT NULL,
      responsibilities BYTEA NOT NULL, measures BYTEA NOT NULL, effectiveness BYTEA NOT NULL,
      who TEXT NOT NULL, writer TEXT, written_at BIGINT NOT NULL, written_position BIGINT NOT NULL,
      checked_by TEXT, checked_at BIGINT, number BIGINT, issued_at BIGINT, issued_by TEXT,
      issued_from BYTEA, issued_to BYTEA, issued_position BIGINT, position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, operation, report))",
    indexes: &[],
    columns: &[
        "jurisdiction",
        "realm",
        "operation",
        "report",
        "as_of",
        "situation",
        "responsibilities",
        "measures",
        "effectiveness",
        "who",
        "writer",
        "written_at",
        "written_position",
        "checked_by",
        "checked_at",
        "number",
        "issued_at",
        "issued_by",
        "issued_from",
        "issued_to",
        "issued_position",
        "position",
    ],
    copied: false,
};

statements! {
    WRITTEN = "INSERT INTO situation_reports (jurisdiction, realm, operation, report, as_of,
        situation, responsibilities, measures, effectiveness, who, writer, written_at,
        written_position, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
      ON CONFLICT (jurisdiction, realm, operation, report) DO UPDATE SET as_of = excluded.as_of,
        situation = excluded.situation, responsibilities = excluded.responsibilities,
        measures = excluded.measures, effectiveness = excluded.effectiveness,
        who = excluded.who, writer = excluded.writer, written_at = excluded.written_at,
        written_position = excluded.written_position, checked_by = NULL, checked_at = NULL";
    CHECKED = "UPDATE situation_reports SET checked_by = $5, checked_at = $6
      WHERE jurisdiction = $1 AND realm = $2 AND operation = $3 AND report = $4";
    ISSUED = "UPDATE situation_reports SET number = $5, issued_at = $6, issued_by = $7,
        issued_from = $8, issued_to = $9, issued_position = $10
      WHERE jurisdiction = $1 AND realm = $2 AND operation = $3 AND report = $4";
    OF_OPERATION = "SELECT report, as_of, situation, responsibilities, measures, effectiveness, who,
        writer, written_at, written_position, checked_by, checked_at, number, issued_at, issued_by,
        issued_from, issued_to, issued_position
      FROM situation_reports WHERE jurisdiction = $1 AND realm = $2 AND operation = $3
      ORDER BY position";
}

pub(super) fn written(
    session: &mut Session,
    recorded: &Recorded,
    it: &SituationReportWritten,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (report, writer) = (it.report.to_string(), it.writer.map(|it| it.to_string()));
    let (situation, responsibilities) = (sealed(&it.situation)?, sealed(&it.responsibilities)?);
    let (measures, effectiveness) = (sealed(&it.measures)?, sealed(&it.effectiveness)?);
    let rest = [
        (&report).into(),
        it.as_of.microseconds().into(),
        situation.bytes().into(),
        responsibilities.bytes().into(),
        measures.bytes().into(),
        effectiveness.bytes().into(),
        (&envelope.who).into(),
        writer.as_deref().into(),
        envelope.happened_at.into(),
        envelope.position.into(),
    ];
    Of::new(recorded, it.operation).run(session, WRITTEN, &rest)
}

pub(super) fn checked(
    session: &mut Session,
    recorded: &Recorded,
    it: &SituationReportChecked,
) -> Result<(), Fault> {
    let (envelope, report) = (recorded.sealed.envelope(), it.report.to_string());
    let rest = [(&report).into(), (&envelope.who).into(), envelope.happened_at.into()];
    Of::new(recorded, it.operation).run(session, CHECKED, &rest)
}

pub(super) fn issued(
    session: &mut Session,
    recorded: &Recorded,
    it: &SituationReportIssued,
) -> Result<(), Fault> {
    let (envelope, report) = (recorded.sealed.envelope(), it.report.to_string());
    let (from, to) = (sealed(&it.from)?, sealed(&it.to)?);
    let rest = [
        (&report).into(),
        it.number.into(),
        envelope.happened_at.into(),
        (&envelope.who).into(),
        from.bytes().into(),
        to.bytes().into(),
        envelope.position.into(),
    ];
    Of::new(recorded, it.operation).run(session, ISSUED, &rest)
}

pub(crate) fn of_operation(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    operation: OperationId,
) -> Result<Vec<SituationReportRow>, Fault> {
    let operation = operation.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&operation).into()];
    session.query(OF_OPERATION, &values)?.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<SituationReportRow, Fault> {
    let (report, as_of) = (row.parsed()?, Instant::from_microseconds(row.integer()?));
    let blocks: [VaultText; 4] = [
        read_sealed(&mut row)?,
        read_sealed(&mut row)?,
        read_sealed(&mut row)?,
        read_sealed(&mut row)?,
    ];
    let (who, writer) = (row.text()?, row.optional_parsed()?);
    let written_at = Instant::from_microseconds(row.integer()?);
    let written_position = row.natural()?;
    let (checked_by, checked_at) = (row.optional_text()?, row.optional_integer()?);
    let (number, at) = (read_optional_number(&mut row)?, row.optional_integer()?);
    let by = row.optional_text()?;
    let (from, to) = (read_optional_sealed(&mut row)?, read_optional_sealed(&mut row)?);
    let issued = match (number.zip(at), by, from.zip(to), row.optional_natural()?) {
        (Some((number, at)), Some(who), Some((from, to)), Some(position)) => {
            let at = Instant::from_microseconds(at);
            Some(IssuedRow { number, at, who, from, to, position })
        }
        _ => None,
    };
    let checked = checked_by.zip(checked_at.map(Instant::from_microseconds));
    Ok(SituationReportRow {
        report,
        as_of,
        blocks,
        who,
        writer,
        written_at,
        written_position,
        checked,
        issued,
    })
}
