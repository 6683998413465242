//! The lines of a backup: manifest, headings, rows, checks, end.

use std::collections::BTreeMap;

use application::Fault;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::engine::Cell;

/// Raise it when a program that knows only the old form would read a new backup wrongly.
pub(super) const FORMAT: u32 = 1;
/// A check stands after so many lines, so that damage is told to within as many.
pub(super) const LINES_BETWEEN_CHECKS: u64 = 500;
/// No line is longer: an event has at most 1 MiB, a chunk of an attachment 256 KiB; the boundary of
/// a region may take more.
pub(super) const LINE_BYTES_MAX: usize = 64 * 1024 * 1024;

/// The first line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    pub(super) lianfang_backup: u32,
    pub(super) program: String,
    pub(super) jurisdiction: String,
    /// When the jurisdiction was made, in microseconds since 1970.
    pub(super) jurisdiction_made_at: i64,
    /// When the backup was made, in microseconds since 1970.
    pub(super) made_at: i64,
    /// How many events.
    pub(super) size: u64,
    pub(super) head: journal::Digest,
    /// Who signs the last line: a wrong master key is found before anything is written.
    pub(super) signer: String,
}

/// The heading of a table.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Heading {
    pub(super) table: String,
    pub(super) columns: Vec<String>,
}

/// A check over all lines before it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Check {
    pub(super) check: journal::Digest,
}

/// The last line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct End {
    pub(super) end: Counts,
}

/// What there was, and a signature over it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counts {
    pub(super) lines: u64,
    pub(super) events: u64,
    pub(super) rows: BTreeMap<String, u64>,
    /// SHA-256 over all lines before this one.
    pub(super) sha256: journal::Digest,
    /// A checkpoint whose root is `sha256` and whose size is `lines`.
    pub(super) signed: String,
}

/// What a signature over a backup is a signature of.
pub(super) fn origin(jurisdiction: &str) -> String {
    format!("{}/backup", journal::Checkpoint::origin_of(jurisdiction))
}

/// One row as a line: numbers as they are, text as text, bytes as `{"bytes": "base64"}`.
pub(super) fn write_row(cells: &[Cell], out: &mut Vec<u8>) -> Result<(), Fault> {
    let values: Vec<Value> = cells.iter().map(to_json).collect();
    serde_json::to_writer(out, &values).map_err(|error| Fault::new("writing a row", error))
}

/// Reads what [`write_row`] wrote; the reason where it is something else.
pub(super) fn read_row(line: &[u8]) -> Result<Vec<Cell>, String> {
    let values: Vec<Value> = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    values.into_iter().map(from_json).collect()
}

fn to_json(cell: &Cell) -> Value {
    let object = |name: &str, value: Value| Value::Object(Map::from_iter([(name.into(), value)]));
    match cell {
        Cell::Null => Value::Null,
        Cell::Integer(integer) => (*integer).into(),
        // The bits, so that it comes back the same.
        Cell::Real(real) => object("real", real.to_bits().into()),
        Cell::Text(text) => text.as_str().into(),
        Cell::Bytes(bytes) => object("bytes", BASE64.encode(bytes).into()),
    }
}

fn from_json(value: Value) -> Result<Cell, String> {
    let wrong = || "a value is neither number, text, bytes nor nothing".to_owned();
    match value {
        Value::Null => Ok(Cell::Null),
        Value::String(text) => Ok(Cell::Text(text)),
        Value::Number(number) => number.as_i64().map(Cell::Integer).ok_or_else(wrong),
        Value::Object(object) => match object.iter().next() {
            Some((name, Value::String(text))) if name == "bytes" => {
                BASE64.decode(text).map(Cell::Bytes).map_err(|error| error.to_string())
            }
            Some((name, bits)) if name == "real" => {
                bits.as_u64().map(f64::from_bits).map(Cell::Real).ok_or_else(wrong)
            }
            Some(_) | None => Err(wrong()),
        },
        Value::Bool(_) | Value::Array(_) => Err(wrong()),
    }
}

#[test]
fn a_row_reads_back_equal() {
    let cells = [
        Cell::Null,
        Cell::Integer(i64::MIN),
        Cell::Text("值班\n\"员\"".into()),
        Cell::Bytes(vec![0, 255, 10]),
        Cell::Real(0.1),
    ];
    let mut line = Vec::new();
    write_row(&cells, &mut line).expect("it can be written");
    assert!(!line.contains(&b'\n'));
    assert_eq!(read_row(&line).expect("it reads back"), cells);
    assert!(read_row(b"[true]").is_err() && read_row(b"[1.5]").is_err());
}
