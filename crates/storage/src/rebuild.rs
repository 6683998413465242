//! Read tables made anew from the journal: beside the old ones, compared, then swapped.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use application::{Fault, Recorded, Stored};
use domain::AnyEvent;

use crate::engine::Session;
use crate::journal;
use crate::statements::statements;
use crate::tables::{TABLES, Table, project, shape};

const EVENTS_AT_ONCE: u32 = 2000;
/// How many pieces of so many events wait to be written.
const PIECES_AHEAD_MAX: usize = 2;

const MAKE_SHAPE: &str = "CREATE TABLE IF NOT EXISTS read_shape (shape TEXT NOT NULL)";

statements! {
    SHAPE = "SELECT shape FROM read_shape";
    FORGET_SHAPE = "DELETE FROM read_shape";
    KEEP_SHAPE = "INSERT INTO read_shape (shape) VALUES ($1)";
}

/// What a rebuild found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rebuilt {
    /// How many events were read.
    pub events: u64,
    /// The tables whose rows were not what the journal says.
    pub differing: Vec<&'static str>,
}

/// Makes the read tables where they are missing or of another shape. True: they were made anew and
/// are empty.
pub(crate) fn make_tables(session: &mut Session) -> Result<bool, Fault> {
    session.run(MAKE_SHAPE)?;
    let stands = session.query_one(SHAPE, &[])?.map(|mut row| row.text()).transpose()?;
    let wanted = shape();
    if stands.as_deref() == Some(&wanted) {
        return Ok(false);
    }
    in_transaction(session, |session| {
        remake(session)?;
        make_indexes(session)
    })?;
    Ok(true)
}

/// Makes the read tables of an empty place that is filled before it opens. Their indexes beyond the
/// keys are made when they are full: it is less work, and while nothing is known of the tables,
/// PostgreSQL may take one of them for a better way to a row than its key.
pub(crate) fn make_tables_to_fill(session: &mut Session) -> Result<(), Fault> {
    session.run(MAKE_SHAPE)?;
    in_transaction(session, remake)?;
    keep_shape(session)
}

pub(crate) fn make_indexes(session: &mut Session) -> Result<(), Fault> {
    TABLES.iter().flat_map(|table| table.indexes).try_for_each(|index| session.run(index))
}

/// Commits what the work did, or takes it back.
pub(crate) fn in_transaction(
    session: &mut Session,
    work: impl FnOnce(&mut Session) -> Result<(), Fault>,
) -> Result<(), Fault> {
    session.begin_write()?;
    let done = work(session).and_then(|()| session.commit());
    if done.is_err() {
        session.finish();
    }
    done
}

fn remake(session: &mut Session) -> Result<(), Fault> {
    for table in TABLES {
        session.run(&format!("DROP TABLE IF EXISTS {}", table.name))?;
        session.run(table.definition)?;
    }
    // Known again only when they are filled: what is cut off in between begins anew.
    session.execute(FORGET_SHAPE, &[]).map(drop)
}

/// Writes down that the tables are of this program's shape, and full.
pub(crate) fn keep_shape(session: &mut Session) -> Result<(), Fault> {
    session.execute(KEEP_SHAPE, &[(&shape()).into()]).map(drop)
}

/// Rebuilds all read tables of one jurisdiction. The session must be fresh: statements prepared
/// before the tables beside were made would still write into the old ones. The other one reads
/// ahead, so that the next piece is read and decoded while this one is written.
pub(crate) fn rebuild(
    session: &mut Session,
    ahead: Session,
    jurisdiction: &str,
    progress: &mut dyn FnMut(u64),
) -> Result<Rebuilt, Fault> {
    for table in TABLES {
        session.run(&table.definition.replacen("CREATE TABLE", "CREATE TEMP TABLE", 1))?;
    }
    session.gather()?;
    let position = std::thread::scope(|scope| {
        let (pieces, waiting) = sync_channel(PIECES_AHEAD_MAX);
        let reader = scope.spawn(move || read_ahead(ahead, jurisdiction, &pieces));
        let written = write_beside(session, waiting, progress);
        let read = reader.join().unwrap_or_else(|_| {
            Err(Fault::new("rebuilding", "the reader of the journal broke down"))
        });
        read.and(written)
    })?;
    session.begin_write()?;
    let swapped = swap(session, jurisdiction, position);
    if swapped.is_err() {
        session.finish();
    }
    swapped
}

/// Reads the journal up to its end, piece by piece, until nobody takes the pieces any more.
fn read_ahead(
    mut session: Session,
    jurisdiction: &str,
    pieces: &SyncSender<Vec<Recorded>>,
) -> Result<(), Fault> {
    let mut position = 0;
    loop {
        session.begin_look()?;
        let piece = read_piece(&mut session, jurisdiction, position);
        session.commit()?;
        let piece = piece?;
        let Some(last) = piece.last() else { return Ok(()) };
        position = last.sealed.envelope().position;
        if pieces.send(piece).is_err() {
            return Ok(());
        }
    }
}

/// Writes pieces as they come into the tables beside; the last position.
fn write_beside(
    session: &mut Session,
    pieces: Receiver<Vec<Recorded>>,
    progress: &mut dyn FnMut(u64),
) -> Result<u64, Fault> {
    let mut position = 0;
    for piece in pieces {
        // Tables beside are nobody else's: the writer of the store is not kept waiting.
        session.begin_look()?;
        let written =
            piece.iter().try_for_each(|it| project(session, it)).and_then(|()| session.commit());
        if written.is_err() {
            session.finish();
        }
        written?;
        position = piece.last().map_or(position, |it| it.sealed.envelope().position);
        progress(position);
    }
    Ok(position)
}

fn read_piece(
    session: &mut Session,
    jurisdiction: &str,
    after: u64,
) -> Result<Vec<Recorded>, Fault> {
    let events = journal::after(session, jurisdiction, after, EVENTS_AT_ONCE)?;
    events.into_iter().map(recorded).collect()
}

fn recorded(stored: Stored) -> Result<Recorded, Fault> {
    let it = stored.sealed.envelope();
    let event = AnyEvent::decode(&it.kind, it.schema, &it.payload)
        .map_err(|error| Fault::new(format!("reading event {}", it.position), error))?;
    Ok(Recorded { sealed: stored.sealed, event })
}

/// With the chain locked: reads what came meanwhile, compares, and puts the new rows in place.
fn swap(session: &mut Session, jurisdiction: &str, mut position: u64) -> Result<Rebuilt, Fault> {
    let head = journal::lock_head(session, jurisdiction)?;
    loop {
        let piece = read_piece(session, jurisdiction, position)?;
        let Some(last) = piece.last() else { break };
        position = last.sealed.envelope().position;
        piece.iter().try_for_each(|it| project(session, it))?;
    }
    session.gather_no_more()?;
    if position != head.size {
        let met = format!("the journal ends at {position}, its head says {}", head.size);
        return Err(Fault::new("rebuilding", met));
    }
    let mut differing = Vec::new();
    for table in TABLES {
        if differs(session, table, jurisdiction)? {
            differing.push(table.name);
            replace(session, table, jurisdiction)?;
        }
    }
    session.commit()?;
    for table in TABLES {
        session.run(&format!("DROP TABLE {}.{}", session.schemas().1, table.name))?;
    }
    Ok(Rebuilt { events: position, differing })
}

/// Rows that stand in one table and not in the other, in either direction.
fn differs(session: &mut Session, table: &Table, jurisdiction: &str) -> Result<bool, Fault> {
    let (real, beside) = session.schemas();
    let (name, columns) = (table.name, table.columns.join(", "));
    let of = jurisdiction_is(jurisdiction);
    for (left, right) in [(real, beside), (beside, real)] {
        let rows = session.count(&format!(
            "SELECT COUNT(*) FROM (SELECT {columns} FROM {left}.{name} WHERE {of} \
             EXCEPT SELECT {columns} FROM {right}.{name} WHERE {of}) AS differing"
        ))?;
        if rows > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

fn replace(session: &mut Session, table: &Table, jurisdiction: &str) -> Result<(), Fault> {
    let (real, beside) = session.schemas();
    let (name, columns) = (table.name, table.columns.join(", "));
    let of = jurisdiction_is(jurisdiction);
    session.run(&format!("DELETE FROM {real}.{name} WHERE {of}"))?;
    session.run(&format!(
        "INSERT INTO {real}.{name} ({columns}) SELECT {columns} FROM {beside}.{name} WHERE {of}"
    ))
}

fn jurisdiction_is(jurisdiction: &str) -> String {
    format!("jurisdiction = '{}'", jurisdiction.replace('\'', "''"))
}
