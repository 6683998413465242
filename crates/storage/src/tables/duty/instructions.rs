//! What leaders want done, and how far it has come.

use application::{
    Fault, InstructionClosedRow, InstructionPartRow, InstructionRow, Page, Recorded,
};
use domain::duty::{
    InstructionChannel, InstructionClosed, InstructionEvent, InstructionPartAdded,
    InstructionPartAnswered, InstructionRecorded,
};
use domain::kernel::{Instant, InstructionId, Realm};

use crate::engine::{Row, Session, Value};
use crate::statements::statements;
use crate::tables::Table;
use crate::tables::cells::{
    flag, read_flag, read_kind, read_number, read_optional_sealed, read_sealed, sealed,
};

pub(crate) const INSTRUCTIONS: Table = Table {
    name: "instructions",
    definition: "CREATE TABLE instructions (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, instruction TEXT NOT NULL,
      given_by BYTEA NOT NULL, giver TEXT, channel TEXT NOT NULL, paper_number BYTEA,
      words BYTEA NOT NULL, given_at BIGINT NOT NULL, due_at BIGINT, operation TEXT,
      who TEXT NOT NULL, position BIGINT NOT NULL,
      closed_at BIGINT, closed_by TEXT, is_by_giver BIGINT, closed_said BYTEA,
      closed_although BYTEA, closed_position BIGINT,
      PRIMARY KEY (jurisdiction, realm, instruction))",
    indexes: &[
        "CREATE INDEX instructions_by_position ON instructions (jurisdiction, realm, position)",
        "CREATE INDEX instructions_by_closing ON instructions
          (jurisdiction, realm, closed_at, due_at)",
    ],
    columns: &[
        "jurisdiction",
        "realm",
        "instruction",
        "given_by",
        "giver",
        "channel",
        "paper_number",
        "words",
        "given_at",
        "due_at",
        "operation",
        "who",
        "position",
        "closed_at",
        "closed_by",
        "is_by_giver",
        "closed_said",
        "closed_although",
        "closed_position",
    ],
    copied: false,
};

pub(crate) const INSTRUCTION_PARTS: Table = Table {
    name: "instruction_parts",
    definition: "CREATE TABLE instruction_parts (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, instruction TEXT NOT NULL,
      part TEXT NOT NULL, what BYTEA NOT NULL, unit TEXT NOT NULL, due_at BIGINT,
      added_at BIGINT NOT NULL, position BIGINT NOT NULL,
      feedback BYTEA, is_done BIGINT NOT NULL DEFAULT 0, answered_at BIGINT, answered_by TEXT,
      answers BIGINT NOT NULL DEFAULT 0,
      PRIMARY KEY (jurisdiction, realm, instruction, part))",
    indexes: &[],
    columns: &[
        "jurisdiction",
        "realm",
        "instruction",
        "part",
        "what",
        "unit",
        "due_at",
        "added_at",
        "position",
        "feedback",
        "is_done",
        "answered_at",
        "answered_by",
        "answers",
    ],
    copied: false,
};

statements! {
    RECORDED = "INSERT INTO instructions (jurisdiction, realm, instruction, given_by, giver,
        channel, paper_number, words, given_at, due_at, operation, who, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    CLOSED = "UPDATE instructions SET closed_at = $4, closed_by = $5, is_by_giver = $6,
        closed_said = $7, closed_although = $8, closed_position = $9
      WHERE jurisdiction = $1 AND realm = $2 AND instruction = $3";
    PART_ADDED = "INSERT INTO instruction_parts (jurisdiction, realm, instruction, part, what, unit,
        due_at, added_at, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    PART_ANSWERED = "UPDATE instruction_parts SET feedback = $5, is_done = $6, answered_at = $7,
        answered_by = $8, answers = answers + 1
      WHERE jurisdiction = $1 AND realm = $2 AND instruction = $3 AND part = $4";
    ONE = "SELECT instruction, given_by, giver, channel, paper_number, words, given_at, due_at,
        operation, who, position, closed_at, closed_by, is_by_giver, closed_said, closed_although,
        closed_position
      FROM instructions WHERE jurisdiction = $1 AND realm = $2 AND instruction = $3";
    OPEN = "SELECT instruction, given_by, giver, channel, paper_number, words, given_at, due_at,
        operation, who, position, closed_at, closed_by, is_by_giver, closed_said, closed_although,
        closed_position
      FROM instructions WHERE jurisdiction = $1 AND realm = $2 AND closed_at IS NULL
      ORDER BY CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, position LIMIT $3";
    NEWEST = "SELECT instruction, given_by, giver, channel, paper_number, words, given_at, due_at,
        operation, who, position, closed_at, closed_by, is_by_giver, closed_said, closed_although,
        closed_position
      FROM instructions WHERE jurisdiction = $1 AND realm = $2 AND position < $3
      ORDER BY position DESC LIMIT $4";
    PARTS = "SELECT part, what, unit, due_at, added_at, position, feedback, is_done, answered_at,
        answered_by, answers
      FROM instruction_parts WHERE jurisdiction = $1 AND realm = $2 AND instruction = $3
      ORDER BY position";
}

pub(in crate::tables) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &InstructionEvent,
) -> Result<(), Fault> {
    match event {
        InstructionEvent::InstructionRecorded(it) => written(session, recorded, it),
        InstructionEvent::InstructionPartAdded(it) => added(session, recorded, it),
        InstructionEvent::InstructionPartAnswered(it) => answered(session, recorded, it),
        InstructionEvent::InstructionClosed(it) => closed(session, recorded, it),
    }
}

fn written(
    session: &mut Session,
    recorded: &Recorded,
    it: &InstructionRecorded,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (instruction, given_by) = (it.instruction.to_string(), sealed(&it.given_by)?);
    let giver = it.giver.map(|it| it.to_string());
    let paper_number = it.paper_number.as_ref().map(sealed).transpose()?;
    let (words, operation) = (sealed(&it.words)?, it.operation.map(|it| it.to_string()));
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&instruction).into(),
        given_by.bytes().into(),
        giver.as_deref().into(),
        it.channel.name().into(),
        paper_number.as_ref().map(|it| it.bytes()).into(),
        words.bytes().into(),
        envelope.happened_at.into(),
        it.due_at.map(Instant::microseconds).into(),
        operation.as_deref().into(),
        (&envelope.who).into(),
        envelope.position.into(),
    ];
    session.write(RECORDED, &values)
}

fn added(
    session: &mut Session,
    recorded: &Recorded,
    it: &InstructionPartAdded,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (instruction, part) = (it.instruction.to_string(), it.part.to_string());
    let (what, unit) = (sealed(&it.what)?, it.unit.to_string());
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&instruction).into(),
        (&part).into(),
        what.bytes().into(),
        (&unit).into(),
        it.due_at.map(Instant::microseconds).into(),
        envelope.happened_at.into(),
        envelope.position.into(),
    ];
    session.write(PART_ADDED, &values)
}

fn answered(
    session: &mut Session,
    recorded: &Recorded,
    it: &InstructionPartAnswered,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (instruction, part) = (it.instruction.to_string(), it.part.to_string());
    let feedback = sealed(&it.feedback)?;
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&instruction).into(),
        (&part).into(),
        feedback.bytes().into(),
        flag(it.is_done),
        envelope.happened_at.into(),
        (&envelope.who).into(),
    ];
    session.write(PART_ANSWERED, &values)
}

fn closed(session: &mut Session, recorded: &Recorded, it: &InstructionClosed) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (instruction, said) = (it.instruction.to_string(), sealed(&it.said)?);
    let although = it.although.as_ref().map(sealed).transpose()?;
    let values: [Value<'_>; 9] = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&instruction).into(),
        envelope.happened_at.into(),
        (&envelope.who).into(),
        flag(it.is_by_giver),
        said.bytes().into(),
        although.as_ref().map(|it| it.bytes()).into(),
        envelope.position.into(),
    ];
    session.write(CLOSED, &values)
}

pub(crate) fn instruction(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    instruction: InstructionId,
) -> Result<Option<InstructionRow>, Fault> {
    let instruction = instruction.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&instruction).into()];
    session.query_one(ONE, &values)?.map(read).transpose()
}

pub(crate) fn instructions_open(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    rows_max: u32,
) -> Result<Vec<InstructionRow>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), rows_max.into()];
    session.query(OPEN, &values)?.into_iter().map(read).collect()
}

pub(crate) fn instructions_newest(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    page: Page,
) -> Result<Vec<InstructionRow>, Fault> {
    let before = page.before.unwrap_or(u64::MAX);
    let values = [jurisdiction.into(), realm.as_str().into(), before.into(), page.rows_max.into()];
    session.query(NEWEST, &values)?.into_iter().map(read).collect()
}

pub(crate) fn instruction_parts(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    instruction: InstructionId,
) -> Result<Vec<InstructionPartRow>, Fault> {
    let instruction = instruction.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&instruction).into()];
    session.query(PARTS, &values)?.into_iter().map(read_part).collect()
}

fn read(mut row: Row) -> Result<InstructionRow, Fault> {
    let (instruction, given_by) = (row.parsed()?, read_sealed(&mut row)?);
    let giver = row.optional_parsed()?;
    let channel = read_kind(&mut row, InstructionChannel::named)?;
    let (paper_number, words) = (read_optional_sealed(&mut row)?, read_sealed(&mut row)?);
    let (given_at, due_at) = (row.integer()?, row.optional_integer()?);
    let operation = row.optional_parsed()?;
    let (who, position) = (row.text()?, row.natural()?);
    let (closed_at, closed_by) = (row.optional_integer()?, row.optional_text()?);
    let (is_by_giver, said) = (row.optional_integer()?, read_optional_sealed(&mut row)?);
    let (although, closed_position) = (read_optional_sealed(&mut row)?, row.optional_natural()?);
    let closed = match (closed_at, closed_by, said, closed_position) {
        (Some(at), Some(who), Some(said), Some(position)) => Some(InstructionClosedRow {
            at: Instant::from_microseconds(at),
            who,
            is_by_giver: is_by_giver == Some(1),
            said,
            although,
            position,
        }),
        _ => None,
    };
    Ok(InstructionRow {
        instruction,
        given_by,
        giver,
        channel,
        paper_number,
        words,
        given_at: Instant::from_microseconds(given_at),
        due_at: due_at.map(Instant::from_microseconds),
        operation,
        who,
        position,
        closed,
    })
}

fn read_part(mut row: Row) -> Result<InstructionPartRow, Fault> {
    let (part, what, unit) = (row.parsed()?, read_sealed(&mut row)?, row.parsed()?);
    let (due_at, added_at) = (row.optional_integer()?, row.integer()?);
    let (position, feedback) = (row.natural()?, read_optional_sealed(&mut row)?);
    let (is_done, answered_at) = (read_flag(&mut row)?, row.optional_integer()?);
    Ok(InstructionPartRow {
        part,
        what,
        unit,
        due_at: due_at.map(Instant::from_microseconds),
        added_at: Instant::from_microseconds(added_at),
        position,
        feedback,
        is_done,
        answered_at: answered_at.map(Instant::from_microseconds),
        answered_by: row.optional_text()?,
        answers: read_number(&mut row)?,
    })
}
