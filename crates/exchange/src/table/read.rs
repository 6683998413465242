//! Reads a file, whatever it is.

use super::collector::Collector;
use super::detect::{Container, detect};
use super::{
    Foreign, Format, Limit, Limits, Unreadable, Workbook, delimited, encoding, ods, xls, xlsx,
};

/// Reads a file whose kind is told by its bytes.
///
/// `file_name_hint` names the table of a CSV file, which has no name of its own.
///
/// # Errors
/// [`Unreadable`] where the file as a whole cannot be read, or is too large.
pub fn read(bytes: &[u8], file_name_hint: &str, limits: &Limits) -> Result<Workbook, Unreadable> {
    if bytes.len() as u64 > limits.bytes_max {
        let (limit, max) = (Limit::Bytes, limits.bytes_max);
        return Err(Unreadable::OverLimit { limit, max, sheet: None });
    }
    let mut collector = Collector::new(limits);
    let format = match detect(bytes, limits)? {
        Container::Xlsx(archive) => {
            xlsx::read(&archive, &mut collector)?;
            Format::Xlsx
        }
        Container::Ods(archive) => {
            ods::read(&archive, &mut collector)?;
            Format::Ods
        }
        Container::Xls(compound) => {
            xls::read(&compound, &mut collector)?;
            Format::Xls
        }
        Container::Text => {
            let (text, encoding) = encoding::decode(bytes);
            if encoding::is_binary(&text) {
                return Err(Unreadable::NotATable(Foreign::Unknown));
            }
            let name = delimited::table_name(file_name_hint);
            let delimiter = delimited::read(&text, name, &mut collector)?;
            Format::Csv { delimiter, encoding }
        }
    };
    let workbook = collector.finish(format);
    if workbook.tables.iter().all(|table| table.lines.is_empty()) {
        return Err(Unreadable::Empty);
    }
    Ok(workbook)
}
