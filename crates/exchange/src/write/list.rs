//! Lists to write, cell by cell.

use crate::date::Date;
use crate::number::number_text;

/// A list to write.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SheetOut {
    /// What Excel forbids in names of sheets is replaced; a name that is taken gets a number.
    pub name: String,
    /// A line above the headings; CSV leaves it out.
    pub title: Option<String>,
    pub headings: Vec<String>,
    /// Rows may be shorter than the headings.
    pub rows: Vec<Vec<CellOut>>,
}

/// A cell to write.
#[derive(Debug, Clone, PartialEq)]
pub enum CellOut {
    Empty,
    /// Stays text whatever it looks like: telephone numbers and codes go here.
    Text(String),
    Whole(i64),
    Number(f64),
    Date(Date),
    DateTime {
        date: Date,
        hour: u8,
        minute: u8,
        second: u8,
    },
}

impl CellOut {
    pub fn text(text: impl Into<String>) -> Self {
        CellOut::Text(text.into())
    }

    /// What stands in the cell when it is read back.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            CellOut::Empty => String::new(),
            CellOut::Text(text) => text.clone(),
            CellOut::Whole(number) => number.to_string(),
            CellOut::Number(number) => number_text(*number).unwrap_or_default(),
            CellOut::Date(date) => date.to_string(),
            CellOut::DateTime { date, hour: 0, minute: 0, second: 0 } => date.to_string(),
            CellOut::DateTime { date, hour, minute, second } => {
                format!("{date}T{hour:02}:{minute:02}:{second:02}")
            }
        }
    }
}
