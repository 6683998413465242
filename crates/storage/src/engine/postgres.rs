//! PostgreSQL for a city or a province: the same SQL text, through the blocking client.

use std::collections::HashMap;
use std::error::Error;
use std::io::Write;
use std::net::IpAddr;
use std::time::Duration;

use application::Fault;
use postgres::config::Host;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};
use postgres::{Client, Config, NoTls, Statement};

use super::Durability;
use super::dialect;
use super::gathering::{Gathering, Run};
use super::many;
use super::sqlite::first_words;
use super::value::{Cell, Row, Value};

/// A statement in the form that takes many rows.
#[derive(Clone)]
enum ForMany {
    /// All rows by one statement, a value of it being a column.
    Columns(Statement),
    /// Prepared under a name, to be run row by row in one round trip.
    Named(String),
}

/// A server that does not answer for this long is not there.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

pub(crate) struct PostgresSession {
    client: Client,
    prepared: HashMap<&'static str, Statement>,
    /// While a store is loaded: writes that wait, and the forms in which many go at once.
    gathering: Option<Gathering>,
    for_many: HashMap<&'static str, ForMany>,
    url: String,
    durability: Durability,
}

impl PostgresSession {
    pub(crate) fn open(url: &str, durability: Durability) -> Result<Self, Fault> {
        let client = connect(url, durability)?;
        let (prepared, for_many) = (HashMap::new(), HashMap::new());
        let url = url.to_owned();
        Ok(Self { client, prepared, gathering: None, for_many, url, durability })
    }

    /// Connects again where the connection broke: a primary may have been replaced meanwhile.
    pub(crate) fn connected(&mut self) -> Result<(), Fault> {
        if self.client.is_closed() {
            self.client = connect(&self.url, self.durability)?;
            self.prepared.clear();
            self.for_many.clear();
        }
        Ok(())
    }

    pub(crate) fn prepare(&mut self, statement: &'static str) -> Result<Statement, Fault> {
        if let Some(prepared) = self.prepared.get(statement) {
            return Ok(prepared.clone());
        }
        let prepared = self.client.prepare(statement).map_err(|error| told(statement, &error))?;
        self.prepared.insert(statement, prepared.clone());
        Ok(prepared)
    }

    /// The form of a statement that takes many rows; made when it is first needed.
    fn for_many(&mut self, run: &Run) -> Result<ForMany, Fault> {
        if let Some(known) = self.for_many.get(run.statement) {
            return Ok(known.clone());
        }
        let told = |error| told(run.statement, &error);
        let form = if run.is_at_once() {
            let types = self.prepare(run.statement)?.params().to_vec();
            let text = many::at_once(run.statement, &types);
            let prepared = self.client.prepare(&text).map_err(told)?;
            ForMany::Columns(prepared)
        } else {
            let name = format!("gathered_{}", self.for_many.len());
            let text = format!("PREPARE {name} AS {}", run.statement);
            self.client.batch_execute(&text).map_err(told)?;
            ForMany::Named(name)
        };
        self.for_many.insert(run.statement, form.clone());
        Ok(form)
    }

    pub(crate) fn execute(
        &mut self,
        statement: &'static str,
        values: &[Value<'_>],
    ) -> Result<u64, Fault> {
        self.write_all()?;
        let prepared = self.prepare(statement)?;
        self.client.execute(&prepared, &borrowed(values)).map_err(|error| told(statement, &error))
    }

    pub(crate) fn gather(&mut self) -> Result<(), Fault> {
        self.run(dialect::postgres::GATHER)?;
        self.gathering.get_or_insert_default();
        Ok(())
    }

    pub(crate) fn gather_no_more(&mut self) -> Result<(), Fault> {
        self.write_all()?;
        self.gathering = None;
        self.run(dialect::postgres::GATHER_NO_MORE)
    }

    /// What waits is never written: the transaction that it is in is taken back.
    pub(crate) fn forget(&mut self) {
        if let Some(gathering) = &mut self.gathering {
            *gathering = Gathering::default();
        }
    }

    /// Writes, or lets it wait where writes are gathered.
    pub(crate) fn write(
        &mut self,
        statement: &'static str,
        values: &[Value<'_>],
    ) -> Result<(), Fault> {
        let Some(gathering) = &mut self.gathering else {
            return self.execute(statement, values).map(drop);
        };
        if !gathering.take(statement, values) {
            return self.execute(statement, values).map(drop);
        }
        match gathering.is_full() {
            true => self.write_all(),
            false => Ok(()),
        }
    }

    fn write_all(&mut self) -> Result<(), Fault> {
        let Some(gathering) = &mut self.gathering else { return Ok(()) };
        let runs = gathering.all();
        self.write_runs(&runs)
    }

    fn write_runs(&mut self, runs: &[Run]) -> Result<(), Fault> {
        for run in runs {
            let told = |error| told(run.statement, &error);
            match self.for_many(run)? {
                ForMany::Columns(prepared) => {
                    let columns = many::columns(&run.rows, prepared.params())?;
                    let columns: Vec<_> = columns.iter().map(AsRef::as_ref).collect();
                    self.client.execute(&prepared, &columns).map_err(told)?;
                }
                ForMany::Named(name) => {
                    let text: String = run.rows.iter().map(|it| many::call(&name, it)).collect();
                    self.client.batch_execute(&text).map_err(told)?;
                }
            }
        }
        Ok(())
    }

    pub(crate) fn query(
        &mut self,
        statement: &'static str,
        values: &[Value<'_>],
    ) -> Result<Vec<Row>, Fault> {
        if let Some(gathering) = &mut self.gathering {
            let runs = gathering.seen_by(statement);
            self.write_runs(&runs)?;
        }
        let prepared = self.prepare(statement)?;
        let rows = self
            .client
            .query(&prepared, &borrowed(values))
            .map_err(|error| told(statement, &error))?;
        rows.iter().map(|row| cells(row, statement)).collect()
    }

    pub(crate) fn each(
        &mut self,
        text: &str,
        values: &[Value<'_>],
        visit: &mut dyn FnMut(Row) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.write_all()?;
        let told = |error| told(text, &error);
        let prepared = self.client.prepare(text).map_err(told)?;
        let mut rows = self.client.query_raw(&prepared, borrowed(values)).map_err(told)?;
        while let Some(row) = rows.next().map_err(told)? {
            visit(cells(&row, text)?)?;
        }
        Ok(())
    }

    /// By `COPY`: a round trip for all rows and not for each.
    pub(crate) fn load(
        &mut self,
        table: &str,
        columns: &[&str],
        rows: &[Vec<Cell>],
    ) -> Result<(), Fault> {
        self.write_all()?;
        let text = format!("COPY {table} ({}) FROM STDIN", columns.join(", "));
        let told = |error| told(&text, &error);
        let mut copy = self.client.copy_in(&text).map_err(told)?;
        let mut room = Vec::new();
        for row in rows {
            room.clear();
            copy_row(row, &mut room);
            copy.write_all(&room).map_err(|error| Fault::new(first_words(&text), error))?;
        }
        copy.finish().map_err(told)?;
        Ok(())
    }

    pub(crate) fn run(&mut self, text: &str) -> Result<(), Fault> {
        self.write_all()?;
        self.client.batch_execute(text).map_err(|error| told(text, &error))
    }

    pub(crate) fn count(&mut self, text: &str) -> Result<i64, Fault> {
        self.write_all()?;
        let row = self.client.query_one(text, &[]).map_err(|error| told(text, &error))?;
        row.try_get(0).map_err(|error| told(text, &error))
    }
}

/// One row in PostgreSQL's text form: tabs between, backslashes before what has a meaning.
fn copy_row(cells: &[Cell], out: &mut Vec<u8>) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(b'\t');
        }
        match cell {
            Cell::Null => out.extend_from_slice(b"\\N"),
            Cell::Integer(integer) => out.extend_from_slice(integer.to_string().as_bytes()),
            Cell::Real(real) => out.extend_from_slice(real.to_string().as_bytes()),
            Cell::Text(text) => {
                for byte in text.bytes() {
                    match byte {
                        b'\\' => out.extend_from_slice(b"\\\\"),
                        b'\t' => out.extend_from_slice(b"\\t"),
                        b'\n' => out.extend_from_slice(b"\\n"),
                        b'\r' => out.extend_from_slice(b"\\r"),
                        other => out.push(other),
                    }
                }
            }
            Cell::Bytes(bytes) => {
                out.extend_from_slice(b"\\\\x");
                let digit = |half: u8| if half < 10 { b'0' + half } else { b'a' + half - 10 };
                out.extend(bytes.iter().flat_map(|it| [digit(it >> 4), digit(it & 15)]));
            }
        }
    }
    out.push(b'\n');
}

fn connect(url: &str, durability: Durability) -> Result<Client, Fault> {
    let doing = "connecting to PostgreSQL";
    let mut config: Config = url.parse().map_err(|error| Fault::new(doing, chain(&error)))?;
    must_be_near(&config)?;
    config.connect_timeout(CONNECT_TIMEOUT).tcp_user_timeout(CONNECT_TIMEOUT);
    let mut client = config.connect(NoTls).map_err(|error| Fault::new(doing, chain(&error)))?;
    // A session's own setting wins over whatever the role or the database was given.
    client
        .batch_execute(
            "SET synchronous_commit = on; SET client_min_messages = warning;
             SET standard_conforming_strings = on",
        )
        .map_err(|error| Fault::new(doing, chain(&error)))?;
    if durability == Durability::Required {
        for setting in ["fsync", "full_page_writes", "synchronous_commit"] {
            must_be_on(&mut client, setting)?;
        }
    }
    Ok(client)
}

/// The line to the database is not protected yet, so it must not leave this machine.
fn must_be_near(config: &Config) -> Result<(), Fault> {
    let is_near = |host: &Host| match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => {
            name == "localhost" || name.parse::<IpAddr>().is_ok_and(|it| it.is_loopback())
        }
    };
    match config.get_hosts().iter().find(|host| !is_near(host)) {
        None => Ok(()),
        Some(host) => {
            let met = format!(
                "{host:?} is another machine, and the line to it would be in clear; use a socket, \
                 localhost, or a tunnel such as `ssh -L`"
            );
            Err(Fault::new("connecting to PostgreSQL", met))
        }
    }
}

fn must_be_on(client: &mut Client, setting: &'static str) -> Result<(), Fault> {
    let doing = || format!("checking PostgreSQL's {setting}");
    let row = client
        .query_one(&format!("SHOW {setting}"), &[])
        .map_err(|error| Fault::new(doing(), chain(&error)))?;
    let stands: String = row.try_get(0).map_err(|error| Fault::new(doing(), chain(&error)))?;
    if stands == "on" {
        return Ok(());
    }
    let met = format!(
        "it is “{stands}”, so a commit could be lost; set {setting} = on in postgresql.conf and \
         reload"
    );
    Err(Fault::new(doing(), met))
}

fn told(statement: &str, error: &postgres::Error) -> Fault {
    Fault::new(first_words(statement), chain(error))
}

fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text
}

fn borrowed<'a>(values: &'a [Value<'a>]) -> Vec<&'a (dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

fn cells(row: &postgres::Row, statement: &str) -> Result<Row, Fault> {
    let mut cells = Vec::with_capacity(row.len());
    for (index, column) in row.columns().iter().enumerate() {
        cells.push(cell(row, index, column.type_()).map_err(|error| told(statement, &error))?);
    }
    Ok(Row::new(cells))
}

fn cell(row: &postgres::Row, index: usize, kind: &Type) -> Result<Cell, postgres::Error> {
    let cell = match *kind {
        Type::INT8 => row.try_get::<_, Option<i64>>(index)?.map(Cell::Integer),
        Type::INT4 => row.try_get::<_, Option<i32>>(index)?.map(|it| Cell::Integer(it.into())),
        Type::FLOAT8 => row.try_get::<_, Option<f64>>(index)?.map(Cell::Real),
        Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(index)?.map(Cell::Bytes),
        _ => row.try_get::<_, Option<String>>(index)?.map(Cell::Text),
    };
    Ok(cell.unwrap_or(Cell::Null))
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Integer(integer) if *kind == Type::INT4 => {
                i32::try_from(*integer)?.to_sql(kind, out)
            }
            Value::Integer(integer) => integer.to_sql(kind, out),
            Value::Text(text) => text.to_sql(kind, out),
            Value::Bytes(bytes) => bytes.to_sql(kind, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        // The columns are of four types only; the registry test runs every statement.
        true
    }

    to_sql_checked!();
}
