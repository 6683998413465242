//! How large a file may be; every limit has a name, so that a refusal can say which one it met.

/// What is read at most. More than one of these is refused whole, never cut off silently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    pub bytes_max: u64,
    /// What a zip may unpack to, all parts that are read taken together.
    pub unpacked_bytes_max: u64,
    pub sheets_max: u64,
    /// Rows with content in one sheet.
    pub rows_max: u64,
    /// The last column that may hold something.
    pub columns_max: u64,
    /// Characters in one cell; a longer cell is cut and told as lost, the file is still read.
    pub cell_characters_max: usize,
    /// Cells with content in all sheets.
    pub cells_max: u64,
    /// Text of all cells; a few shared strings can be shown in a million cells.
    pub text_bytes_max: u64,
    /// Defects that are told one by one; the rest is counted.
    pub defects_max: usize,
}

impl Default for Limits {
    /// Enough for every household of a county in one list; peak memory stays below 1 GB.
    fn default() -> Self {
        Self {
            bytes_max: 20 << 20,
            unpacked_bytes_max: 256 << 20,
            sheets_max: 100,
            rows_max: 100_050, // 100,000 records below titles and headings.
            columns_max: 1_000,
            cell_characters_max: 10_000,
            cells_max: 3_000_000,
            text_bytes_max: 200 << 20,
            defects_max: 5_000,
        }
    }
}

/// The name of a limit that a file exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    Bytes,
    UnpackedBytes,
    Sheets,
    Rows,
    Columns,
    Cells,
    TextBytes,
}

impl Limit {
    /// What is counted, for a sentence such as "more than 100 sheets".
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Limit::Bytes => "bytes",
            Limit::UnpackedBytes => "bytes once unpacked",
            Limit::Sheets => "sheets",
            Limit::Rows => "rows with content",
            Limit::Columns => "columns",
            Limit::Cells => "cells with content",
            Limit::TextBytes => "bytes of text",
        }
    }
}
