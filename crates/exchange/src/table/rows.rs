//! The cells of one table while it is being read, in order whatever order they come in.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cell, Line, column_letters};

#[derive(Default)]
pub(super) struct Rows(BTreeMap<u32, Vec<Cell>>);

impl Rows {
    /// A file that gives a cell twice is broken; the later one counts, as in Excel.
    pub(super) fn put(&mut self, cell: Cell) {
        let cells = self.0.entry(cell.row).or_default();
        match cells.binary_search_by_key(&cell.column, |other| other.column) {
            Ok(at) => {
                if let Some(old) = cells.get_mut(at) {
                    *old = cell;
                }
            }
            Err(at) => cells.insert(at, cell),
        }
    }

    pub(super) fn count(&self) -> u64 {
        self.0.len() as u64
    }

    pub(super) fn has(&self, row: u32) -> bool {
        self.0.contains_key(&row)
    }

    /// The columns that hold something.
    pub(super) fn columns(&self) -> BTreeSet<u32> {
        self.0.values().flatten().map(|cell| cell.column).collect()
    }

    /// Empties all cells of the range but the first. Gives the text of that one, and how many
    /// rows were looked at.
    pub(super) fn merge(&mut self, range: &Merged) -> (String, usize) {
        let (mut value, mut looked_at) = (String::new(), 1);
        if range.first_row > range.last_row {
            return (value, looked_at);
        }
        for (row, cells) in self.0.range_mut(range.first_row..=range.last_row) {
            looked_at += 1;
            cells.retain(|cell| {
                let is_first = *row == range.first_row && cell.column == range.first_column;
                if is_first {
                    value.clone_from(&cell.text);
                }
                is_first || !(range.first_column..=range.last_column).contains(&cell.column)
            });
        }
        (value, looked_at)
    }

    pub(super) fn into_lines(self) -> Vec<Line> {
        let lines = self.0.into_iter().map(|(row, cells)| Line { row, cells });
        lines.filter(|line| !line.cells.is_empty()).collect()
    }
}

/// A rectangle of merged cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Merged {
    pub(crate) first_row: u32,
    pub(crate) last_row: u32,
    pub(crate) first_column: u32,
    pub(crate) last_column: u32,
}

impl std::fmt::Display for Merged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (first, last) = (column_letters(self.first_column), column_letters(self.last_column));
        write!(f, "{first}{}:{last}{}", self.first_row, self.last_row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Source;

    fn filled(places: &[(u32, u32, &str)]) -> Rows {
        let mut rows = Rows::default();
        for (row, column, text) in places {
            let (row, column, text) = (*row, *column, (*text).to_owned());
            rows.put(Cell { text, row, column, source: Source::Text });
        }
        rows
    }

    fn texts(rows: Rows) -> Vec<(u32, u32, String)> {
        let cells = rows.into_lines().into_iter().flat_map(|line| line.cells);
        cells.map(|cell| (cell.row, cell.column, cell.text)).collect()
    }

    #[test]
    fn cells_are_put_in_order_whatever_order_they_come_in() {
        let rows = filled(&[(2, 2, "d"), (2, 1, "c"), (1, 1, "a"), (2, 2, "later")]);
        let expected = [(1, 1, "a"), (2, 1, "c"), (2, 2, "later")];
        assert_eq!(texts(rows), expected.map(|(row, column, it)| (row, column, it.to_owned())));
    }

    #[test]
    fn only_the_first_cell_of_a_merged_range_keeps_its_value() {
        let mut rows = filled(&[(1, 1, "a"), (1, 2, "b"), (2, 1, "c"), (3, 1, "d")]);
        let range = Merged { first_row: 1, last_row: 2, first_column: 1, last_column: 1 };
        assert_eq!(range.to_string(), "A1:A2");
        assert_eq!(rows.merge(&range), ("a".to_owned(), 3));
        let left: Vec<String> = texts(rows).into_iter().map(|(_, _, text)| text).collect();
        assert_eq!(left, ["a", "b", "d"]);
    }

    #[test]
    fn a_range_that_is_upside_down_changes_nothing() {
        let mut rows = filled(&[(1, 1, "a")]);
        let range = Merged { first_row: 9, last_row: 1, first_column: 1, last_column: 1 };
        rows.merge(&range);
        assert_eq!(texts(rows).len(), 1);
    }
}
