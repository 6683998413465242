//! Pure codecs, bytes in and bytes out: spreadsheets and documents as offices send them, and maps.
//!
//! [`table`] reads a workbook or CSV file, [`schema`] understands it by the columns of an import
//! template, [`write`] makes lists and templates, [`geojson`] reads and writes areas and points,
//! [`document`] reads the paragraphs of a Word document.

mod container;
pub mod date;
pub mod document;
pub mod geojson;
mod number;
pub mod schema;
pub mod table;
pub mod write;

#[cfg(test)]
mod corpora;
