//! SQLite inside the binary: one file, one writer, readers beside it.

use std::collections::HashMap;
use std::path::Path;

use application::Fault;
use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, params_from_iter};

use super::value::{Cell, Row, Value};

const STATEMENTS_MAX: usize = 256;
/// Another process may hold the lock for this long before we give up.
const BUSY_MILLISECONDS_MAX: i64 = 10_000;

pub(crate) struct SqliteSession {
    connection: Connection,
    numbered: HashMap<&'static str, String>,
}

impl SqliteSession {
    /// Opens the store's file, and makes sure that a commit is on disk before it is answered.
    pub(crate) fn open(path: &Path) -> Result<Self, Fault> {
        let session = Self::connect(path)?;
        session.set("journal_mode", "WAL", "wal")?;
        session.set("synchronous", "FULL", "2")?;
        session.set("foreign_keys", "ON", "1")?;
        // The log is moved into the file each 16 MiB, not each 4: pages that many batches touch are
        // moved once.
        session.set("wal_autocheckpoint", "4000", "4000")?;
        Ok(session)
    }

    /// Opens the file of keys: what is deleted there is overwritten, and no log of older pages
    /// stays beside it.
    pub(crate) fn open_keys(path: &Path) -> Result<Self, Fault> {
        let session = Self::connect(path)?;
        session.set("journal_mode", "TRUNCATE", "truncate")?;
        session.set("synchronous", "EXTRA", "3")?;
        session.set("secure_delete", "ON", "1")?;
        Ok(session)
    }

    fn connect(path: &Path) -> Result<Self, Fault> {
        let doing = || format!("opening {}", path.display());
        let connection = Connection::open(path).map_err(|error| Fault::new(doing(), error))?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
        // One plan a statement: else SQLite prepares some of them anew at each new value, which
        // took a quarter of the writer's time.
        connection
            .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
            .map_err(|error| Fault::new(doing(), error))?;
        let session = Self { connection, numbered: HashMap::new() };
        session.run(&format!("PRAGMA busy_timeout = {BUSY_MILLISECONDS_MAX}"))?;
        session.run("PRAGMA temp_store = FILE")?;
        Ok(session)
    }

    /// Sets a pragma and reads it back: a file system that cannot do it says so only there.
    fn set(&self, name: &str, value: &str, expected: &str) -> Result<(), Fault> {
        let doing = || format!("setting SQLite's {name} to {value}");
        self.run(&format!("PRAGMA {name} = {value}"))?;
        let stands: rusqlite::types::Value = self
            .connection
            .query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
            .map_err(|error| Fault::new(doing(), error))?;
        let stands = match stands {
            rusqlite::types::Value::Integer(integer) => integer.to_string(),
            rusqlite::types::Value::Text(text) => text,
            other => format!("{other:?}"),
        };
        if stands == expected {
            return Ok(());
        }
        let met = format!(
            "it stays at “{stands}”, so a commit could be lost; keep the data folder on a local \
             disk"
        );
        Err(Fault::new(doing(), met))
    }

    pub(crate) fn execute(
        &mut self,
        statement: &'static str,
        values: &[Value<'_>],
    ) -> Result<u64, Fault> {
        let text = numbered(&mut self.numbered, statement);
        let told = |error| Fault::new(first_words(statement), error);
        let mut prepared = self.connection.prepare_cached(text).map_err(told)?;
        let rows = prepared.execute(params_from_iter(values)).map_err(told)?;
        Ok(rows as u64)
    }

    pub(crate) fn query(
        &mut self,
        statement: &'static str,
        values: &[Value<'_>],
    ) -> Result<Vec<Row>, Fault> {
        let text = numbered(&mut self.numbered, statement);
        let told = |error| Fault::new(first_words(statement), error);
        let mut prepared = self.connection.prepare_cached(text).map_err(told)?;
        let columns = prepared.column_count();
        let mut rows = prepared.query(params_from_iter(values)).map_err(told)?;
        let mut out = Vec::new();
        while let Some(row) = rows.next().map_err(told)? {
            let mut cells = Vec::with_capacity(columns);
            for column in 0..columns {
                cells.push(cell(row.get_ref(column).map_err(told)?, statement)?);
            }
            out.push(Row::new(cells));
        }
        Ok(out)
    }

    pub(crate) fn each(
        &self,
        text: &str,
        values: &[Value<'_>],
        visit: &mut dyn FnMut(Row) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let told = |error| Fault::new(first_words(text), error);
        let mut prepared = self.connection.prepare(&text.replace('$', "?")).map_err(told)?;
        let columns = prepared.column_count();
        let mut rows = prepared.query(params_from_iter(values)).map_err(told)?;
        while let Some(row) = rows.next().map_err(told)? {
            let mut cells = Vec::with_capacity(columns);
            for column in 0..columns {
                cells.push(cell(row.get_ref(column).map_err(told)?, text)?);
            }
            visit(Row::new(cells))?;
        }
        Ok(())
    }

    pub(crate) fn load(
        &self,
        table: &str,
        columns: &[&str],
        rows: &[Vec<Cell>],
    ) -> Result<(), Fault> {
        let places: Vec<_> = (1..=columns.len()).map(|it| format!("?{it}")).collect();
        let text =
            format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), places.join(", "));
        let told = |error| Fault::new(first_words(&text), error);
        let mut prepared = self.connection.prepare_cached(&text).map_err(told)?;
        for row in rows {
            prepared.execute(params_from_iter(row)).map_err(told)?;
        }
        Ok(())
    }

    pub(crate) fn run(&self, text: &str) -> Result<(), Fault> {
        // A pragma may answer with a row; `execute_batch` passes over it.
        self.connection.execute_batch(text).map_err(|error| Fault::new(first_words(text), error))
    }

    pub(crate) fn count(&self, text: &str) -> Result<i64, Fault> {
        let told = |error| Fault::new(first_words(text), error);
        self.connection.query_row(text, [], |row| row.get(0)).map_err(told)
    }

    #[cfg(test)]
    pub(crate) fn prepare(&mut self, statement: &'static str) -> Result<(), Fault> {
        let text = numbered(&mut self.numbered, statement);
        let prepared = self.connection.prepare(text);
        prepared.map(drop).map_err(|error| Fault::new(statement, error))
    }
}

/// `$n` is a named parameter to SQLite, numbered by first appearance; `?n` is the n-th.
fn numbered<'a>(known: &'a mut HashMap<&'static str, String>, statement: &'static str) -> &'a str {
    known.entry(statement).or_insert_with(|| statement.replace('$', "?"))
}

fn cell(value: ValueRef<'_>, statement: &str) -> Result<Cell, Fault> {
    Ok(match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(integer) => Cell::Integer(integer),
        ValueRef::Real(real) => Cell::Real(real),
        ValueRef::Text(bytes) => Cell::Text(
            String::from_utf8(bytes.to_vec())
                .map_err(|error| Fault::new(first_words(statement), error))?,
        ),
        ValueRef::Blob(bytes) => Cell::Bytes(bytes.to_vec()),
    })
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Integer(integer) => ValueRef::Integer(*integer),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(integer) => ValueRef::Integer(*integer),
            Self::Real(real) => ValueRef::Real(*real),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// Enough of a statement to know which one it was; values are never told.
pub(super) fn first_words(statement: &str) -> String {
    let words: Vec<_> = statement.split_whitespace().take(6).collect();
    format!("running “{} …”", words.join(" "))
}
