//! Reads a workbook or a CSV file as offices send it: what was found, and what is wrong with it.

mod clean;
mod collector;
mod defects;
mod delimited;
mod detect;
mod encoding;
mod limits;
mod ods;
mod read;
mod rows;
mod unreadable;
mod workbook;
mod xls;
mod xlsx;

pub(crate) use clean::{all_half_width, looks_like_formula};
pub(crate) use defects::shown;
pub use defects::{Defect, Flaw, Place, SHOWN_CHARACTERS};
pub use encoding::TextEncoding;
pub use limits::{Limit, Limits};
pub use read::read;
pub use unreadable::{Damage, Foreign, Unreadable};
pub use workbook::{Cell, Format, Line, Source, Table, Workbook, column_letters};

#[cfg(test)]
mod tests;
