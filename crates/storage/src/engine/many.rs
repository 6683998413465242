//! How PostgreSQL takes many rows of one statement in one round trip.

use application::Fault;
use postgres::types::{ToSql, Type};

use super::value::Cell;

/// A statement about one row, as one about many: each value is a column.
pub(super) fn at_once(statement: &str, types: &[Type]) -> String {
    let each = |text: fn(usize, &Type) -> String| {
        let all: Vec<_> = types.iter().enumerate().map(|(it, kind)| text(it + 1, kind)).collect();
        all.join(", ")
    };
    let columns = each(|number, kind| match *kind {
        // Whole numbers are of one width here; the engine fits them in.
        Type::INT4 => format!("${number}::int8[]"),
        _ => format!("${number}::{}[]", kind.name()),
    });
    let names = each(|number, _| format!("v{number}"));
    let from = format!("FROM unnest({columns}) AS gathered ({names})");
    let named = |text: &str| text.replace('$', "gathered.v");
    if let Some((before, rest)) = statement.split_once("VALUES (") {
        let (row, after) = rest.split_once(')').unwrap_or((rest, ""));
        return format!("{before}SELECT {} {from}{after}", named(row));
    }
    let (set, condition) = statement.split_once("WHERE ").unwrap_or((statement, "TRUE"));
    format!("{} {from} WHERE {}", named(set), named(condition))
}

/// The values of rows as columns of these types.
pub(super) fn columns<'a>(
    rows: &'a [Vec<Cell>],
    types: &[Type],
) -> Result<Vec<Box<dyn ToSql + Sync + 'a>>, Fault> {
    let column = |(index, kind): (usize, &Type)| -> Result<Box<dyn ToSql + Sync + 'a>, Fault> {
        Ok(match *kind {
            Type::INT8_ARRAY => Box::new(column(rows, index, integer)?),
            Type::BYTEA_ARRAY => Box::new(column(rows, index, bytes)?),
            _ => Box::new(column(rows, index, Cell::as_text)?),
        })
    };
    types.iter().enumerate().map(column).collect()
}

fn column<'a, T: 'a>(
    rows: &'a [Vec<Cell>],
    index: usize,
    of: fn(&'a Cell) -> Option<T>,
) -> Result<Vec<Option<T>>, Fault> {
    let value = |row: &'a Vec<Cell>| match row.get(index) {
        Some(Cell::Null) => Ok(None),
        Some(cell) => of(cell).map(Some).ok_or_else(wrong),
        None => Err(wrong()),
    };
    rows.iter().map(value).collect()
}

fn wrong() -> Fault {
    Fault::new("writing many rows", "a value is of another kind than its column")
}

fn integer(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Integer(integer) => Some(*integer),
        Cell::Null | Cell::Real(_) | Cell::Text(_) | Cell::Bytes(_) => None,
    }
}

fn bytes(cell: &Cell) -> Option<&[u8]> {
    match cell {
        Cell::Bytes(bytes) => Some(bytes),
        Cell::Null | Cell::Real(_) | Cell::Text(_) | Cell::Integer(_) => None,
    }
}

/// Runs a prepared statement with the values of a row; ends with a semicolon.
pub(super) fn call(name: &str, row: &[Cell]) -> String {
    let literal = |cell: &Cell| match cell {
        Cell::Null => "NULL".to_owned(),
        Cell::Integer(integer) => format!("'{integer}'"),
        Cell::Real(real) => format!("'{real}'"),
        Cell::Text(text) => format!("'{}'", text.replace('\'', "''")),
        Cell::Bytes(bytes) => {
            let digits: String = bytes.iter().map(|it| format!("{it:02x}")).collect();
            format!("'\\x{digits}'")
        }
    };
    let values: Vec<_> = row.iter().map(literal).collect();
    match values.is_empty() {
        true => format!("EXECUTE {name};"),
        false => format!("EXECUTE {name} ({});", values.join(", ")),
    }
}
