//! Why something could not be written.

use thiserror::Error;

/// Why a workbook could not be written. Places are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unwritable {
    #[error("sheet {sheet:?} has {rows} rows, a workbook holds {max}: write CSV or divide it")]
    TooManyRows { sheet: String, rows: usize, max: usize },
    #[error("sheet {sheet:?} has {columns} columns, a workbook holds {max}: divide it")]
    TooManyColumns { sheet: String, columns: usize, max: usize },
    #[error(
        "sheet {sheet:?} row {row} column {column}: {characters} characters do not fit into a \
         cell, which holds {max}"
    )]
    TextTooLong { sheet: String, row: usize, column: usize, characters: usize, max: usize },
    #[error("sheet {sheet:?} row {row} column {column}: the number is infinite or none")]
    NotFinite { sheet: String, row: usize, column: usize },
    #[error("the workbook could not be written: {0}")]
    Workbook(String),
}

impl From<rust_xlsxwriter::XlsxError> for Unwritable {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Unwritable::Workbook(error.to_string())
    }
}
