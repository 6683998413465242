//! Levels received from above.

use application::{Fault, LevelFromAboveRow, Page, Recorded};
use domain::duty::{LevelFromAboveEvent, ResponseLevel};
use domain::kernel::{EmergencyClass, Instant, LevelFromAboveId, Realm};

use crate::engine::{Row, Session};
use crate::statements::statements;
use crate::tables::Table;
use crate::tables::cells::{read_kind, read_optional_sealed, read_sealed, sealed};

pub(crate) const LEVELS_FROM_ABOVE: Table = Table {
    name: "levels_from_above",
    definition: "CREATE TABLE levels_from_above (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, received TEXT NOT NULL,
      class TEXT NOT NULL, level TEXT NOT NULL, told_by BYTEA NOT NULL, number BYTEA,
      document TEXT, received_at BIGINT NOT NULL, who TEXT NOT NULL, position BIGINT NOT NULL,
      lifted_at BIGINT, lifted_said BYTEA, destroyed_at BIGINT,
      PRIMARY KEY (jurisdiction, realm, received))",
    indexes: &["CREATE INDEX levels_from_above_by_position
      ON levels_from_above (jurisdiction, realm, position)"],
    columns: &[
        "jurisdiction",
        "realm",
        "received",
        "class",
        "level",
        "told_by",
        "number",
        "document",
        "received_at",
        "who",
        "position",
        "lifted_at",
        "lifted_said",
        "destroyed_at",
    ],
    copied: false,
};

statements! {
    RECEIVED = "INSERT INTO levels_from_above (jurisdiction, realm, received, class, level,
        told_by, number, document, received_at, who, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    LIFTED = "UPDATE levels_from_above SET lifted_at = $4, lifted_said = $5
      WHERE jurisdiction = $1 AND realm = $2 AND received = $3";
    DESTROYED = "UPDATE levels_from_above SET destroyed_at = $4
      WHERE jurisdiction = $1 AND realm = $2 AND received = $3";
    ONE = "SELECT received, class, level, told_by, number, document, received_at, who, position,
        lifted_at, lifted_said, destroyed_at
      FROM levels_from_above WHERE jurisdiction = $1 AND realm = $2 AND received = $3";
    STANDING = "SELECT received, class, level, told_by, number, document, received_at, who,
        position, lifted_at, lifted_said, destroyed_at
      FROM levels_from_above WHERE jurisdiction = $1 AND realm = $2 AND lifted_at IS NULL
      ORDER BY position DESC LIMIT $3";
    NEWEST = "SELECT received, class, level, told_by, number, document, received_at, who,
        position, lifted_at, lifted_said, destroyed_at
      FROM levels_from_above WHERE jurisdiction = $1 AND realm = $2 AND position < $3
      ORDER BY position DESC LIMIT $4";
}

pub(in crate::tables) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &LevelFromAboveEvent,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    match event {
        LevelFromAboveEvent::LevelFromAboveReceived(it) => {
            let (received, from) = (it.received.to_string(), sealed(&it.from)?);
            let number = it.number.as_ref().map(sealed).transpose()?;
            let document = it.document.map(|it| it.to_string());
            let values = [
                (&envelope.jurisdiction).into(),
                (&envelope.realm).into(),
                (&received).into(),
                it.class.name().into(),
                it.level.name().into(),
                from.bytes().into(),
                number.as_ref().map(|it| it.bytes()).into(),
                document.as_deref().into(),
                envelope.happened_at.into(),
                (&envelope.who).into(),
                envelope.position.into(),
            ];
            session.write(RECEIVED, &values)
        }
        LevelFromAboveEvent::LevelFromAboveLifted(it) => {
            let (received, said) = (it.received.to_string(), sealed(&it.said)?);
            let values = [
                (&envelope.jurisdiction).into(),
                (&envelope.realm).into(),
                (&received).into(),
                envelope.happened_at.into(),
                said.bytes().into(),
            ];
            session.write(LIFTED, &values)
        }
        LevelFromAboveEvent::LevelTextsDestroyed(it) => {
            let received = it.received.to_string();
            let values = [
                (&envelope.jurisdiction).into(),
                (&envelope.realm).into(),
                (&received).into(),
                envelope.happened_at.into(),
            ];
            session.write(DESTROYED, &values)
        }
    }
}

pub(crate) fn level_from_above(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    received: LevelFromAboveId,
) -> Result<Option<LevelFromAboveRow>, Fault> {
    let received = received.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&received).into()];
    session.query_one(ONE, &values)?.map(read).transpose()
}

pub(crate) fn levels_standing(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    rows_max: u32,
) -> Result<Vec<LevelFromAboveRow>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), rows_max.into()];
    session.query(STANDING, &values)?.into_iter().map(read).collect()
}

pub(crate) fn levels_from_above(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    page: Page,
) -> Result<Vec<LevelFromAboveRow>, Fault> {
    let before = page.before.unwrap_or(u64::MAX);
    let values = [jurisdiction.into(), realm.as_str().into(), before.into(), page.rows_max.into()];
    session.query(NEWEST, &values)?.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<LevelFromAboveRow, Fault> {
    let (received, class) = (row.parsed()?, read_kind(&mut row, EmergencyClass::named)?);
    let level = read_kind(&mut row, ResponseLevel::named)?;
    let (from, number) = (read_sealed(&mut row)?, read_optional_sealed(&mut row)?);
    let (document, received_at) = (row.optional_parsed()?, row.integer()?);
    let (who, position) = (row.text()?, row.natural()?);
    let (lifted_at, said) = (row.optional_integer()?, read_optional_sealed(&mut row)?);
    Ok(LevelFromAboveRow {
        received,
        class,
        level,
        from,
        number,
        document,
        received_at: Instant::from_microseconds(received_at),
        who,
        position,
        lifted: lifted_at.map(Instant::from_microseconds).zip(said),
        destroyed_at: row.optional_integer()?.map(Instant::from_microseconds),
    })
}
