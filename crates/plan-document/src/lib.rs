//! The plan as a text: read with positions, checked by named rules, edited in place, compared.
//!
//! Reading never fails: a text gives a [`Document`] with whatever plan could be read and a list of
//! findings, each with its place, its sentence in both languages, and where possible a mend.

pub mod checks;
pub mod condition;
pub mod diff;
mod document;
pub mod edit;
pub mod fields;
pub mod finding;
pub mod format;
pub mod law;
pub mod network;
pub mod outline;
mod reading;
pub mod schema;
pub mod span;
pub mod tree;
pub mod world;
mod world_of;

pub use document::{BYTES_MAX, Document};
pub use reading::{READING_RULES, ReadingRule};
pub use world_of::Registers;
