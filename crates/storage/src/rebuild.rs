//! Read tables made anew from the journal: beside the old ones, compared, then swapped.

use application::{Fault, Recorded, Stored};
use domain::AnyEvent;

use crate::engine::Session;
use crate::journal;
use crate::statements::statements;
use crate::tables::{TABLES, Table, project, shape};

const EVENTS_AT_ONCE: u32 = 2000;

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
    session.begin_write()?;
    let made = remake(session).and_then(|()| session.commit());
    if made.is_err() {
        session.finish();
    }
    made.map(|()| true)
}

fn remake(session: &mut Session) -> Result<(), Fault> {
    for table in TABLES {
        session.run(&format!("DROP TABLE IF EXISTS {}", table.name))?;
        session.run(table.definition)?;
        for index in table.indexes {
            session.run(index)?;
        }
    }
    // Known again only when they are filled: what is cut off in between begins anew.
    session.execute(FORGET_SHAPE, &[])?;
    Ok(())
}

/// Writes down that the tables are of this program's shape, and full.
pub(crate) fn keep_shape(session: &mut Session) -> Result<(), Fault> {
    session.execute(KEEP_SHAPE, &[(&shape()).into()]).map(drop)
}

/// Rebuilds all read tables of one jurisdiction. The session must be fresh: statements prepared
/// before the tables beside were made would still write into the old ones.
pub(crate) fn rebuild(
    session: &mut Session,
    jurisdiction: &str,
    progress: &mut dyn FnMut(u64),
) -> Result<Rebuilt, Fault> {
    for table in TABLES {
        session.run(&table.definition.replacen("CREATE TABLE", "CREATE TEMP TABLE", 1))?;
    }
    let mut position = 0;
    loop {
        session.begin_look()?;
        let read = read_on(session, jurisdiction, position);
        session.commit()?;
        match read? {
            Some(last) => position = last,
            None => break,
        }
        progress(position);
    }
    session.begin_write()?;
    let swapped = swap(session, jurisdiction, position);
    if swapped.is_err() {
        session.finish();
    }
    swapped
}

/// Reads a piece of the journal into the tables beside; the last position, none at the end.
fn read_on(session: &mut Session, jurisdiction: &str, after: u64) -> Result<Option<u64>, Fault> {
    let events = journal::after(session, jurisdiction, after, EVENTS_AT_ONCE)?;
    let last = events.last().map(|stored| stored.sealed.envelope().position);
    for stored in events {
        project(session, &recorded(stored)?)?;
    }
    Ok(last)
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
    while let Some(last) = read_on(session, jurisdiction, position)? {
        position = last;
    }
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
