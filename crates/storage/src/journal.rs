//! The journal's rows, and the heads of its chains.

use application::{Fault, Head, Recorded, Stored};
use domain::kernel::Realm;
use journal::tree::Frontier;
use journal::{Algorithm, Digest, Envelope, Sealed};

use crate::engine::{Cell, Row, Session};
use crate::statements::statements;

statements! {
    APPEND = "INSERT INTO journal
      (jurisdiction, position, realm, stream, version, thing, kind, schema, happened_at,
       entered_at, recorded_at, purpose, command, algorithm, previous, salt, who, payload, digest)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
              $11, $12, $13, $14, $15, $16, $17, $18, $19)";
    MOVE_HEAD = "UPDATE journal_heads SET size = $2, digest = $3, frontier = $4
      WHERE jurisdiction = $1";
    HEAD = "SELECT size, digest, frontier FROM journal_heads WHERE jurisdiction = $1";
    AFTER = "SELECT position, jurisdiction, realm, stream, version, thing, kind, schema,
        happened_at, entered_at, recorded_at, purpose, command, algorithm, previous, salt, who,
        payload, digest
      FROM journal WHERE jurisdiction = $1 AND position > $2 ORDER BY position LIMIT $3";
    ONE = "SELECT position, jurisdiction, realm, stream, version, thing, kind, schema,
        happened_at, entered_at, recorded_at, purpose, command, algorithm, previous, salt, who,
        payload, digest
      FROM journal WHERE jurisdiction = $1 AND position = $2";
    OF_STREAM = "SELECT position, jurisdiction, realm, stream, version, thing, kind, schema,
        happened_at, entered_at, recorded_at, purpose, command, algorithm, previous, salt, who,
        payload, digest
      FROM journal WHERE jurisdiction = $1 AND realm = $2 AND stream = $3 AND position <= $4
      ORDER BY version";
    MAKE_JURISDICTION = "INSERT INTO jurisdictions (jurisdiction, made_at) VALUES ($1, $2)";
    MAKE_HEAD = "INSERT INTO journal_heads (jurisdiction, size, digest, frontier)
      VALUES ($1, 0, $2, $3)";
    MADE_AT = "SELECT made_at FROM jurisdictions WHERE jurisdiction = $1";
    JURISDICTIONS = "SELECT jurisdiction FROM jurisdictions ORDER BY jurisdiction";
}

/// The columns of the journal, in the order of [`cells`].
pub(crate) const COLUMNS: &[&str] = &[
    "jurisdiction",
    "position",
    "realm",
    "stream",
    "version",
    "thing",
    "kind",
    "schema",
    "happened_at",
    "entered_at",
    "recorded_at",
    "purpose",
    "command",
    "algorithm",
    "previous",
    "salt",
    "who",
    "payload",
    "digest",
];

/// An event as a row, for loading many at once.
pub(crate) fn cells(sealed: &Sealed) -> Vec<Cell> {
    let it = sealed.envelope();
    let text = |text: &str| Cell::Text(text.to_owned());
    vec![
        text(&it.jurisdiction),
        Cell::natural(it.position),
        text(&it.realm),
        text(&it.stream),
        Cell::natural(it.version),
        text(&it.thing),
        text(&it.kind),
        Cell::Integer(it.schema.into()),
        Cell::Integer(it.happened_at),
        Cell::Integer(it.entered_at),
        Cell::Integer(it.recorded_at),
        text(&it.purpose),
        text(&it.command),
        text(it.algorithm.id()),
        Cell::Bytes(it.previous.as_bytes().to_vec()),
        Cell::Bytes(it.salt.to_vec()),
        text(&it.who),
        text(&it.payload),
        Cell::Bytes(sealed.digest().as_bytes().to_vec()),
    ]
}

pub(crate) fn append(session: &mut Session, recorded: &Recorded) -> Result<(), Fault> {
    let it = recorded.sealed.envelope();
    session.execute(
        APPEND,
        &[
            (&it.jurisdiction).into(),
            it.position.into(),
            (&it.realm).into(),
            (&it.stream).into(),
            it.version.into(),
            (&it.thing).into(),
            (&it.kind).into(),
            it.schema.into(),
            it.happened_at.into(),
            it.entered_at.into(),
            it.recorded_at.into(),
            (&it.purpose).into(),
            (&it.command).into(),
            it.algorithm.id().into(),
            it.previous.as_bytes().into(),
            (&it.salt).into(),
            (&it.who).into(),
            (&it.payload).into(),
            recorded.sealed.digest().as_bytes().into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn move_head(
    session: &mut Session,
    jurisdiction: &str,
    head: &Head,
) -> Result<(), Fault> {
    let frontier = head.frontier.to_bytes();
    let values =
        [jurisdiction.into(), head.size.into(), head.digest.as_bytes().into(), (&frontier).into()];
    match session.execute(MOVE_HEAD, &values)? {
        1 => Ok(()),
        rows => Err(Fault::new("moving the head of the chain", format!("{rows} rows changed"))),
    }
}

pub(crate) fn head(session: &mut Session, jurisdiction: &str) -> Result<Head, Fault> {
    read_head(session.query_one(HEAD, &[jurisdiction.into()])?, jurisdiction)
}

/// Reads the head so that nobody else can extend the chain before this transaction ends.
pub(crate) fn lock_head(session: &mut Session, jurisdiction: &str) -> Result<Head, Fault> {
    let statement = session.lock_head();
    read_head(session.query_one(statement, &[jurisdiction.into()])?, jurisdiction)
}

fn read_head(row: Option<Row>, jurisdiction: &str) -> Result<Head, Fault> {
    let doing = "reading the head of the chain";
    let mut row = row.ok_or_else(|| {
        Fault::new(doing, format!("there is no jurisdiction {jurisdiction} in this store"))
    })?;
    let size = row.natural()?;
    let digest = Digest::from_bytes(row.array()?);
    let frontier = Frontier::from_bytes(&row.bytes()?).map_err(|error| Fault::new(doing, error))?;
    Ok(Head { size, digest, frontier })
}

pub(crate) fn after(
    session: &mut Session,
    jurisdiction: &str,
    position: u64,
    events_max: u32,
) -> Result<Vec<Stored>, Fault> {
    let values = [jurisdiction.into(), position.into(), events_max.into()];
    session.query(AFTER, &values)?.into_iter().map(read).collect()
}

pub(crate) fn one(
    session: &mut Session,
    jurisdiction: &str,
    position: u64,
) -> Result<Option<Stored>, Fault> {
    session.query_one(ONE, &[jurisdiction.into(), position.into()])?.map(read).transpose()
}

pub(crate) fn of_stream(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    stream: &str,
    position_max: u64,
) -> Result<Vec<Stored>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), stream.into(), position_max.into()];
    session.query(OF_STREAM, &values)?.into_iter().map(read).collect()
}

pub(crate) fn make_jurisdiction(
    session: &mut Session,
    jurisdiction: &str,
    made_at: i64,
) -> Result<(), Fault> {
    session.execute(MAKE_JURISDICTION, &[jurisdiction.into(), made_at.into()])?;
    let frontier = Frontier::new().to_bytes();
    let values = [jurisdiction.into(), Digest::ZERO.as_bytes().into(), (&frontier).into()];
    session.execute(MAKE_HEAD, &values)?;
    Ok(())
}

/// When a jurisdiction was made, in microseconds since 1970.
pub(crate) fn made_at(session: &mut Session, jurisdiction: &str) -> Result<i64, Fault> {
    let row = session.query_one(MADE_AT, &[jurisdiction.into()])?;
    let missing =
        || Fault::new("reading the store", format!("it has no jurisdiction {jurisdiction}"));
    row.ok_or_else(missing)?.integer()
}

pub(crate) fn jurisdictions(session: &mut Session) -> Result<Vec<String>, Fault> {
    session.query(JURISDICTIONS, &[])?.into_iter().map(|mut row| row.text()).collect()
}

/// An event, from all columns in the order of its envelope.
pub(crate) fn read(mut row: Row) -> Result<Stored, Fault> {
    let position = row.natural()?;
    let told =
        |error: &dyn std::fmt::Display| Fault::new(format!("reading event {position}"), error);
    let envelope = Envelope {
        position,
        jurisdiction: row.text()?,
        realm: row.text()?,
        stream: row.text()?,
        version: row.natural()?,
        thing: row.text()?,
        kind: row.text()?,
        schema: u32::try_from(row.integer()?).map_err(|error| told(&error))?,
        happened_at: row.integer()?,
        entered_at: row.integer()?,
        recorded_at: row.integer()?,
        purpose: row.text()?,
        command: row.text()?,
        algorithm: row.text()?.parse::<Algorithm>().map_err(|error| told(&error))?,
        previous: Digest::from_bytes(row.array()?),
        salt: row.array()?,
        who: row.text()?,
        payload: row.text()?,
    };
    let digest = Digest::from_bytes(row.array()?);
    Ok(Stored { sealed: Sealed::from_store(envelope, digest) })
}
