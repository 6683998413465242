//! Reads the cells of one sheet.

use std::ops::RangeInclusive;

use super::globals::Globals;
use super::records::{BOF, EOF, Record, Records};
use crate::container::{Fault, size, u16_at, u32_at, u64_at};
use crate::table::Damage;
use crate::table::collector::{Collector, Raw};
use crate::table::rows::Merged;
use crate::table::xlsx::Shape;

const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const RICH_LABEL: u16 = 0x00D6;
const SHARED_LABEL: u16 = 0x00FD;
const TRUTH_OR_ERROR: u16 = 0x0205;
const FORMULA: u16 = 0x0006;
const FORMULA_TEXT: u16 = 0x0207;
const SMALL_NUMBER: u16 = 0x027E;
const SMALL_NUMBERS: u16 = 0x00BD;
const MERGED: u16 = 0x00E5;
const ROW: u16 = 0x0208;
const COLUMN: u16 = 0x007D;
const HIDDEN_COLUMN_RANGES_MAX: usize = 2_000;

pub(super) fn read(
    stream: &[u8],
    globals: &Globals,
    collector: &mut Collector,
) -> Result<(), Fault> {
    let mut sheet = Sheet {
        globals,
        collector,
        formula_at: None,
        merged: Vec::new(),
        hidden_rows: Vec::new(),
        hidden_columns: Vec::new(),
    };
    let mut records = Records::new(stream);
    let mut deep = 0_u32; // Charts stand inside the sheet and have cells of their own.
    while let Some(record) = records.next()? {
        match record.kind {
            BOF => deep += 1,
            EOF if deep <= 1 => break,
            EOF => deep -= 1,
            _ if deep == 1 => sheet.take(record)?,
            _ => {}
        }
    }
    let Sheet { merged, hidden_rows, hidden_columns, .. } = sheet;
    collector.merge(&merged)?;
    collector.hide(&hidden_rows, &hidden_columns);
    Ok(())
}

struct Sheet<'g, 'c, 'l> {
    globals: &'g Globals,
    collector: &'c mut Collector<'l>,
    /// A formula whose value is a text, which follows in a record of its own.
    formula_at: Option<(u32, u32)>,
    merged: Vec<Merged>,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<RangeInclusive<u32>>,
}

impl Sheet<'_, '_, '_> {
    fn take(&mut self, record: Record) -> Result<(), Fault> {
        let text_behind = |at: usize| {
            self.globals.writing.text(record.data.get(at..).unwrap_or_default()).map(Raw::Text)
        };
        match record.kind {
            NUMBER => {
                let number = f64::from_bits(u64_at(record.data, 6).ok_or(Damage::Record)?);
                let raw = self.shaped(number, record.u16(4)?);
                self.put(record, raw)?;
            }
            LABEL | RICH_LABEL => self.put(record, text_behind(6)?)?,
            SHARED_LABEL => {
                let at = size(u32_at(record.data, 6).ok_or(Damage::Record)?)?;
                let text = self.globals.strings.get(at).ok_or(Damage::Missing)?;
                self.put(record, Raw::Text(text.clone()))?;
            }
            TRUTH_OR_ERROR => {
                let (value, is_error) = (record.byte(6)?, record.byte(7)? == 1);
                self.put(record, if is_error { error(value) } else { Raw::Truth(value != 0) })?;
            }
            SMALL_NUMBER => {
                let packed = u32_at(record.data, 6).ok_or(Damage::Record)?;
                let raw = self.shaped(unpacked(packed), record.u16(4)?);
                self.put(record, raw)?;
            }
            SMALL_NUMBERS => self.small_numbers(record)?,
            FORMULA => self.formula(record)?,
            FORMULA_TEXT => {
                if let Some((row, column)) = self.formula_at.take() {
                    self.collector.put(row, column, text_behind(0)?, true)?;
                }
            }
            MERGED => self.merge(record),
            ROW => {
                let is_hidden = record.byte(12)? & 0x20 != 0;
                if is_hidden {
                    self.hidden_rows.push(u32::from(record.u16(0)?) + 1);
                }
            }
            COLUMN => {
                let is_hidden = record.byte(8)? & 1 != 0;
                if is_hidden && self.hidden_columns.len() < HIDDEN_COLUMN_RANGES_MAX {
                    let (first, last) = (u32::from(record.u16(0)?), u32::from(record.u16(2)?));
                    self.hidden_columns.push(first + 1..=last + 1);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn put(&mut self, record: Record, raw: Raw) -> Result<(), Fault> {
        let (row, column) = place(record)?;
        Ok(self.collector.put(row, column, raw, false)?)
    }

    fn shaped(&self, number: f64, format: u16) -> Raw {
        let shape = self.globals.shapes.get(usize::from(format)).copied();
        match shape.unwrap_or_default() {
            Shape::Number => Raw::Number(number),
            Shape::Date => Raw::Date(number, self.globals.epoch),
            Shape::Duration => Raw::Duration(number),
            Shape::Padded(width) => Raw::Padded(number, width),
        }
    }

    /// Several small numbers beside each other: format and value of each, the last column.
    fn small_numbers(&mut self, record: Record) -> Result<(), Fault> {
        let (row, first) = place(record)?;
        let end = record.data.len().checked_sub(2).ok_or(Damage::Record)?;
        let cells = record.data.get(4..end).ok_or(Damage::Record)?;
        for (column, cell) in (first..).zip(cells.chunks_exact(6)) {
            let format = u16_at(cell, 0).ok_or(Damage::Record)?;
            let packed = u32_at(cell, 2).ok_or(Damage::Record)?;
            let raw = self.shaped(unpacked(packed), format);
            self.collector.put(row, column, raw, false)?;
        }
        Ok(())
    }

    fn formula(&mut self, record: Record) -> Result<(), Fault> {
        let (row, column) = place(record)?;
        let raw = if record.u16(12)? != 0xFFFF {
            let number = f64::from_bits(u64_at(record.data, 6).ok_or(Damage::Record)?);
            self.shaped(number, record.u16(4)?)
        } else {
            match (record.byte(6)?, record.byte(8)?) {
                (0, _) => {
                    self.formula_at = Some((row, column));
                    return Ok(());
                }
                (1, value) => Raw::Truth(value != 0),
                (2, value) => error(value),
                (_, _) => return Ok(()), // An empty text.
            }
        };
        Ok(self.collector.put(row, column, raw, true)?)
    }

    fn merge(&mut self, record: Record) {
        for range in record.data.get(2..).unwrap_or_default().chunks_exact(8) {
            let number = |at| u16_at(range, at).map(|it| u32::from(it) + 1);
            if let (Some(first_row), Some(last_row), Some(first_column), Some(last_column)) =
                (number(0), number(2), number(4), number(6))
            {
                self.merged.push(Merged { first_row, last_row, first_column, last_column });
            }
        }
    }
}

fn place(record: Record) -> Result<(u32, u32), Damage> {
    Ok((u32::from(record.u16(0)?) + 1, u32::from(record.u16(2)?) + 1))
}

/// A number in 30 bits: the high ones of a float or a whole number, perhaps times 100.
fn unpacked(packed: u32) -> f64 {
    let is_hundredfold = packed & 1 != 0;
    let is_whole = packed & 2 != 0;
    let number = if is_whole {
        f64::from(packed.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(packed & !3) << 32)
    };
    if is_hundredfold { number / 100.0 } else { number }
}

fn error(code: u8) -> Raw {
    let text = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    };
    Raw::Error(text.to_owned())
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, reason = "what tests make is small")]
mod tests {
    use super::*;
    use crate::container::compound::tests::holding;
    use crate::table::{Flaw, Format, Limits, Source, Unreadable, read};

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let mut bytes = kind.to_le_bytes().to_vec();
        bytes.extend((data.len() as u16).to_le_bytes());
        bytes.extend(data);
        bytes
    }

    fn at(row: u16, column: u16, format: u16, rest: &[u8]) -> Vec<u8> {
        let mut data: Vec<u8> =
            [row, column, format].iter().flat_map(|it| it.to_le_bytes()).collect();
        data.extend(rest);
        data
    }

    /// A workbook with one sheet that holds these records.
    fn workbook(version: u16, cells: &[Vec<u8>]) -> Vec<u8> {
        let bof = record(BOF, &[version.to_le_bytes(), [5, 0]].concat());
        let name: &[u8] = if version == 0x0600 { &[1, 1, 0x68, 0x88] } else { &[2, 0xB1, 0xED] };
        let mut head = [bof.clone(), record(0x0042, &936_u16.to_le_bytes())].concat();
        head.extend(record(0x00E0, &[0, 0, 0, 0]));
        head.extend(record(0x00E0, &[0, 0, 14, 0]));
        if version == 0x0600 {
            head.extend(record(0x00FC, &[1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0x20, 0x5F]));
        }
        let place = (head.len() + 4 + 6 + name.len() + 4) as u32;
        head.extend(record(0x0085, &[&place.to_le_bytes(), &[0, 0][..], name].concat()));
        head.extend(record(EOF, &[]));
        head.extend(bof);
        head.extend(cells.concat());
        head.extend(record(EOF, &[]));
        holding("Workbook", &head)
    }

    #[test]
    fn every_kind_of_cell_is_read() {
        let formula = |rest: [u8; 8]| [rest.as_slice(), &[0; 6]].concat();
        let file = workbook(
            0x0600,
            &[
                record(SHARED_LABEL, &at(0, 0, 0, &[0, 0, 0, 0])),
                record(NUMBER, &at(0, 1, 1, &45_444_f64.to_le_bytes())),
                record(SMALL_NUMBER, &at(0, 2, 0, &(1234_u32 << 2 | 3).to_le_bytes())),
                record(SMALL_NUMBERS, &[1, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 10, 0, 0, 0, 1, 0]),
                record(TRUTH_OR_ERROR, &at(2, 0, 0, &[1, 0])),
                record(TRUTH_OR_ERROR, &at(2, 1, 0, &[0x17, 1])),
                record(FORMULA, &at(3, 0, 0, &formula([0, 0, 0, 0, 0, 0, 0xFF, 0xFF]))),
                record(FORMULA_TEXT, &[1, 0, 1, 0x1F, 0x4F]),
                record(LABEL, &at(4, 0, 0, &[1, 0, 0, b'x'])),
                record(ROW, &[4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0]),
                record(MERGED, &[1, 0, 0, 0, 1, 0, 0, 0, 0, 0]),
            ],
        );
        let book = read(&file, "a.xls", &Limits::default()).unwrap();
        assert_eq!(book.format, Format::Xls);
        let table = &book.tables[0];
        assert_eq!(table.name, "表");
        let seen: Vec<_> = table
            .lines
            .iter()
            .flat_map(|line| &line.cells)
            .map(|it| (it.row, it.column, it.text.as_str(), it.source))
            .collect();
        let expected = [
            (1, 1, "张", Source::Text),
            (1, 2, "2024-06-01", Source::Date),
            (1, 3, "12.34", Source::Number),
            (2, 2, "2", Source::Number),
            (3, 1, "TRUE", Source::Truth),
            (3, 2, "#REF!", Source::Lost),
            (4, 1, "伟", Source::Text),
            (5, 1, "x", Source::Text),
        ];
        assert_eq!(seen, expected);
        let flaws: Vec<_> = book.defects.iter().map(|it| it.flaw.clone()).collect();
        let merged = Flaw::Merged { range: "A1:A2".into() };
        assert_eq!(flaws, [Flaw::ErrorValue, Flaw::Formula, merged, Flaw::HiddenRow]);
    }

    #[test]
    fn a_workbook_of_excel_5_is_read_in_its_code_page() {
        let label = record(LABEL, &at(0, 0, 0, &[4, 0, 0xD6, 0xD0, 0xCE, 0xC4]));
        let book = read(&workbook(0x0500, &[label]), "a.xls", &Limits::default()).unwrap();
        assert_eq!(book.tables[0].name, "表");
        assert_eq!(book.tables[0].cell(1, 1).unwrap().text, "中文");
    }

    #[test]
    fn a_cut_record_and_a_missing_text_are_damage() {
        for cells in [
            record(SHARED_LABEL, &at(0, 0, 0, &[9, 0, 0, 0])),
            record(NUMBER, &at(0, 0, 0, &[1])),
            vec![3, 2, 0xFF, 0xFF],
        ] {
            let refused = read(&workbook(0x0600, &[cells]), "a.xls", &Limits::default());
            assert!(matches!(refused, Err(Unreadable::Damaged { .. })), "{refused:?}");
        }
    }

    #[test]
    fn small_numbers_are_unpacked() {
        assert_eq!(unpacked(1 << 2 | 2), 1.0);
        assert_eq!(unpacked((-5_i32 << 2).cast_unsigned() | 2), -5.0);
        assert_eq!(unpacked(0x3FF0_0000), 1.0);
        assert_eq!(unpacked(0x3FF0_0001), 0.01);
    }
}
