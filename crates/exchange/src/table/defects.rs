//! What was found wrong with cells, rows and sheets of a file that was read all the same.

use std::fmt;

use super::column_letters;

/// One finding: where, what stood there, and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect {
    pub place: Place,
    /// What stood there, cut to [`SHOWN_CHARACTERS`].
    pub value: String,
    pub flaw: Flaw,
}

/// A place in a workbook, counted from 1 as Excel shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub sheet: String,
    /// `None` where the finding is about the sheet or a whole column.
    pub row: Option<u32>,
    /// `None` where the finding is about the sheet or a whole row.
    pub column: Option<u32>,
}

/// How much of a value is repeated in messages.
pub const SHOWN_CHARACTERS: usize = 60;

pub(crate) fn shown(value: &str) -> String {
    if value.chars().count() <= SHOWN_CHARACTERS {
        return value.to_owned();
    }
    value.chars().take(SHOWN_CHARACTERS - 1).chain(['…']).collect()
}

/// What is wrong. The first group changes nothing that a reader of the sheet would miss, the
/// second means that the cell holds no value that can be trusted ([`Flaw::loses_value`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// The sheet is hidden; it was read.
    HiddenSheet,
    /// The row is hidden or filtered out; it was read.
    HiddenRow,
    /// The column is hidden; it was read.
    HiddenColumn,
    /// The cells of this range are merged; the value counts for the first, the others are empty.
    Merged { range: String },
    /// The cell holds a formula; the value that was saved with it was taken.
    Formula,
    /// Full-width letters or digits were written in the ordinary way.
    FullWidth,
    /// Characters that cannot be seen were left out.
    ControlCharacters,
    /// Blanks before or after the text were left out.
    Trimmed,

    /// A formula without a saved value.
    FormulaWithoutValue,
    /// A formula that failed, such as #REF!.
    ErrorValue,
    /// A long number that a program shortened to the form 1.38E+10.
    ScientificNotation,
    /// A number of more than 15 digits, of which Excel keeps only 15.
    DigitsLost,
    /// A number shown as a date that is no date.
    ImpossibleDate,
    /// Bytes that mean nothing in the encoding of the file.
    BrokenCharacters,
    /// The text is longer than a cell may hold; it was cut.
    CellTooLong { characters: usize, max: usize },
    /// A quotation mark opens the cell and is never closed; it was read as an ordinary character.
    QuoteNotClosed,
}

impl Flaw {
    /// Whether the cell must be mended before its value can be used.
    #[must_use]
    pub fn loses_value(&self) -> bool {
        match self {
            Flaw::HiddenSheet
            | Flaw::HiddenRow
            | Flaw::HiddenColumn
            | Flaw::Merged { .. }
            | Flaw::Formula
            | Flaw::FullWidth
            | Flaw::ControlCharacters
            | Flaw::Trimmed => false,
            Flaw::FormulaWithoutValue
            | Flaw::ErrorValue
            | Flaw::ScientificNotation
            | Flaw::DigitsLost
            | Flaw::ImpossibleDate
            | Flaw::BrokenCharacters
            | Flaw::CellTooLong { .. }
            | Flaw::QuoteNotClosed => true,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.sheet)?;
        match (self.row, self.column) {
            (Some(row), Some(column)) => write!(f, " {}{row}", column_letters(column)),
            (Some(row), None) => write!(f, " row {row}"),
            (None, Some(column)) => write!(f, " column {}", column_letters(column)),
            (None, None) => Ok(()),
        }
    }
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.place)?;
        if !self.value.is_empty() {
            write!(f, "{:?}: ", self.value)?;
        }
        write!(f, "{}", self.flaw)
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentence = match self {
            Flaw::HiddenSheet => "the sheet is hidden and was read; delete it if it must not count",
            Flaw::HiddenRow => "the row is hidden and was read; delete it if it must not count",
            Flaw::HiddenColumn => {
                "the column is hidden and was read; delete it if it must not count"
            }
            Flaw::Merged { range } => {
                return write!(
                    f,
                    "the cells {range} are merged; the value counts for the first, the others \
                     are empty: unmerge them and fill in each"
                );
            }
            Flaw::Formula => "the cell holds a formula; the value saved with it was taken",
            Flaw::FullWidth => "full-width letters or digits were read as ordinary ones",
            Flaw::ControlCharacters => "characters that cannot be seen were left out",
            Flaw::Trimmed => "blanks at the ends were left out",
            Flaw::FormulaWithoutValue => {
                "the formula was never calculated: open the file in Excel or WPS, save it and \
                 send it again, or type the value"
            }
            Flaw::ErrorValue => "the formula failed: type the value",
            Flaw::ScientificNotation => {
                "a long number was shortened and its last digits are lost: set the column to \
                 text and type it again"
            }
            Flaw::DigitsLost => {
                "Excel keeps 15 digits of a number and made the others zero: set the column to \
                 text and type it again"
            }
            Flaw::ImpossibleDate => "this is shown as a date but is none: type the date",
            Flaw::BrokenCharacters => {
                "characters are broken: save the file as .xlsx, or as CSV UTF-8, and send that"
            }
            Flaw::CellTooLong { characters, max } => {
                return write!(f, "{characters} characters are more than {max}: shorten it");
            }
            Flaw::QuoteNotClosed => {
                "a quotation mark is opened and never closed: close or remove it"
            }
        };
        f.write_str(sentence)
    }
}
