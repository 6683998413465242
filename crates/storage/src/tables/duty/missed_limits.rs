//! The time limits of reports upwards that ran out with nothing reported.

use application::{Fault, IntakeRow, MissedLimitRow, Recorded};
use domain::duty::{PhoneReportMade, ReportKind, ReportLimitMissed, ReportSent};
use domain::kernel::{
    Commitment, CorrectiveActionId, Instant, IntakeId, Realm, ReportDue, VaultText,
};

use crate::engine::{Row, Session, Value};
use crate::statements::statements;
use crate::tables::Table;
use crate::tables::cells::{read_kind, read_number, read_optional_sealed, sealed};

pub(crate) const MISSED_LIMITS: Table = Table {
    name: "missed_limits",
    definition: "CREATE TABLE missed_limits (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, intake TEXT NOT NULL,
      due TEXT NOT NULL, number BIGINT NOT NULL, since BIGINT NOT NULL,
      limit_minutes BIGINT NOT NULL, due_at BIGINT NOT NULL, made_at BIGINT,
      late_because BYTEA, action TEXT, position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, intake, due, number))",
    indexes: &["CREATE INDEX missed_limits_by_action ON missed_limits
          (jurisdiction, realm, action, due_at)"],
    columns: &[
        "jurisdiction",
        "realm",
        "intake",
        "due",
        "number",
        "since",
        "limit_minutes",
        "due_at",
        "made_at",
        "late_because",
        "action",
        "position",
    ],
    copied: false,
};

statements! {
    MISSED = "INSERT INTO missed_limits (jurisdiction, realm, intake, due, number, since,
        limit_minutes, due_at, made_at, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    MADE = "UPDATE missed_limits SET made_at = $5, late_because = $6
      WHERE jurisdiction = $1 AND realm = $2 AND intake = $3 AND due = $4 AND made_at IS NULL";
    ACTED_ON = "UPDATE missed_limits SET action = $6
      WHERE jurisdiction = $1 AND realm = $2 AND intake = $3 AND due = $4 AND number = $5";
    OF_INTAKE = "SELECT intake, due, number, since, limit_minutes, due_at, made_at, late_because,
        action, position
      FROM missed_limits WHERE jurisdiction = $1 AND realm = $2 AND intake = $3
      ORDER BY due_at, position";
    OPEN = "SELECT intake, due, number, since, limit_minutes, due_at, made_at, late_because,
        action, position
      FROM missed_limits AS missed WHERE jurisdiction = $1 AND realm = $2 AND action IS NULL
        AND (made_at IS NULL OR made_at > due_at)
        AND NOT EXISTS (SELECT 1 FROM intakes WHERE intakes.jurisdiction = missed.jurisdiction
          AND intakes.realm = missed.realm AND intakes.intake = missed.intake
          AND intakes.settlement IN ('same_as', 'nothing'))
      ORDER BY due_at, position LIMIT $3";
}

pub(super) fn missed(
    session: &mut Session,
    recorded: &Recorded,
    (it, intake): (&ReportLimitMissed, Option<&IntakeRow>),
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let id = it.intake.to_string();
    // What was reported before it was graded may be found late by its grade.
    let made = intake.and_then(|row| match it.due {
        ReportDue::Phone => {
            let made = [row.reported.phoned_at, row.reported.initial_sent_at];
            made.into_iter().flatten().min()
        }
        ReportDue::Written => row.reported.initial_sent_at,
        ReportDue::FollowUp => None,
    });
    let values: [Value<'_>; 10] = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&id).into(),
        it.due.name().into(),
        it.number.into(),
        it.since.microseconds().into(),
        it.limit_minutes.into(),
        envelope.happened_at.into(),
        made.map(Instant::microseconds).into(),
        envelope.position.into(),
    ];
    session.write(MISSED, &values)
}

pub(super) fn phoned(
    session: &mut Session,
    recorded: &Recorded,
    it: &PhoneReportMade,
) -> Result<(), Fault> {
    made(session, recorded, (it.intake, ReportDue::Phone), it.late_because.as_ref())
}

pub(super) fn sent(
    session: &mut Session,
    recorded: &Recorded,
    it: &ReportSent,
) -> Result<(), Fault> {
    let because = it.late_because.as_ref();
    match it.kind {
        ReportKind::Initial => {
            // What is in writing needs no call any more.
            made(session, recorded, (it.intake, ReportDue::Phone), because)?;
            made(session, recorded, (it.intake, ReportDue::Written), because)
        }
        ReportKind::FollowUp | ReportKind::Final => {
            made(session, recorded, (it.intake, ReportDue::FollowUp), because)
        }
    }
}

fn made(
    session: &mut Session,
    recorded: &Recorded,
    (intake, due): (IntakeId, ReportDue),
    because: Option<&VaultText>,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (intake, because) = (intake.to_string(), because.map(sealed).transpose()?);
    let values: [Value<'_>; 6] = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&intake).into(),
        due.name().into(),
        envelope.happened_at.into(),
        because.as_ref().map(Commitment::bytes).into(),
    ];
    session.write(MADE, &values)
}

/// An action puts a missed limit right.
pub(in crate::tables) fn acted_on(
    session: &mut Session,
    recorded: &Recorded,
    (intake, due, number): (IntakeId, ReportDue, u32),
    action: CorrectiveActionId,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (intake, action) = (intake.to_string(), action.to_string());
    let values: [Value<'_>; 6] = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&intake).into(),
        due.name().into(),
        number.into(),
        (&action).into(),
    ];
    session.write(ACTED_ON, &values)
}

pub(crate) fn missed_limits(
    session: &mut Session,
    (jurisdiction, realm): (&str, &str),
    intake: IntakeId,
) -> Result<Vec<MissedLimitRow>, Fault> {
    let intake = intake.to_string();
    let values = [jurisdiction.into(), realm.into(), (&intake).into()];
    session.query(OF_INTAKE, &values)?.into_iter().map(read).collect()
}

pub(crate) fn missed_limits_open(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    rows_max: u32,
) -> Result<Vec<MissedLimitRow>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), rows_max.into()];
    session.query(OPEN, &values)?.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<MissedLimitRow, Fault> {
    let (intake, due) = (row.parsed()?, read_kind(&mut row, ReportDue::named)?);
    let (number, since) = (read_number(&mut row)?, row.integer()?);
    let (limit_minutes, due_at) = (read_number(&mut row)?, row.integer()?);
    Ok(MissedLimitRow {
        intake,
        due,
        number,
        since: Instant::from_microseconds(since),
        limit_minutes,
        due_at: Instant::from_microseconds(due_at),
        made_at: row.optional_integer()?.map(Instant::from_microseconds),
        late_because: read_optional_sealed(&mut row)?,
        action: row.optional_parsed()?,
        position: row.natural()?,
    })
}
