//! Pure codecs, bytes in and bytes out: spreadsheets as offices send them, and maps as GeoJSON.
//!
//! [`table`] reads a workbook or CSV file, [`schema`] understands it by the columns of an import
//! template, [`write`] makes lists and templates, [`geojson`] reads and writes areas and points.

mod container;
pub mod date;
pub mod geojson;
mod number;
pub mod schema;
pub mod table;
pub mod write;

#[cfg(test)]
mod corpora;
