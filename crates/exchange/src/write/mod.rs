//! Writes lists and import templates as XLSX, and lists as CSV.
//!
//! **No cell can run.** A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return
//! would be taken for a formula by the program that opens a CSV file (OWASP, "CSV injection"). In
//! CSV such a text is written with an apostrophe in front; in XLSX a text is a text, so nothing is
//! added. [`crate::table::read`] takes that one apostrophe back, in every format, because people
//! open a CSV in Excel and save it as XLSX. A text that begins with apostrophes before such a
//! character gets one more, in both formats, so that every text reads back as it was.
//!
//! CSV cannot say that 421223000000 is a code: Excel shows it as 4.21E+11 and saves that. Lists
//! for people go out as XLSX.

mod delimited;
mod list;
mod phrases;
mod template;
mod unwritable;
mod workbook;

pub use delimited::{Encoding, write_csv};
pub use list::{CellOut, SheetOut};
pub use template::write_template;
pub use unwritable::Unwritable;
pub use workbook::write_xlsx;

#[cfg(test)]
mod tests;
