//! Consultations: who was called in, what they said, and what came of it.

use application::{
    ConcludedRow, ConsultationRow, Fault, OpinionRow, Page, ParticipantRow, Recorded,
};
use domain::duty::{
    ConsultationConcluded, ConsultationEvent, ConsultationOpened, ConsultationOutcome,
    OpinionRecorded, OpinionWay, ParticipantCalled, ParticipantKind, Stance,
};
use domain::kernel::{ConsultationId, EmergencySeverity, Instant, IntakeId, Realm};

use crate::engine::{Row, Session};
use crate::statements::statements;
use crate::tables::Table;
use crate::tables::cells::{
    read_kind, read_optional_kind, read_optional_sealed, read_sealed, sealed,
};

pub(crate) const CONSULTATIONS: Table = Table {
    name: "consultations",
    definition: "CREATE TABLE consultations (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, consultation TEXT NOT NULL,
      matter BYTEA NOT NULL, operation TEXT, opened_at BIGINT NOT NULL,
      who TEXT NOT NULL, position BIGINT NOT NULL,
      concluded_at BIGINT, decided_by BYTEA, conclusion BYTEA, outcome TEXT, severity TEXT,
      concluded_position BIGINT, destroyed_at BIGINT,
      PRIMARY KEY (jurisdiction, realm, consultation))",
    indexes: &["CREATE INDEX consultations_by_position
      ON consultations (jurisdiction, realm, position)"],
    columns: &[
        "jurisdiction",
        "realm",
        "consultation",
        "matter",
        "operation",
        "opened_at",
        "who",
        "position",
        "concluded_at",
        "decided_by",
        "conclusion",
        "outcome",
        "severity",
        "concluded_position",
        "destroyed_at",
    ],
    copied: false,
};

pub(crate) const CONSULTATION_INTAKES: Table = Table {
    name: "consultation_intakes",
    definition: "CREATE TABLE consultation_intakes (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, consultation TEXT NOT NULL,
      ordinal BIGINT NOT NULL, intake TEXT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, consultation, ordinal))",
    indexes: &[],
    columns: &["jurisdiction", "realm", "consultation", "ordinal", "intake"],
    copied: false,
};

pub(crate) const PARTICIPANTS: Table = Table {
    name: "consultation_participants",
    definition: "CREATE TABLE consultation_participants (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, consultation TEXT NOT NULL,
      participant TEXT NOT NULL, kind TEXT NOT NULL, name BYTEA NOT NULL,
      capacity BYTEA NOT NULL, called_at BIGINT NOT NULL, position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, consultation, participant))",
    indexes: &[],
    columns: &[
        "jurisdiction",
        "realm",
        "consultation",
        "participant",
        "kind",
        "name",
        "capacity",
        "called_at",
        "position",
    ],
    copied: false,
};

pub(crate) const OPINIONS: Table = Table {
    name: "consultation_opinions",
    definition: "CREATE TABLE consultation_opinions (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, consultation TEXT NOT NULL,
      opinion TEXT NOT NULL, participant TEXT NOT NULL, way TEXT NOT NULL, stance TEXT NOT NULL,
      words BYTEA NOT NULL, severity TEXT, said_at BIGINT NOT NULL, entered_at BIGINT NOT NULL,
      position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, consultation, opinion))",
    indexes: &[],
    columns: &[
        "jurisdiction",
        "realm",
        "consultation",
        "opinion",
        "participant",
        "way",
        "stance",
        "words",
        "severity",
        "said_at",
        "entered_at",
        "position",
    ],
    copied: false,
};

statements! {
    OPENED = "INSERT INTO consultations (jurisdiction, realm, consultation, matter, operation,
        opened_at, who, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    ABOUT = "INSERT INTO consultation_intakes (jurisdiction, realm, consultation, ordinal, intake)
      VALUES ($1, $2, $3, $4, $5)";
    CALLED = "INSERT INTO consultation_participants (jurisdiction, realm, consultation,
        participant, kind, name, capacity, called_at, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    SAID = "INSERT INTO consultation_opinions (jurisdiction, realm, consultation, opinion,
        participant, way, stance, words, severity, said_at, entered_at, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    CONCLUDED = "UPDATE consultations SET concluded_at = $4, decided_by = $5, conclusion = $6,
        outcome = $7, severity = $8, concluded_position = $9
      WHERE jurisdiction = $1 AND realm = $2 AND consultation = $3";
    DESTROYED = "UPDATE consultations SET destroyed_at = $4
      WHERE jurisdiction = $1 AND realm = $2 AND consultation = $3";
    ONE = "SELECT consultation, matter, operation, opened_at, who, position, concluded_at,
        decided_by, conclusion, outcome, severity, concluded_position, destroyed_at
      FROM consultations WHERE jurisdiction = $1 AND realm = $2 AND consultation = $3";
    OPEN = "SELECT consultation, matter, operation, opened_at, who, position, concluded_at,
        decided_by, conclusion, outcome, severity, concluded_position, destroyed_at
      FROM consultations WHERE jurisdiction = $1 AND realm = $2 AND concluded_at IS NULL
      ORDER BY position LIMIT $3";
    NEWEST = "SELECT consultation, matter, operation, opened_at, who, position, concluded_at,
        decided_by, conclusion, outcome, severity, concluded_position, destroyed_at
      FROM consultations WHERE jurisdiction = $1 AND realm = $2 AND position < $3
      ORDER BY position DESC LIMIT $4";
    INTAKES = "SELECT intake FROM consultation_intakes
      WHERE jurisdiction = $1 AND realm = $2 AND consultation = $3 ORDER BY ordinal";
    WHO = "SELECT participant, kind, name, capacity, called_at FROM consultation_participants
      WHERE jurisdiction = $1 AND realm = $2 AND consultation = $3 ORDER BY position";
    WHAT = "SELECT opinion, participant, way, stance, words, severity, said_at, entered_at, position
      FROM consultation_opinions WHERE jurisdiction = $1 AND realm = $2 AND consultation = $3
      ORDER BY said_at, position";
}

pub(in crate::tables) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &ConsultationEvent,
) -> Result<(), Fault> {
    match event {
        ConsultationEvent::ConsultationOpened(it) => opened(session, recorded, it),
        ConsultationEvent::ParticipantCalled(it) => called(session, recorded, it),
        ConsultationEvent::OpinionRecorded(it) => said(session, recorded, it),
        ConsultationEvent::ConsultationConcluded(it) => concluded(session, recorded, it),
        ConsultationEvent::ConsultationTextsDestroyed(it) => {
            let (envelope, consultation) =
                (recorded.sealed.envelope(), it.consultation.to_string());
            let values = [
                (&envelope.jurisdiction).into(),
                (&envelope.realm).into(),
                (&consultation).into(),
                envelope.happened_at.into(),
            ];
            session.write(DESTROYED, &values)
        }
    }
}

fn opened(
    session: &mut Session,
    recorded: &Recorded,
    it: &ConsultationOpened,
) -> Result<(), Fault> {
    let (envelope, consultation) = (recorded.sealed.envelope(), it.consultation.to_string());
    let matter = sealed(&it.matter)?;
    let operation = it.operation.map(|it| it.to_string());
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&consultation).into(),
        matter.bytes().into(),
        operation.as_deref().into(),
        envelope.happened_at.into(),
        (&envelope.who).into(),
        envelope.position.into(),
    ];
    session.write(OPENED, &values)?;
    for (ordinal, intake) in (1_i64..).zip(&it.intakes) {
        let intake = intake.to_string();
        let values = [
            (&envelope.jurisdiction).into(),
            (&envelope.realm).into(),
            (&consultation).into(),
            ordinal.into(),
            (&intake).into(),
        ];
        session.write(ABOUT, &values)?;
    }
    Ok(())
}

fn called(session: &mut Session, recorded: &Recorded, it: &ParticipantCalled) -> Result<(), Fault> {
    let (envelope, consultation) = (recorded.sealed.envelope(), it.consultation.to_string());
    let participant = it.participant.to_string();
    let (name, capacity) = (sealed(&it.name)?, sealed(&it.capacity)?);
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&consultation).into(),
        (&participant).into(),
        it.kind.name().into(),
        name.bytes().into(),
        capacity.bytes().into(),
        envelope.happened_at.into(),
        envelope.position.into(),
    ];
    session.write(CALLED, &values)
}

fn said(session: &mut Session, recorded: &Recorded, it: &OpinionRecorded) -> Result<(), Fault> {
    let (envelope, consultation) = (recorded.sealed.envelope(), it.consultation.to_string());
    let (opinion, participant) = (it.opinion.to_string(), it.participant.to_string());
    let words = sealed(&it.words)?;
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&consultation).into(),
        (&opinion).into(),
        (&participant).into(),
        it.way.name().into(),
        it.stance.name().into(),
        words.bytes().into(),
        it.severity.map(EmergencySeverity::name).into(),
        envelope.happened_at.into(),
        envelope.entered_at.into(),
        envelope.position.into(),
    ];
    session.write(SAID, &values)
}

fn concluded(
    session: &mut Session,
    recorded: &Recorded,
    it: &ConsultationConcluded,
) -> Result<(), Fault> {
    let (envelope, consultation) = (recorded.sealed.envelope(), it.consultation.to_string());
    let (decided_by, conclusion) = (sealed(&it.decided_by)?, sealed(&it.conclusion)?);
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&consultation).into(),
        envelope.happened_at.into(),
        decided_by.bytes().into(),
        conclusion.bytes().into(),
        it.outcome.name().into(),
        it.severity.map(EmergencySeverity::name).into(),
        envelope.position.into(),
    ];
    session.write(CONCLUDED, &values)
}

pub(crate) fn consultation(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    consultation: ConsultationId,
) -> Result<Option<ConsultationRow>, Fault> {
    let consultation = consultation.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&consultation).into()];
    session.query_one(ONE, &values)?.map(read).transpose()
}

pub(crate) fn consultations_open(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    rows_max: u32,
) -> Result<Vec<ConsultationRow>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), rows_max.into()];
    session.query(OPEN, &values)?.into_iter().map(read).collect()
}

pub(crate) fn consultations_newest(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    page: Page,
) -> Result<Vec<ConsultationRow>, Fault> {
    let before = page.before.unwrap_or(u64::MAX);
    let values = [jurisdiction.into(), realm.as_str().into(), before.into(), page.rows_max.into()];
    session.query(NEWEST, &values)?.into_iter().map(read).collect()
}

pub(crate) fn consultation_intakes(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    consultation: ConsultationId,
) -> Result<Vec<IntakeId>, Fault> {
    let consultation = consultation.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&consultation).into()];
    session.query(INTAKES, &values)?.into_iter().map(|mut row| row.parsed()).collect()
}

pub(crate) fn participants(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    consultation: ConsultationId,
) -> Result<Vec<ParticipantRow>, Fault> {
    let consultation = consultation.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&consultation).into()];
    let one = |mut row: Row| {
        Ok(ParticipantRow {
            participant: row.parsed()?,
            kind: read_kind(&mut row, ParticipantKind::named)?,
            name: read_sealed(&mut row)?,
            capacity: read_sealed(&mut row)?,
            called_at: Instant::from_microseconds(row.integer()?),
        })
    };
    session.query(WHO, &values)?.into_iter().map(one).collect()
}

pub(crate) fn opinions(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    consultation: ConsultationId,
) -> Result<Vec<OpinionRow>, Fault> {
    let consultation = consultation.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&consultation).into()];
    let one = |mut row: Row| {
        Ok(OpinionRow {
            opinion: row.parsed()?,
            participant: row.parsed()?,
            way: read_kind(&mut row, OpinionWay::named)?,
            stance: read_kind(&mut row, Stance::named)?,
            words: read_sealed(&mut row)?,
            severity: read_optional_kind(&mut row, EmergencySeverity::named)?,
            said_at: Instant::from_microseconds(row.integer()?),
            entered_at: Instant::from_microseconds(row.integer()?),
            position: row.natural()?,
        })
    };
    session.query(WHAT, &values)?.into_iter().map(one).collect()
}

fn read(mut row: Row) -> Result<ConsultationRow, Fault> {
    let (consultation, matter) = (row.parsed()?, read_sealed(&mut row)?);
    let (operation, opened_at) = (row.optional_parsed()?, row.integer()?);
    let (who, position) = (row.text()?, row.natural()?);
    let (concluded_at, decided_by) = (row.optional_integer()?, read_optional_sealed(&mut row)?);
    let conclusion = read_optional_sealed(&mut row)?;
    let outcome = read_optional_kind(&mut row, ConsultationOutcome::named)?;
    let severity = read_optional_kind(&mut row, EmergencySeverity::named)?;
    let concluded_position = row.optional_natural()?;
    let said = (concluded_at, decided_by, conclusion, outcome, concluded_position);
    let concluded = match said {
        (Some(at), Some(decided_by), Some(conclusion), Some(outcome), Some(position)) => {
            let at = Instant::from_microseconds(at);
            Some(ConcludedRow { at, decided_by, conclusion, outcome, severity, position })
        }
        _ => None,
    };
    Ok(ConsultationRow {
        consultation,
        matter,
        operation,
        opened_at: Instant::from_microseconds(opened_at),
        who,
        position,
        concluded,
        destroyed_at: row.optional_integer()?.map(Instant::from_microseconds),
    })
}
