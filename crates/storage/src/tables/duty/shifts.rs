//! Who keeps the desk, from when they took over until somebody else did.

use application::{BegunRow, Fault, Page, Recorded, RelievedRow, ShiftRow, SignedRow};
use domain::duty::{HandoverSigned, Planned, ShiftBegun, ShiftEvent, ShiftScheduled};
use domain::kernel::{Instant, Realm, ShiftId};

use super::lines;
use crate::engine::{Row, Session, Value};
use crate::statements::statements;
use crate::tables::Table;
use crate::tables::cells::{read_flag, read_optional_sealed, sealed};

pub(crate) const SHIFTS: Table = Table {
    name: "shifts",
    definition: "CREATE TABLE shifts (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, shift TEXT NOT NULL,
      planned_from BIGINT, planned_until BIGINT, planned_officer TEXT, planned_leader TEXT,
      is_struck BIGINT NOT NULL DEFAULT 0,
      begun_at BIGINT, begun_by TEXT, officer TEXT, leader TEXT, relieves TEXT,
      begun_position BIGINT,
      relieved_by TEXT, relieved_at BIGINT,
      signed_at BIGINT, signed_by TEXT, signed_note BYTEA, signed_open TEXT,
      signed_position BIGINT,
      PRIMARY KEY (jurisdiction, realm, shift))",
    indexes: &[
        "CREATE INDEX shifts_by_begin ON shifts (jurisdiction, realm, begun_position)",
        "CREATE INDEX shifts_by_plan ON shifts (jurisdiction, realm, planned_until)",
    ],
    columns: &[
        "jurisdiction",
        "realm",
        "shift",
        "planned_from",
        "planned_until",
        "planned_officer",
        "planned_leader",
        "is_struck",
        "begun_at",
        "begun_by",
        "officer",
        "leader",
        "relieves",
        "begun_position",
        "relieved_by",
        "relieved_at",
        "signed_at",
        "signed_by",
        "signed_note",
        "signed_open",
        "signed_position",
    ],
    copied: false,
};

statements! {
    SCHEDULED = "INSERT INTO shifts (jurisdiction, realm, shift, planned_from, planned_until,
        planned_officer, planned_leader)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (jurisdiction, realm, shift) DO UPDATE SET
        planned_from = excluded.planned_from, planned_until = excluded.planned_until,
        planned_officer = excluded.planned_officer, planned_leader = excluded.planned_leader,
        is_struck = 0";
    STRUCK = "UPDATE shifts SET is_struck = 1
      WHERE jurisdiction = $1 AND realm = $2 AND shift = $3";
    BEGUN = "INSERT INTO shifts (jurisdiction, realm, shift, begun_at, begun_by, officer, leader,
        relieves, begun_position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (jurisdiction, realm, shift) DO UPDATE SET begun_at = excluded.begun_at,
        begun_by = excluded.begun_by, officer = excluded.officer, leader = excluded.leader,
        relieves = excluded.relieves, begun_position = excluded.begun_position";
    RELIEVED = "UPDATE shifts SET relieved_by = $4, relieved_at = $5
      WHERE jurisdiction = $1 AND realm = $2 AND shift = $3";
    LEADER = "UPDATE shifts SET leader = $4
      WHERE jurisdiction = $1 AND realm = $2 AND shift = $3";
    SIGNED = "UPDATE shifts SET signed_at = $4, signed_by = $5, signed_note = $6,
        signed_open = $7, signed_position = $8
      WHERE jurisdiction = $1 AND realm = $2 AND shift = $3";
    ONE = "SELECT shift, planned_from, planned_until, planned_officer, planned_leader, is_struck,
        begun_at, begun_by, officer, leader, relieves, begun_position, relieved_by, relieved_at,
        signed_at, signed_by, signed_note, signed_open, signed_position
      FROM shifts WHERE jurisdiction = $1 AND realm = $2 AND shift = $3";
    ON_DUTY = "SELECT shift, planned_from, planned_until, planned_officer, planned_leader,
        is_struck, begun_at, begun_by, officer, leader, relieves, begun_position, relieved_by,
        relieved_at, signed_at, signed_by, signed_note, signed_open, signed_position
      FROM shifts WHERE jurisdiction = $1 AND realm = $2 AND begun_position IS NOT NULL
        AND relieved_by IS NULL
      ORDER BY begun_position DESC LIMIT 1";
    BEGUN_NEWEST = "SELECT shift, planned_from, planned_until, planned_officer, planned_leader,
        is_struck, begun_at, begun_by, officer, leader, relieves, begun_position, relieved_by,
        relieved_at, signed_at, signed_by, signed_note, signed_open, signed_position
      FROM shifts WHERE jurisdiction = $1 AND realm = $2 AND begun_position < $3
      ORDER BY begun_position DESC LIMIT $4";
    PLANNED = "SELECT shift, planned_from, planned_until, planned_officer, planned_leader,
        is_struck, begun_at, begun_by, officer, leader, relieves, begun_position, relieved_by,
        relieved_at, signed_at, signed_by, signed_note, signed_open, signed_position
      FROM shifts WHERE jurisdiction = $1 AND realm = $2 AND planned_until > $3
        AND begun_position IS NULL AND is_struck = 0
      ORDER BY planned_from, shift LIMIT $4";
    UNSIGNED = "SELECT shift, planned_from, planned_until, planned_officer, planned_leader,
        is_struck, begun_at, begun_by, officer, leader, relieves, begun_position, relieved_by,
        relieved_at, signed_at, signed_by, signed_note, signed_open, signed_position
      FROM shifts WHERE jurisdiction = $1 AND realm = $2 AND begun_position IS NOT NULL
        AND relieved_by IS NOT NULL AND signed_at IS NULL AND relieved_at >= $3
      ORDER BY begun_position DESC LIMIT $4";
}

pub(in crate::tables) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &ShiftEvent,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let of = |shift: &ShiftId| -> (Value<'_>, Value<'_>, String) {
        ((&envelope.jurisdiction).into(), (&envelope.realm).into(), shift.to_string())
    };
    match event {
        ShiftEvent::ShiftScheduled(it) => scheduled(session, recorded, it),
        ShiftEvent::ShiftStruck(it) => {
            let (jurisdiction, realm, shift) = of(&it.shift);
            session.write(STRUCK, &[jurisdiction, realm, (&shift).into()])
        }
        ShiftEvent::ShiftBegun(it) => begun(session, recorded, it),
        ShiftEvent::LeaderOnDutyNamed(it) => {
            let (jurisdiction, realm, shift) = of(&it.shift);
            let leader = it.leader.to_string();
            session.write(LEADER, &[jurisdiction, realm, (&shift).into(), (&leader).into()])
        }
        ShiftEvent::DutyLineWritten(it) => lines::written(session, recorded, it),
        ShiftEvent::CallRecorded(it) => lines::called(session, recorded, it),
        ShiftEvent::HandoverSigned(it) => signed(session, recorded, it),
    }
}

fn scheduled(session: &mut Session, recorded: &Recorded, it: &ShiftScheduled) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (shift, officer) = (it.shift.to_string(), it.officer.to_string());
    let leader = it.leader.map(|it| it.to_string());
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&shift).into(),
        it.from.microseconds().into(),
        it.until.microseconds().into(),
        (&officer).into(),
        leader.as_deref().into(),
    ];
    session.write(SCHEDULED, &values)
}

fn begun(session: &mut Session, recorded: &Recorded, it: &ShiftBegun) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let shift = it.shift.to_string();
    let (officer, leader) =
        (it.officer.map(|it| it.to_string()), it.leader.map(|it| it.to_string()));
    let relieves = it.relieves.map(|it| it.to_string());
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&shift).into(),
        envelope.happened_at.into(),
        (&envelope.who).into(),
        officer.as_deref().into(),
        leader.as_deref().into(),
        relieves.as_deref().into(),
        envelope.position.into(),
    ];
    session.write(BEGUN, &values)?;
    let Some(relieves) = relieves else { return Ok(()) };
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&relieves).into(),
        (&shift).into(),
        envelope.happened_at.into(),
    ];
    session.write(RELIEVED, &values)
}

fn signed(session: &mut Session, recorded: &Recorded, it: &HandoverSigned) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let shift = it.shift.to_string();
    let note = it.note.as_ref().map(sealed).transpose()?;
    let open = serde_json::to_string(&it.open)
        .map_err(|error| Fault::new("writing what was open at a handover", error))?;
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&shift).into(),
        envelope.happened_at.into(),
        (&envelope.who).into(),
        note.as_ref().map(|it| it.bytes()).into(),
        (&open).into(),
        envelope.position.into(),
    ];
    session.write(SIGNED, &values)
}

pub(crate) fn shift(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    shift: ShiftId,
) -> Result<Option<ShiftRow>, Fault> {
    let shift = shift.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&shift).into()];
    session.query_one(ONE, &values)?.map(read).transpose()
}

pub(crate) fn on_duty(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
) -> Result<Option<ShiftRow>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into()];
    session.query_one(ON_DUTY, &values)?.map(read).transpose()
}

pub(crate) fn begun_newest(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    page: Page,
) -> Result<Vec<ShiftRow>, Fault> {
    let before = page.before.unwrap_or(u64::MAX);
    let values = [jurisdiction.into(), realm.as_str().into(), before.into(), page.rows_max.into()];
    session.query(BEGUN_NEWEST, &values)?.into_iter().map(read).collect()
}

pub(crate) fn planned(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    (after, rows_max): (Instant, u32),
) -> Result<Vec<ShiftRow>, Fault> {
    let after = after.microseconds().into();
    let values = [jurisdiction.into(), realm.as_str().into(), after, rows_max.into()];
    session.query(PLANNED, &values)?.into_iter().map(read).collect()
}

pub(crate) fn unsigned(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    (since, rows_max): (Instant, u32),
) -> Result<Vec<ShiftRow>, Fault> {
    let since = since.microseconds().into();
    let values = [jurisdiction.into(), realm.as_str().into(), since, rows_max.into()];
    session.query(UNSIGNED, &values)?.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<ShiftRow, Fault> {
    let shift = row.parsed()?;
    let (from, until) = (at(&mut row)?, at(&mut row)?);
    let (officer, leader) = (row.optional_parsed()?, row.optional_parsed()?);
    let planned = match (from, until, officer) {
        (Some(from), Some(until), Some(officer)) => Some(Planned { from, until, officer, leader }),
        _ => None,
    };
    let is_struck = read_flag(&mut row)?;
    let begun = read_begun(&mut row)?;
    Ok(ShiftRow { shift, planned, is_struck, begun, signed: read_signed(&mut row)? })
}

fn read_begun(row: &mut Row) -> Result<Option<BegunRow>, Fault> {
    let (at_, who) = (at(row)?, row.optional_text()?);
    let (officer, leader) = (row.optional_parsed()?, row.optional_parsed()?);
    let (relieves, position) = (row.optional_parsed()?, row.optional_natural()?);
    let (by, relieved_at) = (row.optional_parsed()?, at(row)?);
    let relieved = by.zip(relieved_at).map(|(by, at)| RelievedRow { by, at });
    Ok(match (at_, who, position) {
        (Some(at), Some(who), Some(position)) => {
            Some(BegunRow { at, who, officer, leader, relieves, relieved, position })
        }
        _ => None,
    })
}

fn read_signed(row: &mut Row) -> Result<Option<SignedRow>, Fault> {
    let (at_, who) = (at(row)?, row.optional_text()?);
    let (note, open) = (read_optional_sealed(row)?, row.optional_text()?);
    let open = open.as_deref().map(serde_json::from_str).transpose();
    let open = open.map_err(|error| Fault::new("reading what was open at a handover", error))?;
    let position = row.optional_natural()?;
    Ok(match (at_, who, open, position) {
        (Some(at), Some(who), Some(open), Some(position)) => {
            Some(SignedRow { at, who, note, open, position })
        }
        _ => None,
    })
}

fn at(row: &mut Row) -> Result<Option<Instant>, Fault> {
    Ok(row.optional_integer()?.map(Instant::from_microseconds))
}
