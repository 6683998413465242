//! What the desk reports upwards: by phone, and in writing.

use application::{Fault, PhoneReportRow, Recorded, ReportRow, SentRow};
use domain::duty::{
    PhoneReportMade, ReportChecked, ReportKind, ReportSent, ReportWritten, Timeliness,
};
use domain::kernel::{Instant, IntakeId, Realm, VaultText};

use crate::engine::{Row, Session};
use crate::statements::statements;
use crate::tables::Table;
use crate::tables::cells::{
    read_kind, read_number, read_optional_number, read_optional_sealed, read_sealed, sealed,
};

pub(crate) const PHONE_REPORTS: Table = Table {
    name: "phone_reports",
    definition: "CREATE TABLE phone_reports (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, intake TEXT NOT NULL,
      number BIGINT NOT NULL, made_to BYTEA NOT NULL, answered_by BYTEA, made_at BIGINT NOT NULL,
      who TEXT NOT NULL, limit_minutes BIGINT, took_minutes BIGINT NOT NULL, late_because BYTEA,
      position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, intake, number))",
    indexes: &[],
    columns: &[
        "jurisdiction",
        "realm",
        "intake",
        "number",
        "made_to",
        "answered_by",
        "made_at",
        "who",
        "limit_minutes",
        "took_minutes",
        "late_because",
        "position",
    ],
    copied: false,
};

pub(crate) const REPORTS: Table = Table {
    name: "reports",
    definition: "CREATE TABLE reports (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, intake TEXT NOT NULL,
      report TEXT NOT NULL, kind TEXT NOT NULL, text BYTEA NOT NULL, who TEXT NOT NULL,
      writer TEXT, written_at BIGINT NOT NULL, checked_by TEXT,
      sent_at BIGINT, sent_to BYTEA, number BIGINT, limit_minutes BIGINT, took_minutes BIGINT,
      late_because BYTEA, sent_position BIGINT, position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, intake, report))",
    indexes: &[],
    columns: &[
        "jurisdiction",
        "realm",
        "intake",
        "report",
        "kind",
        "text",
        "who",
        "writer",
        "written_at",
        "checked_by",
        "sent_at",
        "sent_to",
        "number",
        "limit_minutes",
        "took_minutes",
        "late_because",
        "sent_position",
        "position",
    ],
    copied: false,
};

statements! {
    PHONED = "INSERT INTO phone_reports (jurisdiction, realm, intake, number, made_to, answered_by,
        made_at, who, limit_minutes, took_minutes, late_because, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    PHONED_OF = "SELECT number, made_to, answered_by, made_at, who, limit_minutes, took_minutes,
        late_because, position
      FROM phone_reports WHERE jurisdiction = $1 AND realm = $2 AND intake = $3 ORDER BY number";
    WRITTEN = "INSERT INTO reports (jurisdiction, realm, intake, report, kind, text, who, writer,
        written_at, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      ON CONFLICT (jurisdiction, realm, intake, report) DO UPDATE SET kind = excluded.kind,
        text = excluded.text, who = excluded.who, writer = excluded.writer,
        written_at = excluded.written_at, checked_by = NULL";
    CHECKED = "UPDATE reports SET checked_by = $5
      WHERE jurisdiction = $1 AND realm = $2 AND intake = $3 AND report = $4";
    SENT = "UPDATE reports SET sent_at = $5, sent_to = $6, number = $7, limit_minutes = $8,
        took_minutes = $9, late_because = $10, sent_position = $11
      WHERE jurisdiction = $1 AND realm = $2 AND intake = $3 AND report = $4";
    OF_INTAKE = "SELECT report, kind, text, who, writer, written_at, checked_by, sent_at, sent_to,
        number, limit_minutes, took_minutes, late_because, sent_position
      FROM reports WHERE jurisdiction = $1 AND realm = $2 AND intake = $3 ORDER BY position";
}

pub(super) fn phoned(
    session: &mut Session,
    recorded: &Recorded,
    made: &PhoneReportMade,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let intake = made.intake.to_string();
    let to = sealed(&made.to)?;
    let (answered, late) = (optional(&made.answered_by)?, optional(&made.late_because)?);
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&intake).into(),
        made.number.into(),
        to.bytes().into(),
        answered.as_ref().map(|it| it.bytes()).into(),
        envelope.happened_at.into(),
        (&envelope.who).into(),
        made.limit_minutes.into(),
        made.took_minutes.into(),
        late.as_ref().map(|it| it.bytes()).into(),
        envelope.position.into(),
    ];
    session.write(PHONED, &values)
}

pub(super) fn written(
    session: &mut Session,
    recorded: &Recorded,
    it: &ReportWritten,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (report, intake) = (it.report.to_string(), it.intake.to_string());
    let (text, writer) = (sealed(&it.text)?, it.writer.map(|it| it.to_string()));
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&intake).into(),
        (&report).into(),
        it.kind.name().into(),
        text.bytes().into(),
        (&envelope.who).into(),
        writer.as_deref().into(),
        envelope.happened_at.into(),
        envelope.position.into(),
    ];
    session.write(WRITTEN, &values)
}

pub(super) fn checked(
    session: &mut Session,
    recorded: &Recorded,
    it: &ReportChecked,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (intake, report) = (it.intake.to_string(), it.report.to_string());
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&intake).into(),
        (&report).into(),
        (&envelope.who).into(),
    ];
    session.write(CHECKED, &values)
}

pub(super) fn sent(
    session: &mut Session,
    recorded: &Recorded,
    it: &ReportSent,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (intake, report) = (it.intake.to_string(), it.report.to_string());
    let (to, late) = (sealed(&it.to)?, optional(&it.late_because)?);
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&intake).into(),
        (&report).into(),
        envelope.happened_at.into(),
        to.bytes().into(),
        it.number.into(),
        it.limit_minutes.into(),
        it.took_minutes.into(),
        late.as_ref().map(|it| it.bytes()).into(),
        envelope.position.into(),
    ];
    session.write(SENT, &values)
}

fn optional(text: &Option<VaultText>) -> Result<Option<domain::kernel::Commitment>, Fault> {
    text.as_ref().map(sealed).transpose()
}

pub(crate) fn phoned_of(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    intake: IntakeId,
) -> Result<Vec<PhoneReportRow>, Fault> {
    let intake = intake.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&intake).into()];
    session.query(PHONED_OF, &values)?.into_iter().map(read_phoned).collect()
}

fn read_phoned(mut row: Row) -> Result<PhoneReportRow, Fault> {
    let (number, to) = (read_number(&mut row)?, read_sealed(&mut row)?);
    let answered_by = read_optional_sealed(&mut row)?;
    let (made_at, who) = (Instant::from_microseconds(row.integer()?), row.text()?);
    let (limit_minutes, took_minutes) = (read_optional_number(&mut row)?, read_number(&mut row)?);
    Ok(PhoneReportRow {
        number,
        to,
        answered_by,
        made_at,
        who,
        kept: Timeliness { limit_minutes, took_minutes },
        late_because: read_optional_sealed(&mut row)?,
        position: row.natural()?,
    })
}

pub(crate) fn of_intake(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    intake: IntakeId,
) -> Result<Vec<ReportRow>, Fault> {
    let intake = intake.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&intake).into()];
    session.query(OF_INTAKE, &values)?.into_iter().map(read_report).collect()
}

fn read_report(mut row: Row) -> Result<ReportRow, Fault> {
    let (report, kind) = (row.parsed()?, read_kind(&mut row, ReportKind::named)?);
    let (text, who) = (read_sealed(&mut row)?, row.text()?);
    let (writer, written_at) = (row.optional_parsed()?, row.integer()?);
    let checked_by = row.optional_text()?;
    let (at, to) = (row.optional_integer()?, read_optional_sealed(&mut row)?);
    let (number, limit) = (read_optional_number(&mut row)?, read_optional_number(&mut row)?);
    let (took, late_because) = (read_optional_number(&mut row)?, read_optional_sealed(&mut row)?);
    let position = row.optional_natural()?;
    let sent = match (at, to, number, took, position) {
        (Some(at), Some(to), Some(number), Some(took_minutes), Some(position)) => Some(SentRow {
            at: Instant::from_microseconds(at),
            to,
            number,
            kept: Timeliness { limit_minutes: limit, took_minutes },
            late_because,
            position,
        }),
        _ => None,
    };
    let written_at = Instant::from_microseconds(written_at);
    Ok(ReportRow { report, kind, text, who, writer, written_at, checked_by, sent })
}
