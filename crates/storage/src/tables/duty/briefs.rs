//! Daily briefs, written, checked and issued.

use application::{BriefIssuedRow, BriefRow, Fault, Page, Recorded};
use domain::duty::{BriefEvent, BriefIssued, BriefWritten};
use domain::kernel::{BriefId, Instant, Realm};

use crate::engine::{Row, Session, Value};
use crate::statements::statements;
use crate::tables::Table;
use crate::tables::cells::sealed;
use crate::tables::cells::{read_number, read_optional_number, read_optional_sealed, read_sealed};

pub(crate) const BRIEFS: Table = Table {
    name: "daily_briefs",
    definition: "CREATE TABLE daily_briefs (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, brief TEXT NOT NULL,
      speaks_from BIGINT NOT NULL, speaks_until BIGINT NOT NULL, says BYTEA NOT NULL,
      who TEXT NOT NULL, writer TEXT, written_at BIGINT NOT NULL, checked_by TEXT,
      number BIGINT, issued_at BIGINT, issued_from BYTEA, issued_to BYTEA,
      position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, brief))",
    indexes: &[
        "CREATE INDEX daily_briefs_by_position ON daily_briefs (jurisdiction, realm, position)",
    ],
    columns: &[
        "jurisdiction",
        "realm",
        "brief",
        "speaks_from",
        "speaks_until",
        "says",
        "who",
        "writer",
        "written_at",
        "checked_by",
        "number",
        "issued_at",
        "issued_from",
        "issued_to",
        "position",
    ],
    copied: false,
};

statements! {
    WRITTEN = "INSERT INTO daily_briefs (jurisdiction, realm, brief, speaks_from, speaks_until,
        says, who, writer, written_at, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      ON CONFLICT (jurisdiction, realm, brief) DO UPDATE SET speaks_from = excluded.speaks_from,
        speaks_until = excluded.speaks_until, says = excluded.says, who = excluded.who,
        writer = excluded.writer, written_at = excluded.written_at, checked_by = NULL";
    CHECKED = "UPDATE daily_briefs SET checked_by = $4
      WHERE jurisdiction = $1 AND realm = $2 AND brief = $3";
    ISSUED = "UPDATE daily_briefs SET number = $4, issued_at = $5, issued_from = $6, issued_to = $7
      WHERE jurisdiction = $1 AND realm = $2 AND brief = $3";
    ONE = "SELECT brief, speaks_from, speaks_until, says, who, writer, written_at, checked_by,
        number, issued_at, issued_from, issued_to, position
      FROM daily_briefs WHERE jurisdiction = $1 AND realm = $2 AND brief = $3";
    NEWEST = "SELECT brief, speaks_from, speaks_until, says, who, writer, written_at, checked_by,
        number, issued_at, issued_from, issued_to, position
      FROM daily_briefs WHERE jurisdiction = $1 AND realm = $2 AND position < $3
      ORDER BY position DESC LIMIT $4";
    COUNTED = "SELECT COUNT(*) FROM daily_briefs
      WHERE jurisdiction = $1 AND realm = $2 AND number IS NOT NULL";
}

pub(in crate::tables) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &BriefEvent,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    match event {
        BriefEvent::BriefWritten(it) => written(session, recorded, it),
        BriefEvent::BriefChecked(it) => {
            let brief = it.brief.to_string();
            let values: [Value<'_>; 4] = [
                (&envelope.jurisdiction).into(),
                (&envelope.realm).into(),
                (&brief).into(),
                (&envelope.who).into(),
            ];
            session.write(CHECKED, &values)
        }
        BriefEvent::BriefIssued(it) => issued(session, recorded, it),
    }
}

fn written(session: &mut Session, recorded: &Recorded, it: &BriefWritten) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (brief, says) = (it.brief.to_string(), sealed(&it.text)?);
    let writer = it.writer.map(|it| it.to_string());
    let values: [Value<'_>; 10] = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&brief).into(),
        it.from.microseconds().into(),
        it.until.microseconds().into(),
        says.bytes().into(),
        (&envelope.who).into(),
        writer.as_deref().into(),
        envelope.happened_at.into(),
        envelope.position.into(),
    ];
    session.write(WRITTEN, &values)
}

fn issued(session: &mut Session, recorded: &Recorded, it: &BriefIssued) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (brief, from, to) = (it.brief.to_string(), sealed(&it.from)?, sealed(&it.to)?);
    let values: [Value<'_>; 7] = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&brief).into(),
        it.number.into(),
        envelope.happened_at.into(),
        from.bytes().into(),
        to.bytes().into(),
    ];
    session.write(ISSUED, &values)
}

pub(crate) fn brief(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    brief: BriefId,
) -> Result<Option<BriefRow>, Fault> {
    let brief = brief.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&brief).into()];
    session.query_one(ONE, &values)?.map(read).transpose()
}

pub(crate) fn briefs(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    page: Page,
) -> Result<Vec<BriefRow>, Fault> {
    let before = page.before.unwrap_or(u64::MAX);
    let values = [jurisdiction.into(), realm.as_str().into(), before.into(), page.rows_max.into()];
    session.query(NEWEST, &values)?.into_iter().map(read).collect()
}

pub(crate) fn briefs_issued(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
) -> Result<u32, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into()];
    session.query_one(COUNTED, &values)?.map_or(Ok(0), |mut row| read_number(&mut row))
}

fn read(mut row: Row) -> Result<BriefRow, Fault> {
    let (brief, from, until) = (row.parsed()?, row.integer()?, row.integer()?);
    let (says, who) = (read_sealed(&mut row)?, row.text()?);
    let (writer, written_at) = (row.optional_parsed()?, row.integer()?);
    let checked_by = row.optional_text()?;
    let (number, at) = (read_optional_number(&mut row)?, row.optional_integer()?);
    let (by, to) = (read_optional_sealed(&mut row)?, read_optional_sealed(&mut row)?);
    let issued = match (number, at, by, to) {
        (Some(number), Some(at), Some(from), Some(to)) => {
            let at = Instant::from_microseconds(at);
            Some(BriefIssuedRow { number, at, from, to })
        }
        _ => None,
    };
    Ok(BriefRow {
        brief,
        from: Instant::from_microseconds(from),
        until: Instant::from_microseconds(until),
        says,
        who,
        writer,
        written_at: Instant::from_microseconds(written_at),
        checked_by,
        issued,
        position: row.natural()?,
    })
}
