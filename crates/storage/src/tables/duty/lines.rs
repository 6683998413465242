//! The duty log: its lines, and the calls that were made.

use application::{DutyLineRow, DutySaid, Fault, Recorded};
use domain::duty::{CallRecorded, CallTo, DutyLineWritten};
use domain::kernel::{CallResult, Commitment, Instant, PersonId, Realm, ShiftId};

use crate::engine::{Row, Session, Value};
use crate::statements::statements;
use crate::tables::Table;
use crate::tables::cells::{read_optional_kind, read_optional_sealed, sealed};

pub(crate) const DUTY_LINES: Table = Table {
    name: "duty_lines",
    definition: "CREATE TABLE duty_lines (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, line TEXT NOT NULL, shift TEXT NOT NULL,
      at BIGINT NOT NULL, entered_at BIGINT NOT NULL, who TEXT NOT NULL,
      text BYTEA, corrects TEXT, person TEXT, contact TEXT, result TEXT,
      position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, line))",
    indexes: &[
        "CREATE INDEX duty_lines_by_shift ON duty_lines (jurisdiction, realm, shift, at)",
        "CREATE INDEX duty_lines_by_time ON duty_lines (jurisdiction, realm, at)",
        "CREATE INDEX duty_lines_by_person ON duty_lines (jurisdiction, realm, person, at)",
    ],
    columns: &[
        "jurisdiction",
        "realm",
        "line",
        "shift",
        "at",
        "entered_at",
        "who",
        "text",
        "corrects",
        "person",
        "contact",
        "result",
        "position",
    ],
    copied: false,
};

statements! {
    WRITTEN = "INSERT INTO duty_lines (jurisdiction, realm, line, shift, at, entered_at, who, text,
        corrects, person, contact, result, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    OF_SHIFT = "SELECT line, shift, at, entered_at, who, text, corrects, person, contact, result,
        position
      FROM duty_lines WHERE jurisdiction = $1 AND realm = $2 AND shift = $3
      ORDER BY at, position LIMIT $4";
    NEWEST = "SELECT line, shift, at, entered_at, who, text, corrects, person, contact, result,
        position
      FROM duty_lines WHERE jurisdiction = $1 AND realm = $2
      ORDER BY at DESC, position DESC LIMIT $3";
    CALLS_TO = "SELECT line, shift, at, entered_at, who, text, corrects, person, contact, result,
        position
      FROM duty_lines WHERE jurisdiction = $1 AND realm = $2 AND person = $3
      ORDER BY at DESC, position DESC LIMIT $4";
}

pub(super) fn written(
    session: &mut Session,
    recorded: &Recorded,
    it: &DutyLineWritten,
) -> Result<(), Fault> {
    let (line, shift) = (it.line.to_string(), it.shift.to_string());
    let (text, corrects) = (sealed(&it.text)?, it.corrects.map(|it| it.to_string()));
    let nothing = Value::from(None::<&str>);
    let said = [corrects.as_deref().into(), nothing, nothing, nothing];
    write(session, recorded, (&line, &shift), (Some(&text), said))
}

pub(super) fn called(
    session: &mut Session,
    recorded: &Recorded,
    it: &CallRecorded,
) -> Result<(), Fault> {
    let (line, shift) = (it.line.to_string(), it.shift.to_string());
    let (person, contact) = (it.person.to_string(), it.contact.to_string());
    let note = it.note.as_ref().map(sealed).transpose()?;
    let said =
        [Value::from(None::<&str>), (&person).into(), (&contact).into(), it.result.name().into()];
    write(session, recorded, (&line, &shift), (note.as_ref(), said))
}

fn write(
    session: &mut Session,
    recorded: &Recorded,
    (line, shift): (&String, &String),
    (text, said): (Option<&Commitment>, [Value<'_>; 4]),
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let [corrects, person, contact, result] = said;
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        line.into(),
        shift.into(),
        envelope.happened_at.into(),
        envelope.entered_at.into(),
        (&envelope.who).into(),
        text.map(|it| it.bytes()).into(),
        corrects,
        person,
        contact,
        result,
        envelope.position.into(),
    ];
    session.write(WRITTEN, &values)
}

pub(crate) fn of_shift(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    (shift, rows_max): (ShiftId, u32),
) -> Result<Vec<DutyLineRow>, Fault> {
    let shift = shift.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&shift).into(), rows_max.into()];
    session.query(OF_SHIFT, &values)?.into_iter().map(read).collect()
}

pub(crate) fn newest_lines(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    rows_max: u32,
) -> Result<Vec<DutyLineRow>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), rows_max.into()];
    session.query(NEWEST, &values)?.into_iter().map(read).collect()
}

pub(crate) fn calls_to(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    (person, rows_max): (PersonId, u32),
) -> Result<Vec<DutyLineRow>, Fault> {
    let person = person.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&person).into(), rows_max.into()];
    session.query(CALLS_TO, &values)?.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<DutyLineRow, Fault> {
    let (line, shift) = (row.parsed()?, row.parsed()?);
    let (at, entered_at) = (row.integer()?, row.integer()?);
    let (who, text) = (row.text()?, read_optional_sealed(&mut row)?);
    let (corrects, person) = (row.optional_parsed()?, row.optional_parsed()?);
    let (contact, result) =
        (row.optional_parsed()?, read_optional_kind(&mut row, CallResult::named)?);
    let said = match (person, contact, result) {
        (Some(person), Some(contact), Some(result)) => {
            DutySaid::Call { to: CallTo { person, contact }, result, note: text }
        }
        _ => DutySaid::Line { text: text.ok_or_else(no_text)?, corrects },
    };
    Ok(DutyLineRow {
        line,
        shift,
        at: Instant::from_microseconds(at),
        entered_at: Instant::from_microseconds(entered_at),
        who,
        said,
        position: row.natural()?,
    })
}

fn no_text() -> Fault {
    Fault::new("reading a row", "a line of the duty log has no text")
}
