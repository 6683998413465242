//! What can be wrong with a filled-in template: typed, placed, and said in plain English.

use std::fmt;

use super::phone::PhoneFault;
use super::{Bilingual, Choice, Language};
use crate::table::column_letters;

/// A cell that was not understood. The row that it stands in is left out of the rows.
#[derive(Debug, Clone, PartialEq)]
pub struct RowError {
    /// The name of the sheet in the file.
    pub sheet: String,
    pub sheet_key: &'static str,
    /// Counted from 1, as Excel shows it.
    pub row: u32,
    /// Counted from 1; see [`column_letters`].
    pub column: u32,
    /// The heading as it stands in the file.
    pub heading: String,
    pub column_key: &'static str,
    /// What stands in the cell, shortened for showing.
    pub value: String,
    pub problem: Problem,
}

/// Why a cell was not understood.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    Missing,
    /// The file itself holds no usable value here; a defect of the workbook says why.
    Lost,
    TooLong {
        characters: usize,
        max: usize,
    },
    NotANumber,
    NotWhole,
    WholeOutOfRange {
        min: i64,
        max: i64,
    },
    OutOfRange {
        min: f64,
        max: f64,
    },
    NotADate,
    /// 3/4/2024 or 24-03-04: nobody can tell day, month and year.
    AmbiguousDate,
    /// The 30th of February, or a year before 1900 or after 2100.
    ImpossibleDate,
    Phone(PhoneFault),
    NotARegionCode {
        digits: usize,
    },
    UnknownChoice {
        item: String,
        nearest: Option<&'static str>,
        choices: &'static [Choice],
    },
    NotYesNo,
    NotDegrees,
    /// The latitude is beyond 90° and would be a longitude.
    LatitudeIsLongitude,
}

/// What is wrong with a sheet as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetProblem {
    /// A sheet with content that no specification asks for; it was not read.
    UnknownSheet {
        sheet: String,
        nearest: Option<&'static str>,
    },
    /// Two sheets for the same thing; the first one counts.
    SheetTwice {
        sheet: String,
        first: String,
        sheet_key: &'static str,
    },
    NoHeadings {
        sheet: String,
        sheet_key: &'static str,
    },
    MissingColumn {
        sheet: String,
        row: u32,
        column_key: &'static str,
        title: Bilingual,
    },
    /// A heading that no column has; what stands below was not read.
    UnknownColumn {
        sheet: String,
        row: u32,
        column: u32,
        heading: String,
        nearest: Option<&'static str>,
    },
    /// Cells below an empty heading; they were not read.
    NoHeading {
        sheet: String,
        row: u32,
        column: u32,
    },
    /// Two headings for the same column; the first one counts.
    HeadingTwice {
        sheet: String,
        row: u32,
        column: u32,
        first: u32,
        heading: String,
    },
}

impl SheetProblem {
    /// Whether rows are missing or may be misread because of it; the others may be accepted.
    #[must_use]
    pub fn is_serious(&self) -> bool {
        match self {
            SheetProblem::SheetTwice { .. }
            | SheetProblem::NoHeadings { .. }
            | SheetProblem::MissingColumn { .. }
            | SheetProblem::HeadingTwice { .. } => true,
            SheetProblem::UnknownSheet { .. }
            | SheetProblem::UnknownColumn { .. }
            | SheetProblem::NoHeading { .. } => false,
        }
    }
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = column_letters(self.column);
        write!(f, "{:?} {letters}{} ({}): ", self.sheet, self.row, self.heading)?;
        let is_repeated = matches!(self.problem, Problem::UnknownChoice { .. });
        if !self.value.is_empty() && !is_repeated {
            write!(f, "{:?}: ", self.value)?;
        }
        write!(f, "{}", self.problem)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Missing => f.write_str("must be filled in"),
            Problem::Lost => f.write_str("the file holds no usable value here: type it again"),
            Problem::TooLong { characters, max } => {
                write!(f, "{characters} characters are more than {max}: shorten it")
            }
            Problem::NotANumber => f.write_str("is not a number: write digits only"),
            Problem::NotWhole => f.write_str("must be a whole number"),
            Problem::WholeOutOfRange { min: i64::MIN, max } => write!(f, "must be {max} or less"),
            Problem::WholeOutOfRange { min, max: i64::MAX } => write!(f, "must be {min} or more"),
            Problem::WholeOutOfRange { min, max } => {
                write!(f, "must be between {min} and {max}")
            }
            Problem::OutOfRange { min, max } => match (min.is_finite(), max.is_finite()) {
                (true, false) => write!(f, "must be {min} or more"),
                (false, _) => write!(f, "must be {max} or less"),
                (true, true) => write!(f, "must be between {min} and {max}"),
            },
            Problem::NotADate => f.write_str("is not a date: write 2024-06-01"),
            Problem::AmbiguousDate => {
                f.write_str("could be several dates: write the year with four digits and first")
            }
            Problem::ImpossibleDate => f.write_str("there is no such day: check it"),
            Problem::Phone(fault) => fault.fmt(f),
            Problem::NotARegionCode { digits } => {
                write!(f, "has {digits} digits; a region code has 6, 9 or 12 and begins with 11–82")
            }
            Problem::UnknownChoice { item, nearest, choices } => {
                write!(f, "{item:?} is not one of ")?;
                let titles: Vec<&str> =
                    choices.iter().map(|it| it.title.in_language(Language::En)).collect();
                f.write_str(&titles.join(", "))?;
                nearest.map_or(Ok(()), |nearest| write!(f, "; is {nearest} meant?"))
            }
            Problem::NotYesNo => f.write_str("write yes or no (是 or 否)"),
            Problem::NotDegrees => f.write_str("is not degrees: write 114.0432"),
            Problem::LatitudeIsLongitude => {
                f.write_str("is beyond 90°: longitude and latitude seem to be swapped")
            }
        }
    }
}

impl fmt::Display for SheetProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cell = |row: &u32, column: &u32| format!("{}{row}", column_letters(*column));
        let meant = |nearest: &Option<&str>| {
            nearest.map(|it| format!("; is {it:?} meant?")).unwrap_or_default()
        };
        match self {
            SheetProblem::UnknownSheet { sheet, nearest } => {
                write!(f, "sheet {sheet:?} is not asked for and was not read{}", meant(nearest))
            }
            SheetProblem::SheetTwice { sheet, first, .. } => {
                write!(f, "sheet {sheet:?} is for the same as {first:?}: join the two")
            }
            SheetProblem::NoHeadings { sheet, .. } => write!(
                f,
                "sheet {sheet:?} has no row of headings: copy it from the template above the rows"
            ),
            SheetProblem::MissingColumn { sheet, row, title, .. } => {
                let Bilingual { zh, en } = title;
                write!(f, "{sheet:?} row {row}: column {zh} ({en}) is missing: add it")
            }
            SheetProblem::UnknownColumn { sheet, row, column, heading, nearest } => write!(
                f,
                "{sheet:?} {}: column {heading:?} is not asked for and was not read{}",
                cell(row, column),
                meant(nearest)
            ),
            SheetProblem::NoHeading { sheet, row, column } => write!(
                f,
                "{sheet:?} {}: there is no heading; the cells below were not read",
                cell(row, column)
            ),
            SheetProblem::HeadingTwice { sheet, row, column, first, heading } => write!(
                f,
                "{sheet:?} {}: {heading:?} means the same as column {}: keep one of them",
                cell(row, column),
                column_letters(*first)
            ),
        }
    }
}
