//! What an import template asks for, column by column, and how a filled-in one is understood.

mod bilingual;
mod bind;
mod degree;
mod faults;
mod headings;
mod layout;
mod numbers;
mod phone;
mod problems;
mod specification;
mod understand;
mod value;

pub use bilingual::{Bilingual, Language};
pub use bind::{Bound, BoundSheet, Row, bind};
pub use faults::faults;
pub use headings::{CHOICES_SHEET, NOTES_SHEET};
pub use phone::{PhoneFault, normal_phone};
pub use problems::{Problem, RowError, SheetProblem};
pub use specification::{Choice, Column, Kind, Sheet};
pub use understand::{understand, understand_typed};
pub use value::Value;
