//! A cell of a spreadsheet that its column takes and the rules' types do not.

use serde::Serialize;

use super::draft::RowAt;

/// Where such a cell stands, and what is wrong with it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct CellProblem {
    /// In which row of which sheet.
    pub at: RowAt,
    /// The key of the column.
    pub column_key: &'static str,
    /// What is wrong.
    pub flaw: CellFlaw,
}

/// What can be wrong with such a cell; what stands in it is shortened to 40 characters.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "flaw", content = "value", rename_all = "snake_case")]
pub enum CellFlaw {
    /// Empty, where something must be.
    Missing,
    /// Not made of lower-case letters, digits, `-`, `_` and `.`.
    NotAKey(String),
    /// Control characters, or longer than the field.
    NotAText,
    /// None of the choices.
    UnknownItem(String),
    /// Not year-month-day.
    NotADay(String),
    /// Not 2, 4, 6, 9 or 12 digits.
    NotARegion(String),
    /// No number that one can dial.
    NotAPhoneNumber,
    /// Longitude without latitude, or the other way round.
    HalfAPoint,
}
