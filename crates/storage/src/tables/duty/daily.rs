//! Which units report every day, and what they said.

use application::{DailyReportRow, DailyReportingRow, Fault, Recorded};
use domain::duty::{DailyEvent, DailyReportGiven, DailyReportingBegun};
use domain::kernel::{Commitment, DailyReportingId, Instant, Key, Realm};

use crate::engine::{Row, Session, Value};
use crate::statements::statements;
use crate::tables::Table;
use crate::tables::cells::{
    flag, read_flag, read_number, read_optional_sealed, read_sealed, sealed,
};

pub(crate) const DAILY_REPORTINGS: Table = Table {
    name: "daily_reportings",
    definition: "CREATE TABLE daily_reportings (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, reporting TEXT NOT NULL,
      what BYTEA NOT NULL, units TEXT NOT NULL, first_due_at BIGINT NOT NULL, operation TEXT,
      begun_at BIGINT NOT NULL, ended_at BIGINT, position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, reporting))",
    indexes: &["CREATE INDEX daily_reportings_by_end ON daily_reportings
          (jurisdiction, realm, ended_at, position)"],
    columns: &[
        "jurisdiction",
        "realm",
        "reporting",
        "what",
        "units",
        "first_due_at",
        "operation",
        "begun_at",
        "ended_at",
        "position",
    ],
    copied: false,
};

pub(crate) const DAILY_REPORTS: Table = Table {
    name: "daily_reports",
    definition: "CREATE TABLE daily_reports (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, reporting TEXT NOT NULL,
      round BIGINT NOT NULL, unit TEXT NOT NULL, said BYTEA, is_late BIGINT NOT NULL,
      given_at BIGINT NOT NULL, who TEXT NOT NULL, position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, reporting, round, unit))",
    indexes: &[],
    columns: &[
        "jurisdiction",
        "realm",
        "reporting",
        "round",
        "unit",
        "said",
        "is_late",
        "given_at",
        "who",
        "position",
    ],
    copied: false,
};

statements! {
    BEGUN = "INSERT INTO daily_reportings (jurisdiction, realm, reporting, what, units,
        first_due_at, operation, begun_at, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    ENDED = "UPDATE daily_reportings SET ended_at = $4
      WHERE jurisdiction = $1 AND realm = $2 AND reporting = $3";
    // A unit that came too late stays late, whatever it says anew.
    GIVEN = "INSERT INTO daily_reports (jurisdiction, realm, reporting, round, unit, said, is_late,
        given_at, who, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      ON CONFLICT (jurisdiction, realm, reporting, round, unit) DO UPDATE SET
        said = excluded.said, who = excluded.who, position = excluded.position,
        is_late = CASE WHEN excluded.is_late < daily_reports.is_late THEN excluded.is_late
          ELSE daily_reports.is_late END,
        given_at = CASE WHEN excluded.given_at < daily_reports.given_at THEN excluded.given_at
          ELSE daily_reports.given_at END";
    RUNNING = "SELECT reporting, what, units, first_due_at, operation, begun_at, ended_at, position
      FROM daily_reportings WHERE jurisdiction = $1 AND realm = $2 AND ended_at IS NULL
      ORDER BY position LIMIT $3";
    ONE = "SELECT reporting, what, units, first_due_at, operation, begun_at, ended_at, position
      FROM daily_reportings WHERE jurisdiction = $1 AND realm = $2 AND reporting = $3";
    OF_ROUND = "SELECT round, unit, said, is_late, given_at, who, position
      FROM daily_reports WHERE jurisdiction = $1 AND realm = $2 AND reporting = $3 AND round = $4
      ORDER BY unit";
}

pub(in crate::tables) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &DailyEvent,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    match event {
        DailyEvent::DailyReportingBegun(it) => begun(session, recorded, it),
        DailyEvent::DailyReportGiven(it) => given(session, recorded, it),
        DailyEvent::DailyReportingEnded(it) => {
            let reporting = it.reporting.to_string();
            let values: [Value<'_>; 4] = [
                (&envelope.jurisdiction).into(),
                (&envelope.realm).into(),
                (&reporting).into(),
                envelope.happened_at.into(),
            ];
            session.write(ENDED, &values)
        }
    }
}

fn begun(
    session: &mut Session,
    recorded: &Recorded,
    it: &DailyReportingBegun,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (reporting, what) = (it.reporting.to_string(), sealed(&it.what)?);
    let units: Vec<_> = it.units.iter().map(Key::as_str).collect();
    let units = units.join(" ");
    let operation = it.operation.map(|it| it.to_string());
    let values: [Value<'_>; 9] = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&reporting).into(),
        what.bytes().into(),
        (&units).into(),
        it.first_due_at.microseconds().into(),
        operation.as_deref().into(),
        envelope.happened_at.into(),
        envelope.position.into(),
    ];
    session.write(BEGUN, &values)
}

fn given(session: &mut Session, recorded: &Recorded, it: &DailyReportGiven) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let reporting = it.reporting.to_string();
    let said = it.text.as_ref().map(sealed).transpose()?;
    let values: [Value<'_>; 10] = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&reporting).into(),
        it.round.into(),
        it.unit.as_str().into(),
        said.as_ref().map(Commitment::bytes).into(),
        flag(it.is_late),
        envelope.happened_at.into(),
        (&envelope.who).into(),
        envelope.position.into(),
    ];
    session.write(GIVEN, &values)
}

pub(crate) fn daily_reportings(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    rows_max: u32,
) -> Result<Vec<DailyReportingRow>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), rows_max.into()];
    session.query(RUNNING, &values)?.into_iter().map(read).collect()
}

pub(crate) fn daily_reporting(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    reporting: DailyReportingId,
) -> Result<Option<DailyReportingRow>, Fault> {
    let reporting = reporting.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&reporting).into()];
    session.query_one(ONE, &values)?.map(read).transpose()
}

pub(crate) fn daily_reports(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    (reporting, round): (DailyReportingId, u32),
) -> Result<Vec<DailyReportRow>, Fault> {
    let reporting = reporting.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&reporting).into(), round.into()];
    session.query(OF_ROUND, &values)?.into_iter().map(read_report).collect()
}

fn read(mut row: Row) -> Result<DailyReportingRow, Fault> {
    let (reporting, what) = (row.parsed()?, read_sealed(&mut row)?);
    let units = row.text()?;
    let units = units.split(' ').filter(|it| !it.is_empty()).map(str::parse);
    let units = units
        .collect::<Result<_, domain::kernel::NotAKey>>()
        .map_err(|error| Fault::new("reading the units that report every day", error))?;
    let (first_due_at, operation) = (row.integer()?, row.optional_parsed()?);
    let (begun_at, ended_at) = (row.integer()?, row.optional_integer()?);
    Ok(DailyReportingRow {
        reporting,
        what,
        units,
        first_due_at: Instant::from_microseconds(first_due_at),
        operation,
        begun_at: Instant::from_microseconds(begun_at),
        ended_at: ended_at.map(Instant::from_microseconds),
        position: row.natural()?,
    })
}

fn read_report(mut row: Row) -> Result<DailyReportRow, Fault> {
    let (round, unit) = (read_number(&mut row)?, row.parsed()?);
    let said = read_optional_sealed(&mut row)?;
    let (is_late, given_at) = (read_flag(&mut row)?, row.integer()?);
    let given_at = Instant::from_microseconds(given_at);
    let (who, position) = (row.text()?, row.natural()?);
    Ok(DailyReportRow { round, unit, said, is_late, given_at, who, position })
}
