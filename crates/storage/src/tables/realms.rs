//! Realms and their clocks; a realm that opens begins with a copy of the real one's rows.

use application::{Fault, RealmRow, Recorded};
use domain::kernel::{Instant, Realm};
use domain::realms::{Clock, Event};

use super::{TABLES, Table, copy_of};
use crate::engine::{Row, Session};
use crate::statements::statements;

pub(crate) const REALMS: Table = Table {
    name: "realms",
    definition: "CREATE TABLE realms (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL,
      anchor BIGINT NOT NULL, shows BIGINT NOT NULL, speed_thousandths BIGINT NOT NULL,
      opened_position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm))",
    indexes: &[],
    columns: &["jurisdiction", "realm", "anchor", "shows", "speed_thousandths", "opened_position"],
    copied: false,
};

statements! {
    SET = "INSERT INTO realms
      (jurisdiction, realm, anchor, shows, speed_thousandths, opened_position)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (jurisdiction, realm) DO UPDATE SET
        anchor = excluded.anchor, shows = excluded.shows,
        speed_thousandths = excluded.speed_thousandths";
    ALL = "SELECT realm, anchor, shows, speed_thousandths, opened_position FROM realms
      WHERE jurisdiction = $1 ORDER BY realm";
    ONE = "SELECT realm, anchor, shows, speed_thousandths, opened_position FROM realms
      WHERE jurisdiction = $1 AND realm = $2";
}

pub(super) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &Event,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let jurisdiction = &envelope.jurisdiction;
    match event {
        Event::RealmOpened(opened) => {
            set(session, jurisdiction, &opened.opened, opened.clock, envelope.position)?;
            for table in TABLES.iter().filter(|table| table.copied) {
                session.run(&copy_of(table, jurisdiction, opened.opened.as_str()))?;
            }
            Ok(())
        }
        Event::ClockSet(changed) => {
            // The position of its opening stays as it is.
            set(session, jurisdiction, &changed.of, changed.clock, envelope.position)
        }
    }
}

fn set(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    clock: Clock,
    position: u64,
) -> Result<(), Fault> {
    session.write(
        SET,
        &[
            jurisdiction.into(),
            realm.as_str().into(),
            clock.anchor.microseconds().into(),
            clock.shows.microseconds().into(),
            clock.speed_thousandths.into(),
            position.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn all(session: &mut Session, jurisdiction: &str) -> Result<Vec<RealmRow>, Fault> {
    session.query(ALL, &[jurisdiction.into()])?.into_iter().map(read).collect()
}

pub(crate) fn one(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
) -> Result<Option<RealmRow>, Fault> {
    session.query_one(ONE, &[jurisdiction.into(), realm.as_str().into()])?.map(read).transpose()
}

fn read(mut row: Row) -> Result<RealmRow, Fault> {
    let realm = row.parsed()?;
    let anchor = Instant::from_microseconds(row.integer()?);
    let shows = Instant::from_microseconds(row.integer()?);
    let speed_thousandths = u32::try_from(row.integer()?)
        .map_err(|error| Fault::new("reading a realm's clock", error))?;
    let opened_position = row.natural()?;
    Ok(RealmRow { realm, clock: Clock { anchor, shows, speed_thousandths }, opened_position })
}
