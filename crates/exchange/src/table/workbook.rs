//! What was read: tables of cells, each with the place where it stands.

use super::{Defect, TextEncoding};

/// Everything that was found in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    pub format: Format,
    pub tables: Vec<Table>,
    /// In the order in which they were found; those that lose a value are never crowded out by
    /// those that do not.
    pub defects: Vec<Defect>,
    /// How many more there are than [`Limits::defects_max`].
    pub defects_untold: u64,
}

/// What kind of file it was, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Xlsx,
    Xls,
    Ods,
    Csv { delimiter: char, encoding: TextEncoding },
}

/// One sheet. Lines and cells without content are left out; what is there is in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub name: String,
    pub is_hidden: bool,
    pub lines: Vec<Line>,
}

impl Table {
    /// The cells of the first line with content: the headings, where nothing stands above them.
    #[must_use]
    pub fn headings(&self) -> &[Cell] {
        self.lines.first().map(|line| line.cells.as_slice()).unwrap_or_default()
    }

    /// The cell at a row and column counted from 1.
    #[must_use]
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        let at = self.lines.binary_search_by_key(&row, |line| line.row).ok()?;
        self.lines.get(at)?.cell(column)
    }
}

/// The cells of one row that hold something.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Counted from 1, as Excel shows it.
    pub row: u32,
    pub cells: Vec<Cell>,
}

impl Line {
    /// The cell in a column counted from 1.
    #[must_use]
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        self.cells.get(at)
    }
}

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Cleaned; numbers without exponent, dates in ISO 8601, truth as TRUE and FALSE.
    pub text: String,
    /// Counted from 1, as Excel shows it.
    pub row: u32,
    /// Counted from 1: A is 1.
    pub column: u32,
    pub source: Source,
}

/// What the file said a cell is. In a CSV file everything is text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Text,
    Number,
    /// A date, a date with time, a time or a duration.
    Date,
    Truth,
    /// The value cannot be trusted; a defect says why. The text is what stood there.
    Lost,
}

/// The letters of a column counted from 1: 1 is A, 27 is AA.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while let Some(zero_based) = rest.checked_sub(1) {
        let letter = u8::try_from(zero_based % 26).expect("a remainder of 26 is a byte");
        letters.push(char::from(b'A' + letter));
        rest = zero_based / 26;
    }
    letters.iter().rev().collect()
}
