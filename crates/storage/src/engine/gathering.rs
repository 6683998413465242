//! Writes that wait for each other, so that many go over the line at once: for loading only.
//!
//! A projection says what it writes, row by row, and asks for no answer. While a store is loaded,
//! its rows wait here, table by table. Within a table they are written in the order in which they
//! came, or in one that gives the same rows; between tables order does not matter, because a
//! statement that waits names one table and reads no other. Whoever asks about a table has what
//! waits for it written first.

use std::collections::HashMap;

use super::value::{Cell, Value};

/// What waits is written when it is as many rows.
const ROWS_MAX: usize = 10_000;
/// Or as many bytes.
const BYTES_MAX: usize = 8 * 1024 * 1024;

/// What waits, table by table.
#[derive(Default)]
pub(super) struct Gathering {
    tables: Vec<(&'static str, Vec<Run>)>,
    rows: usize,
    bytes: usize,
}

/// One statement with the values of each time that it is to be run, in their order.
pub(super) struct Run {
    pub(super) statement: &'static str,
    pub(super) rows: Vec<Vec<Cell>>,
    shape: Shape,
    /// Of an insertion that may meet a row, where each key stands; of a change, what it is about.
    keys: HashMap<Vec<u8>, usize>,
}

/// What the text of a statement says of its values; they are named by their numbers from 0.
enum Shape {
    /// A row that is not there yet.
    Insert {
        columns: HashMap<&'static str, usize>,
    },
    /// A row that may be there. Known is what is written over then, where it is the new values.
    Upsert {
        key: Vec<usize>,
        written_over: Option<Vec<usize>>,
    },
    /// Rows in which columns are equal to values. Known is, where columns are set whatever they
    /// were before, which values leave their column as it is where they are nothing.
    Change {
        about: Vec<(&'static str, usize)>,
        set: Option<Vec<usize>>,
    },
    Other,
}

impl Gathering {
    /// Takes a row in. False: the statement cannot wait.
    pub(super) fn take(&mut self, statement: &'static str, values: &[Value<'_>]) -> bool {
        let Some(table) = table_of(statement) else { return false };
        self.rows += 1;
        self.bytes += values.iter().map(Value::bytes).sum::<usize>();
        let row = values.iter().map(Cell::from).collect();
        match self.tables.iter_mut().find(|(name, _)| *name == table) {
            Some((_, runs)) => join(runs, statement, row),
            None => self.tables.push((table, vec![Run::of(statement, row)])),
        }
        true
    }

    pub(super) fn is_full(&self) -> bool {
        self.rows >= ROWS_MAX || self.bytes >= BYTES_MAX
    }

    /// Hands out everything.
    pub(super) fn all(&mut self) -> Vec<Run> {
        let Self { tables, .. } = std::mem::take(self);
        tables.into_iter().flat_map(|(_, runs)| runs).collect()
    }

    /// Hands out what a question could see.
    pub(super) fn seen_by(&mut self, question: &str) -> Vec<Run> {
        let seen = self.tables.iter_mut().filter(|(name, _)| question.contains(name));
        seen.flat_map(|(_, runs)| std::mem::take(runs)).collect()
    }
}

/// Puts a row into the last run of its statement, if it can be written before what came after.
fn join(runs: &mut Vec<Run>, statement: &'static str, row: Vec<Cell>) {
    let at = runs.iter().rposition(|run| run.statement == statement);
    let last = at.and_then(|it| runs.split_at_mut_checked(it + 1));
    let row = match last {
        Some(([.., run], after)) if after.iter().all(|it| it.leaves_alone(&run.shape, &row)) => {
            run.take(row)
        }
        Some(_) | None => Some(row),
    };
    runs.extend(row.map(|row| Run::of(statement, row)));
}

impl Run {
    fn of(statement: &'static str, row: Vec<Cell>) -> Self {
        let shape = Shape::of(statement);
        let mut run = Self { statement, rows: Vec::new(), shape, keys: HashMap::new() };
        run.keep(row);
        run
    }

    /// Whether its rows can be written with one statement, and not one after the other.
    pub(super) fn is_at_once(&self) -> bool {
        match &self.shape {
            Shape::Insert { .. } | Shape::Upsert { .. } => true,
            Shape::Change { set, .. } => set.is_some(),
            Shape::Other => false,
        }
    }

    /// Takes a row in, or hands it back where one statement would meet it twice.
    fn take(&mut self, row: Vec<Cell>) -> Option<Vec<Cell>> {
        if let Shape::Upsert { key, written_over } = &self.shape {
            let key = bytes_of(&row, key.iter().copied());
            if let Some(stands) = self.keys.get(&key).and_then(|at| self.rows.get_mut(*at)) {
                let Some(written_over) = written_over else { return Some(row) };
                // As if it had been there: what is not written over stays.
                for (index, cell) in row.into_iter().enumerate() {
                    if let Some(old) =
                        stands.get_mut(index).filter(|_| written_over.contains(&index))
                    {
                        *old = cell;
                    }
                }
                return None;
            }
        }
        if let Shape::Change { about, set: Some(kept) } = &self.shape {
            let key = bytes_of(&row, about.iter().map(|(_, it)| *it));
            if let Some(stands) = self.keys.get(&key).and_then(|at| self.rows.get_mut(*at)) {
                // The same columns are set once more.
                for (index, cell) in row.into_iter().enumerate() {
                    let is_kept = cell == Cell::Null && kept.contains(&index);
                    if let Some(old) = stands.get_mut(index).filter(|_| !is_kept) {
                        *old = cell;
                    }
                }
                return None;
            }
        }
        self.keep(row);
        None
    }

    fn keep(&mut self, row: Vec<Cell>) {
        let key = match &self.shape {
            Shape::Upsert { key, .. } => Some(bytes_of(&row, key.iter().copied())),
            Shape::Change { about, .. } => Some(bytes_of(&row, about.iter().map(|(_, it)| *it))),
            Shape::Insert { .. } | Shape::Other => None,
        };
        if let Some(key) = key {
            self.keys.insert(key, self.rows.len());
        }
        self.rows.push(row);
    }

    /// Whether a new row, written before these changes instead of after them, stays as it is.
    fn leaves_alone(&self, new: &Shape, row: &[Cell]) -> bool {
        let (Shape::Change { about, .. }, Shape::Insert { columns }) = (&self.shape, new) else {
            return false;
        };
        let values: Option<Vec<usize>> =
            about.iter().map(|(column, _)| columns.get(column).copied()).collect();
        values.is_some_and(|it| !self.keys.contains_key(&bytes_of(row, it.into_iter())))
    }
}

impl Shape {
    fn of(statement: &'static str) -> Self {
        if statement.starts_with("UPDATE ") {
            let set = set(statement);
            return about(statement).map_or(Self::Other, |about| Self::Change { about, set });
        }
        if !statement.starts_with("INSERT ") {
            return Self::Other;
        }
        let Some(columns) = inserted(statement) else { return Self::Other };
        let Some((_, conflict)) = statement.split_once("ON CONFLICT (") else {
            return Self::Insert { columns };
        };
        let Some((key, then)) = conflict.split_once(')') else { return Self::Other };
        let key = key.split(',').map(|it| columns.get(it.trim()).copied()).collect();
        let Some(key) = key else { return Self::Other };
        let Some((_, set)) = then.split_once("DO UPDATE SET") else {
            // The first one stays.
            return Self::Upsert { key, written_over: Some(Vec::new()) };
        };
        let new = |it: &'static str| {
            let (column, value) = it.trim().split_once(" = ")?;
            let is_new = value.strip_prefix("excluded.") == Some(column);
            columns.get(column).copied().filter(|_| is_new)
        };
        Self::Upsert { key, written_over: set.split(',').map(new).collect() }
    }
}

/// The columns of an insertion whose values are given.
fn inserted(statement: &'static str) -> Option<HashMap<&'static str, usize>> {
    let (_, rest) = statement.split_once('(')?;
    let (columns, rest) = rest.split_once(')')?;
    let (values, _) = rest.trim_start().strip_prefix("VALUES (")?.split_once(')')?;
    let given = columns.split(',').zip(values.split(','));
    Some(given.filter_map(|(column, value)| Some((column.trim(), number(value)?))).collect())
}

/// The columns that must be equal to values, if nothing else must be so.
fn about(statement: &'static str) -> Option<Vec<(&'static str, usize)>> {
    let (_, conditions) = statement.split_once("WHERE ")?;
    let equal = |it: &'static str| {
        let (column, value) = it.split_once(" = ")?;
        Some((column.trim(), number(value)?))
    };
    conditions.split(" AND ").map(equal).collect()
}

/// Of a change that sets columns to values or to what its text says, and to nothing else: the
/// values that leave their column as it is where they are nothing.
fn set(statement: &'static str) -> Option<Vec<usize>> {
    let (_, rest) = statement.split_once(" SET ")?;
    let (set, _) = rest.split_once("WHERE ")?;
    let mut kept = Vec::new();
    for it in assignments(set) {
        let (column, value) = it.trim().split_once(" = ")?;
        match unless_null(column, value) {
            Some(index) => kept.push(index),
            None if is_fixed(value) => {}
            None => return None,
        }
    }
    Some(kept)
}

/// Between commas that stand in no brackets.
fn assignments(set: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_i32;
    set.split(move |it| {
        depth += i32::from(it == '(') - i32::from(it == ')');
        it == ',' && depth == 0
    })
}

/// The value that is written into a column unless it is nothing: `COALESCE($5, state)`.
fn unless_null(column: &str, value: &str) -> Option<usize> {
    let (new, old) = value.strip_prefix("COALESCE(")?.strip_suffix(')')?.split_once(", ")?;
    number(new).filter(|_| old == column)
}

/// Whether it is a value, or what the text says.
fn is_fixed(value: &str) -> bool {
    let literal = |it: &str| it.strip_prefix('\'')?.strip_suffix('\'').map(str::len);
    number(value).is_some()
        || value == "NULL"
        || value.parse::<i64>().is_ok()
        || literal(value).is_some()
}

/// `$1` is value 0.
fn number(value: &str) -> Option<usize> {
    value.trim().strip_prefix('$')?.parse::<usize>().ok()?.checked_sub(1)
}

/// The table that a statement writes, if it names no other.
fn table_of(statement: &'static str) -> Option<&'static str> {
    let mut words = statement.split_whitespace();
    let table = match (words.next()?, words.next()?) {
        ("UPDATE", table) => table,
        ("INSERT", "INTO") | ("DELETE", "FROM") => words.next()?,
        _ => return None,
    };
    let reads = words.any(|it| it.trim_start_matches('(') == "SELECT" || it == "FROM");
    (!reads).then_some(table)
}

/// Some cells of a row, so that two are equal when their cells are.
fn bytes_of(row: &[Cell], indexes: impl Iterator<Item = usize>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(128);
    for index in indexes {
        let (kind, content): (u8, &[u8]) = match row.get(index) {
            None | Some(Cell::Null) => (0, &[]),
            Some(Cell::Integer(it)) => (1, &it.to_be_bytes()),
            Some(Cell::Real(it)) => (2, &it.to_bits().to_be_bytes()),
            Some(Cell::Text(it)) => (3, it.as_bytes()),
            Some(Cell::Bytes(it)) => (4, it),
        };
        bytes.push(kind);
        bytes.extend_from_slice(&content.len().to_be_bytes());
        bytes.extend_from_slice(content);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITTEN: &str = "INSERT INTO lines (log, line, text, state) VALUES ($1, $2, $3, 0)";
    const CORRECTED: &str = "UPDATE lines SET by = $3 WHERE log = $1 AND line = $2";
    const ALL_CORRECTED: &str = "UPDATE lines SET by = $2 WHERE log = $1 AND line > 3";
    const MOVED: &str = "UPDATE lines SET by = COALESCE($2, by), state = COALESCE($3, state),
      text = COALESCE($4, text) WHERE line = $1";
    const CHANGED: &str = "INSERT INTO things (thing, opened, position) VALUES ($1, $2, $3)
      ON CONFLICT (thing) DO UPDATE SET position = excluded.position";
    const CALLED: &str = "INSERT INTO calls (thing, position) VALUES ($1, $2)
      ON CONFLICT (thing) DO UPDATE SET position = excluded.position, by = NULL";
    const KNOWN: &str = "INSERT INTO known (thing, position) VALUES ($1, $2)
      ON CONFLICT (thing) DO NOTHING";

    /// The runs as texts: the first word of the statement, then its rows.
    fn gathered(rows: &[(&'static str, &[i64])]) -> Vec<String> {
        let mut gathering = Gathering::default();
        for (statement, values) in rows {
            let values: Vec<Value<'_>> = values.iter().map(|it| (*it).into()).collect();
            assert!(gathering.take(statement, &values));
        }
        let told = |run: Run| {
            let cells = |row: &Vec<Cell>| format!("{row:?}").replace("Integer", "");
            let rows: Vec<_> = run.rows.iter().map(cells).collect();
            format!("{} {}", &run.statement[..6], rows.join(" "))
        };
        gathering.all().into_iter().map(told).collect()
    }

    #[test]
    fn a_new_row_goes_before_changes_of_others_only() {
        let told = gathered(&[
            (WRITTEN, &[1, 1, 7]),
            (CORRECTED, &[1, 1, 2]),
            (WRITTEN, &[1, 2, 7]),
            (CORRECTED, &[1, 3, 9]),
            (WRITTEN, &[1, 3, 7]),
        ]);
        assert_eq!(
            told,
            [
                "INSERT [(1), (1), (7)] [(1), (2), (7)]",
                "UPDATE [(1), (1), (2)] [(1), (3), (9)]",
                "INSERT [(1), (3), (7)]"
            ]
        );
        let told = gathered(&[(CORRECTED, &[1, 1, 2]), (CORRECTED, &[1, 1, 3])]);
        assert_eq!(told, ["UPDATE [(1), (1), (3)]"]);
        let told =
            gathered(&[(WRITTEN, &[1, 1, 7]), (ALL_CORRECTED, &[1, 2]), (WRITTEN, &[2, 4, 7])]);
        assert_eq!(told.len(), 3);
    }

    #[test]
    fn a_row_that_is_met_again_keeps_what_is_not_written_over() {
        let told =
            gathered(&[(CHANGED, &[1, 10, 10]), (CHANGED, &[2, 0, 11]), (CHANGED, &[1, 5, 12])]);
        assert_eq!(told, ["INSERT [(1), (10), (12)] [(2), (0), (11)]"]);
        let told = gathered(&[(KNOWN, &[1, 10]), (KNOWN, &[1, 11])]);
        assert_eq!(told, ["INSERT [(1), (10)]"]);
        // What it sets besides is not known here, so it is written after the first.
        let told = gathered(&[(CALLED, &[1, 10]), (CALLED, &[2, 11]), (CALLED, &[1, 12])]);
        assert_eq!(told, ["INSERT [(1), (10)] [(2), (11)]", "INSERT [(1), (12)]"]);
    }

    #[test]
    fn what_a_later_change_says_nothing_of_is_as_the_earlier_one_said() {
        let mut gathering = Gathering::default();
        for (by, state) in [(Value::Integer(2), Value::Null), (Value::Null, Value::Integer(3))] {
            assert!(gathering.take(MOVED, &[1_i64.into(), by, state, Value::Null]));
        }
        let rows: Vec<_> = gathering.all().into_iter().flat_map(|run| run.rows).collect();
        let integer = Cell::Integer;
        assert_eq!(rows, [vec![integer(1), integer(2), integer(3), Cell::Null]]);
    }

    #[test]
    fn only_what_is_set_whatever_it_was_goes_at_once() {
        let at_once = |statement| Run::of(statement, Vec::new()).is_at_once();
        assert!(
            at_once(CORRECTED) && at_once("UPDATE a SET b = 'x', c = NULL, d = 1 WHERE e = $1")
        );
        assert!(at_once(MOVED) && !at_once("UPDATE a SET b = COALESCE($1, c) WHERE c = $2"));
        assert!(!at_once("UPDATE a SET b = b + 1 WHERE c = $1"));
        assert!(!at_once("UPDATE a SET b = c WHERE c = $1") && !at_once(ALL_CORRECTED));
        assert!(!at_once("UPDATE a SET b = $2 WHERE c = $1 AND d = 'x'"));
        assert!(!at_once("DELETE FROM a WHERE c = $1"));
    }

    #[test]
    fn a_question_has_its_own_tables_written_first() {
        let mut gathering = Gathering::default();
        assert!(gathering.take(WRITTEN, &[1_i64.into(), 1_i64.into(), 1_i64.into()]));
        assert!(gathering.take(KNOWN, &[1_i64.into(), 1_i64.into()]));
        assert_eq!(gathering.seen_by("SELECT line FROM lines WHERE log = $1").len(), 1);
        assert_eq!(gathering.all().len(), 1);
    }

    #[test]
    fn what_reads_another_table_does_not_wait() {
        let mut gathering = Gathering::default();
        assert!(!gathering.take("INSERT INTO a (b) SELECT b FROM c WHERE b = $1", &[1_i64.into()]));
        assert!(!gathering.take("DELETE FROM a WHERE b IN (SELECT b FROM c)", &[]));
    }
}
