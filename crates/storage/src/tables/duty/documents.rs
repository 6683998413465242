//! Documents that came, the units that have them, and what came of them.

use application::{
    AnsweredRow, ClosedRow, DocumentOfUnitRow, DocumentRow, DocumentWanted, Fault, Page, Recorded,
};
use domain::duty::{
    DocumentAnswered, DocumentClosed, DocumentEvent, DocumentFeedbackNoted, DocumentHandedOn,
    DocumentKind, DocumentLead, DocumentLed, DocumentRegistered, DocumentUrgency,
};
use domain::kernel::{IncomingDocumentId, Instant, Realm};

use crate::engine::{Row, Session};
use crate::statements::statements;
use crate::tables::Table;
use crate::tables::cells::{flag, read_flag, read_kind, read_optional_sealed, read_sealed, sealed};

pub(crate) const INCOMING_DOCUMENTS: Table = Table {
    name: "incoming_documents",
    definition: "CREATE TABLE incoming_documents (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, document TEXT NOT NULL,
      kind TEXT NOT NULL, issuer BYTEA NOT NULL, number BYTEA, title BYTEA NOT NULL,
      urgency TEXT NOT NULL, received_at BIGINT NOT NULL, due_at BIGINT,
      who TEXT NOT NULL, position BIGINT NOT NULL,
      answered_at BIGINT, answer BYTEA, answer_number BYTEA, answer_position BIGINT,
      closed_at BIGINT, result BYTEA, although BYTEA, closed_position BIGINT,
      destroyed_at BIGINT,
      PRIMARY KEY (jurisdiction, realm, document))",
    indexes: &[
        "CREATE INDEX incoming_documents_by_position
          ON incoming_documents (jurisdiction, realm, position)",
        "CREATE INDEX incoming_documents_by_closing
          ON incoming_documents (jurisdiction, realm, closed_at, due_at)",
    ],
    columns: &[
        "jurisdiction",
        "realm",
        "document",
        "kind",
        "issuer",
        "number",
        "title",
        "urgency",
        "received_at",
        "due_at",
        "who",
        "position",
        "answered_at",
        "answer",
        "answer_number",
        "answer_position",
        "closed_at",
        "result",
        "although",
        "closed_position",
        "destroyed_at",
    ],
    copied: false,
};

pub(crate) const DOCUMENT_UNITS: Table = Table {
    name: "document_units",
    definition: "CREATE TABLE document_units (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, document TEXT NOT NULL,
      unit TEXT NOT NULL, what BYTEA NOT NULL, due_at BIGINT, handed_at BIGINT NOT NULL,
      position BIGINT NOT NULL, feedback BYTEA, is_done BIGINT NOT NULL DEFAULT 0,
      answered_at BIGINT,
      PRIMARY KEY (jurisdiction, realm, document, unit))",
    indexes: &[],
    columns: &[
        "jurisdiction",
        "realm",
        "document",
        "unit",
        "what",
        "due_at",
        "handed_at",
        "position",
        "feedback",
        "is_done",
        "answered_at",
    ],
    copied: false,
};

pub(crate) const DOCUMENT_LEADS: Table = Table {
    name: "document_leads",
    definition: "CREATE TABLE document_leads (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, document TEXT NOT NULL,
      position BIGINT NOT NULL, kind TEXT NOT NULL, leads_to TEXT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, document, position))",
    indexes: &[],
    columns: &["jurisdiction", "realm", "document", "position", "kind", "leads_to"],
    copied: false,
};

statements! {
    REGISTERED = "INSERT INTO incoming_documents (jurisdiction, realm, document, kind, issuer,
        number, title, urgency, received_at, due_at, who, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    HANDED_ON = "INSERT INTO document_units (jurisdiction, realm, document, unit, what, due_at,
        handed_at, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    FEEDBACK = "UPDATE document_units SET feedback = $5, is_done = $6, answered_at = $7
      WHERE jurisdiction = $1 AND realm = $2 AND document = $3 AND unit = $4";
    LED = "INSERT INTO document_leads (jurisdiction, realm, document, position, kind, leads_to)
      VALUES ($1, $2, $3, $4, $5, $6)";
    ANSWERED = "UPDATE incoming_documents SET answered_at = $4, answer = $5, answer_number = $6,
        answer_position = $7
      WHERE jurisdiction = $1 AND realm = $2 AND document = $3";
    CLOSED = "UPDATE incoming_documents SET closed_at = $4, result = $5, although = $6,
        closed_position = $7
      WHERE jurisdiction = $1 AND realm = $2 AND document = $3";
    DESTROYED = "UPDATE incoming_documents SET destroyed_at = $4
      WHERE jurisdiction = $1 AND realm = $2 AND document = $3";
    ONE = "SELECT document, kind, issuer, number, title, urgency, received_at, due_at, who,
        position, answered_at, answer, answer_number, answer_position, closed_at, result, although,
        closed_position, destroyed_at
      FROM incoming_documents WHERE jurisdiction = $1 AND realm = $2 AND document = $3";
    OPEN = "SELECT document, kind, issuer, number, title, urgency, received_at, due_at, who,
        position, answered_at, answer, answer_number, answer_position, closed_at, result, although,
        closed_position, destroyed_at
      FROM incoming_documents WHERE jurisdiction = $1 AND realm = $2 AND closed_at IS NULL
      ORDER BY CASE WHEN due_at IS NULL OR answered_at IS NOT NULL THEN 1 ELSE 0 END, due_at,
        position LIMIT $3";
    WANTED = "SELECT document, kind, issuer, number, title, urgency, received_at, due_at, who,
        position, answered_at, answer, answer_number, answer_position, closed_at, result, although,
        closed_position, destroyed_at
      FROM incoming_documents WHERE jurisdiction = $1 AND realm = $2 AND position < $3
        AND ($4 = '' OR ($4 = 'open' AND closed_at IS NULL)
          OR ($4 = 'closed' AND closed_at IS NOT NULL))
        AND ($5 = '' OR kind = $5) AND ($6 = '' OR urgency = $6)
        AND ($7 < CAST(0 AS BIGINT)
          OR (closed_at IS NULL AND answered_at IS NULL AND due_at < $7))
      ORDER BY position DESC LIMIT $8";
    UNITS = "SELECT unit, what, due_at, handed_at, position, feedback, is_done, answered_at
      FROM document_units WHERE jurisdiction = $1 AND realm = $2 AND document = $3
      ORDER BY position";
    LEADS = "SELECT kind, leads_to FROM document_leads
      WHERE jurisdiction = $1 AND realm = $2 AND document = $3 ORDER BY position";
}

pub(in crate::tables) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &DocumentEvent,
) -> Result<(), Fault> {
    match event {
        DocumentEvent::DocumentRegistered(it) => registered(session, recorded, it),
        DocumentEvent::DocumentHandedOn(it) => handed_on(session, recorded, it),
        DocumentEvent::DocumentFeedbackNoted(it) => noted(session, recorded, it),
        DocumentEvent::DocumentLed(it) => led(session, recorded, it),
        DocumentEvent::DocumentAnswered(it) => answered(session, recorded, it),
        DocumentEvent::DocumentClosed(it) => closed(session, recorded, it),
        DocumentEvent::DocumentTextsDestroyed(it) => {
            let (envelope, document) = (recorded.sealed.envelope(), it.document.to_string());
            let values = [
                (&envelope.jurisdiction).into(),
                (&envelope.realm).into(),
                (&document).into(),
                envelope.happened_at.into(),
            ];
            session.write(DESTROYED, &values)
        }
    }
}

fn registered(
    session: &mut Session,
    recorded: &Recorded,
    it: &DocumentRegistered,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (document, issuer) = (it.document.to_string(), sealed(&it.issuer)?);
    let number = it.number.as_ref().map(sealed).transpose()?;
    let title = sealed(&it.title)?;
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&document).into(),
        it.kind.name().into(),
        issuer.bytes().into(),
        number.as_ref().map(|it| it.bytes()).into(),
        title.bytes().into(),
        it.urgency.name().into(),
        envelope.happened_at.into(),
        it.due_at.map(Instant::microseconds).into(),
        (&envelope.who).into(),
        envelope.position.into(),
    ];
    session.write(REGISTERED, &values)
}

fn handed_on(
    session: &mut Session,
    recorded: &Recorded,
    it: &DocumentHandedOn,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (document, unit) = (it.document.to_string(), it.unit.to_string());
    let what = sealed(&it.what)?;
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&document).into(),
        (&unit).into(),
        what.bytes().into(),
        it.due_at.map(Instant::microseconds).into(),
        envelope.happened_at.into(),
        envelope.position.into(),
    ];
    session.write(HANDED_ON, &values)
}

fn noted(
    session: &mut Session,
    recorded: &Recorded,
    it: &DocumentFeedbackNoted,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (document, unit) = (it.document.to_string(), it.unit.to_string());
    let feedback = sealed(&it.feedback)?;
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&document).into(),
        (&unit).into(),
        feedback.bytes().into(),
        flag(it.is_done),
        envelope.happened_at.into(),
    ];
    session.write(FEEDBACK, &values)
}

fn led(session: &mut Session, recorded: &Recorded, it: &DocumentLed) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let document = it.document.to_string();
    let (kind, to) = match it.to {
        DocumentLead::Instruction(id) => ("instruction", id.to_string()),
        DocumentLead::Operation(id) => ("operation", id.to_string()),
    };
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&document).into(),
        envelope.position.into(),
        kind.into(),
        (&to).into(),
    ];
    session.write(LED, &values)
}

fn answered(
    session: &mut Session,
    recorded: &Recorded,
    it: &DocumentAnswered,
) -> Result<(), Fault> {
    let (envelope, document) = (recorded.sealed.envelope(), it.document.to_string());
    let answer = sealed(&it.answer)?;
    let number = it.number.as_ref().map(sealed).transpose()?;
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&document).into(),
        envelope.happened_at.into(),
        answer.bytes().into(),
        number.as_ref().map(|it| it.bytes()).into(),
        envelope.position.into(),
    ];
    session.write(ANSWERED, &values)
}

fn closed(session: &mut Session, recorded: &Recorded, it: &DocumentClosed) -> Result<(), Fault> {
    let (envelope, document) = (recorded.sealed.envelope(), it.document.to_string());
    let result = sealed(&it.result)?;
    let although = it.although.as_ref().map(sealed).transpose()?;
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&document).into(),
        envelope.happened_at.into(),
        result.bytes().into(),
        although.as_ref().map(|it| it.bytes()).into(),
        envelope.position.into(),
    ];
    session.write(CLOSED, &values)
}

pub(crate) fn document(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    document: IncomingDocumentId,
) -> Result<Option<DocumentRow>, Fault> {
    let document = document.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&document).into()];
    session.query_one(ONE, &values)?.map(read).transpose()
}

pub(crate) fn documents(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    wanted: DocumentWanted,
    page: Page,
) -> Result<Vec<DocumentRow>, Fault> {
    let state = match wanted.is_open {
        None => "",
        Some(true) => "open",
        Some(false) => "closed",
    };
    let values = [
        jurisdiction.into(),
        realm.as_str().into(),
        page.before.unwrap_or(u64::MAX).into(),
        state.into(),
        wanted.kind.map_or("", DocumentKind::name).into(),
        wanted.urgency.map_or("", DocumentUrgency::name).into(),
        wanted.overdue_at.map_or(-1, Instant::microseconds).into(),
        page.rows_max.into(),
    ];
    session.query(WANTED, &values)?.into_iter().map(read).collect()
}

pub(crate) fn documents_open(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    rows_max: u32,
) -> Result<Vec<DocumentRow>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), rows_max.into()];
    session.query(OPEN, &values)?.into_iter().map(read).collect()
}

pub(crate) fn document_leads(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    document: IncomingDocumentId,
) -> Result<Vec<DocumentLead>, Fault> {
    let document = document.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&document).into()];
    let lead = |mut row: Row| {
        let kind = row.text()?;
        match kind.as_str() {
            "instruction" => Ok(DocumentLead::Instruction(row.parsed()?)),
            "operation" => Ok(DocumentLead::Operation(row.parsed()?)),
            _ => Err(Fault::new("reading a row", format!("kind “{kind}” is not known"))),
        }
    };
    session.query(LEADS, &values)?.into_iter().map(lead).collect()
}

pub(crate) fn document_units(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    document: IncomingDocumentId,
) -> Result<Vec<DocumentOfUnitRow>, Fault> {
    let document = document.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&document).into()];
    session.query(UNITS, &values)?.into_iter().map(read_unit).collect()
}

fn read(mut row: Row) -> Result<DocumentRow, Fault> {
    let (document, kind) = (row.parsed()?, read_kind(&mut row, DocumentKind::named)?);
    let (issuer, number) = (read_sealed(&mut row)?, read_optional_sealed(&mut row)?);
    let (title, urgency) = (read_sealed(&mut row)?, read_kind(&mut row, DocumentUrgency::named)?);
    let (received_at, due_at) = (row.integer()?, row.optional_integer()?);
    let (who, position) = (row.text()?, row.natural()?);
    let (answered_at, answer) = (row.optional_integer()?, read_optional_sealed(&mut row)?);
    let (answer_number, answer_position) =
        (read_optional_sealed(&mut row)?, row.optional_natural()?);
    let (closed_at, result) = (row.optional_integer()?, read_optional_sealed(&mut row)?);
    let (although, closed_position) = (read_optional_sealed(&mut row)?, row.optional_natural()?);
    let destroyed_at = row.optional_integer()?.map(Instant::from_microseconds);
    let answered = match (answered_at, answer, answer_position) {
        (Some(at), Some(answer), Some(position)) => {
            let at = Instant::from_microseconds(at);
            Some(AnsweredRow { at, answer, number: answer_number, position })
        }
        _ => None,
    };
    let closed = match (closed_at, result, closed_position) {
        (Some(at), Some(result), Some(position)) => {
            Some(ClosedRow { at: Instant::from_microseconds(at), result, although, position })
        }
        _ => None,
    };
    Ok(DocumentRow {
        document,
        kind,
        issuer,
        number,
        title,
        urgency,
        received_at: Instant::from_microseconds(received_at),
        due_at: due_at.map(Instant::from_microseconds),
        who,
        position,
        answered,
        closed,
        destroyed_at,
    })
}

fn read_unit(mut row: Row) -> Result<DocumentOfUnitRow, Fault> {
    Ok(DocumentOfUnitRow {
        unit: row.parsed()?,
        what: read_sealed(&mut row)?,
        due_at: row.optional_integer()?.map(Instant::from_microseconds),
        handed_at: Instant::from_microseconds(row.integer()?),
        position: row.natural()?,
        feedback: read_optional_sealed(&mut row)?,
        is_done: read_flag(&mut row)?,
        answered_at: row.optional_integer()?.map(Instant::from_microseconds),
    })
}
