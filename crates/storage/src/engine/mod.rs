//! Two engines behind one session: the same SQL text runs on both.

mod dialect;
mod gathering;
mod many;
mod postgres;
mod sqlite;
mod value;

use std::path::Path;

use application::Fault;

pub(crate) use self::postgres::PostgresSession;
pub(crate) use self::sqlite::SqliteSession;
pub(crate) use self::value::{Cell, Row, Value};

/// What a session may take from the engine's word that a commit is on disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Durability {
    /// The engine must be set so that no commit can be lost; the store refuses to open otherwise.
    Required,
    /// For throwaway stores of tests: what is lost was never meant to stay.
    Waived,
}

/// A connection to one of the engines. It lives and dies on one thread.
pub(crate) enum Session {
    Sqlite(SqliteSession),
    Postgres(Box<PostgresSession>),
}

impl Session {
    pub(crate) fn sqlite(path: &Path) -> Result<Self, Fault> {
        SqliteSession::open(path).map(Self::Sqlite)
    }

    pub(crate) fn sqlite_keys(path: &Path) -> Result<Self, Fault> {
        SqliteSession::open_keys(path).map(Self::Sqlite)
    }

    pub(crate) fn postgres(url: &str, durability: Durability) -> Result<Self, Fault> {
        PostgresSession::open(url, durability).map(|it| Self::Postgres(Box::new(it)))
    }

    /// Runs one statement; says how many rows it touched.
    pub(crate) fn execute(
        &mut self,
        statement: &'static str,
        values: &[Value<'_>],
    ) -> Result<u64, Fault> {
        match self {
            Self::Sqlite(session) => session.execute(statement, values),
            Self::Postgres(session) => session.execute(statement, values),
        }
    }

    /// Writes into one table; nobody asks how many rows were touched. While a store is loaded, the
    /// write may wait until somebody asks about the table, or until the commit.
    pub(crate) fn write(
        &mut self,
        statement: &'static str,
        values: &[Value<'_>],
    ) -> Result<(), Fault> {
        match self {
            Self::Sqlite(session) => session.execute(statement, values).map(drop),
            Self::Postgres(session) => session.write(statement, values),
        }
    }

    /// From now on writes wait for each other where each would be a round trip of its own.
    pub(crate) fn gather(&mut self) -> Result<(), Fault> {
        match self {
            // There is no line between.
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(session) => session.gather(),
        }
    }

    /// What waits is written, and no write waits any more.
    pub(crate) fn gather_no_more(&mut self) -> Result<(), Fault> {
        match self {
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(session) => session.gather_no_more(),
        }
    }

    /// Runs one question.
    pub(crate) fn query(
        &mut self,
        statement: &'static str,
        values: &[Value<'_>],
    ) -> Result<Vec<Row>, Fault> {
        match self {
            Self::Sqlite(session) => session.query(statement, values),
            Self::Postgres(session) => session.query(statement, values),
        }
    }

    /// Runs one question of which at most one row is expected.
    pub(crate) fn query_one(
        &mut self,
        statement: &'static str,
        values: &[Value<'_>],
    ) -> Result<Option<Row>, Fault> {
        Ok(self.query(statement, values)?.into_iter().next())
    }

    /// Runs one question that was put together from a registry of tables, and visits its rows one
    /// by one: they need not fit into memory together.
    pub(crate) fn each(
        &mut self,
        text: &str,
        values: &[Value<'_>],
        visit: &mut dyn FnMut(Row) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        match self {
            Self::Sqlite(session) => session.each(text, values, visit),
            Self::Postgres(session) => session.each(text, values, visit),
        }
    }

    /// Loads many rows into a table of the registry.
    pub(crate) fn load(
        &mut self,
        table: &str,
        columns: &[&str],
        rows: &[Vec<Cell>],
    ) -> Result<(), Fault> {
        match self {
            Self::Sqlite(session) => session.load(table, columns, rows),
            Self::Postgres(session) => session.load(table, columns, rows),
        }
    }

    /// Runs statements that were put together from the registry of tables, without values.
    pub(crate) fn run(&mut self, text: &str) -> Result<(), Fault> {
        match self {
            Self::Sqlite(session) => session.run(text),
            Self::Postgres(session) => session.run(text),
        }
    }

    /// A consistent look at everything until [`Session::finish`].
    pub(crate) fn begin_look(&mut self) -> Result<(), Fault> {
        match self {
            Self::Sqlite(session) => session.run(dialect::sqlite::BEGIN_LOOK),
            Self::Postgres(session) => {
                session.connected()?;
                session.run(dialect::postgres::BEGIN_LOOK)
            }
        }
    }

    pub(crate) fn begin_write(&mut self) -> Result<(), Fault> {
        match self {
            Self::Sqlite(session) => session.run(dialect::sqlite::BEGIN_WRITE),
            Self::Postgres(session) => {
                session.connected()?;
                session.run(dialect::postgres::BEGIN_WRITE)
            }
        }
    }

    /// Reads the head of a chain so that nobody else can extend it meanwhile.
    pub(crate) fn lock_head(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => dialect::sqlite::LOCK_HEAD,
            Self::Postgres(_) => dialect::postgres::LOCK_HEAD,
        }
    }

    /// From now on commits need not be on disk, until [`Session::settle`]: for a store that does
    /// not open before all of it is there.
    pub(crate) fn begin_loading(&mut self) -> Result<(), Fault> {
        self.run(match self {
            Self::Sqlite(_) => dialect::sqlite::BEGIN_LOADING,
            Self::Postgres(_) => dialect::postgres::BEGIN_LOADING,
        })
    }

    /// Everything so far is on disk at the latest when the next commit is.
    pub(crate) fn settle(&mut self) -> Result<(), Fault> {
        self.run(match self {
            Self::Sqlite(_) => dialect::sqlite::SETTLE,
            Self::Postgres(_) => dialect::postgres::SETTLE,
        })
    }

    pub(crate) fn commit(&mut self) -> Result<(), Fault> {
        self.run("COMMIT")
    }

    /// Ends a look, or takes back what was not committed. A connection that broke has nothing to
    /// take back.
    pub(crate) fn finish(&mut self) {
        if let Self::Postgres(session) = self {
            session.forget();
        }
        let _ = self.run("ROLLBACK");
    }

    /// Makes sure that deleted rows are gone from the engine's files as far as it can.
    pub(crate) fn scrub(&mut self) -> Result<(), Fault> {
        match self {
            Self::Sqlite(session) => session.run(dialect::sqlite::SCRUB_KEYS),
            Self::Postgres(session) => session.run(dialect::postgres::SCRUB_KEYS),
        }
    }

    /// How the real tables are named, and those beside them.
    pub(crate) fn schemas(&self) -> (&'static str, &'static str) {
        match self {
            Self::Sqlite(_) => dialect::sqlite::SCHEMAS,
            Self::Postgres(_) => dialect::postgres::SCHEMAS,
        }
    }

    /// Runs a count that was put together from the registry of tables.
    pub(crate) fn count(&mut self, text: &str) -> Result<i64, Fault> {
        match self {
            Self::Sqlite(session) => session.count(text),
            Self::Postgres(session) => session.count(text),
        }
    }

    /// Prepares a statement only, to find out whether the engine takes it.
    #[cfg(test)]
    pub(crate) fn prepare(&mut self, statement: &'static str) -> Result<(), Fault> {
        match self {
            Self::Sqlite(session) => session.prepare(statement),
            Self::Postgres(session) => session.prepare(statement).map(drop),
        }
    }
}
