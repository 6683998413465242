//! Puts cells into tables as a reader finds them, under the limits, and keeps what is wrong.

use std::ops::RangeInclusive;

use super::clean::{clean, is_scientific, unprotected};
use super::rows::{Merged, Rows};
use super::{
    Cell, Defect, Flaw, Format, Limit, Limits, Place, Source, Table, Unreadable, Workbook, shown,
};
use crate::date::{Epoch, duration_text, serial_text};
use crate::number::{has_lost_digits, number_text};

/// A value as it stands in a file. Rows and columns are counted from 1 everywhere.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Raw {
    Text(String),
    Number(f64),
    /// A number that is shown with leading zeros up to this many digits.
    Padded(f64, usize),
    Date(f64, Epoch),
    Duration(f64),
    /// A date that the file gives as text.
    DateText(String),
    Truth(bool),
    Error(String),
    /// A formula without a saved value.
    NotCalculated,
    /// A text behind a quotation mark that is never closed.
    OpenQuote(String),
}

/// How many rows are looked at for merged ranges: valid ranges do not overlap and need far less.
const MERGED_ROWS_MAX: usize = 2_000_000;

pub(crate) struct Collector<'l> {
    limits: &'l Limits,
    /// The last one is being read; its lines are still in `rows`.
    tables: Vec<Table>,
    rows: Rows,
    told: Told,
    cells: u64,
    text_bytes: u64,
}

/// Defects of two kinds, each with room of its own.
#[derive(Default)]
struct Told {
    kept: Vec<Defect>,
    lossy: usize,
    harmless: usize,
    untold: u64,
}

impl<'l> Collector<'l> {
    pub(crate) fn new(limits: &'l Limits) -> Self {
        let (rows, told) = (Rows::default(), Told::default());
        Self { limits, tables: Vec::new(), rows, told, cells: 0, text_bytes: 0 }
    }

    pub(crate) fn begin_table(&mut self, name: String, is_hidden: bool) -> Result<(), Unreadable> {
        if self.tables.len() as u64 >= self.limits.sheets_max {
            return Err(self.over(Limit::Sheets, self.limits.sheets_max, None));
        }
        self.close_table();
        self.tables.push(Table { name, is_hidden, lines: Vec::new() });
        if is_hidden {
            self.tell(None, None, "", Flaw::HiddenSheet);
        }
        Ok(())
    }

    fn close_table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        if let Some(table) = self.tables.last_mut() {
            table.lines = rows.into_lines();
        }
    }

    fn over(&self, limit: Limit, max: u64, sheet: Option<&str>) -> Unreadable {
        Unreadable::OverLimit { limit, max, sheet: sheet.map(str::to_owned) }
    }

    fn over_in_table(&self, limit: Limit, max: u64) -> Unreadable {
        self.over(limit, max, self.tables.last().map(|table| table.name.as_str()))
    }

    /// Keeps a defect of the current table.
    pub(crate) fn tell(&mut self, row: Option<u32>, column: Option<u32>, value: &str, flaw: Flaw) {
        let told = &mut self.told;
        let count = if flaw.loses_value() { &mut told.lossy } else { &mut told.harmless };
        *count += 1;
        if *count > self.limits.defects_max {
            told.untold += 1;
            return;
        }
        let sheet = self.tables.last().map(|table| table.name.clone()).unwrap_or_default();
        let place = Place { sheet, row, column };
        told.kept.push(Defect { place, value: shown(value), flaw });
    }

    /// Puts a value into the current table.
    pub(crate) fn put(
        &mut self,
        row: u32,
        column: u32,
        raw: Raw,
        is_formula: bool,
    ) -> Result<(), Unreadable> {
        let (text, source, mut flaws) = self.understood(raw);
        if text.is_empty() && source != Source::Lost {
            return Ok(()); // A cell of blanks is an empty cell.
        }
        if is_formula && source != Source::Lost {
            flaws.push(Flaw::Formula);
        }
        for flaw in flaws {
            self.tell(Some(row), Some(column), &text, flaw);
        }
        self.count(column, text.len())?;
        self.rows.put(Cell { text, row, column, source });
        let rows_max = self.limits.rows_max;
        if self.rows.count() > rows_max {
            return Err(self.over_in_table(Limit::Rows, rows_max));
        }
        Ok(())
    }

    fn count(&mut self, column: u32, bytes: usize) -> Result<(), Unreadable> {
        self.cells += 1;
        self.text_bytes += bytes as u64;
        let limits = self.limits;
        for (limit, found, max) in [
            (Limit::Columns, u64::from(column), limits.columns_max),
            (Limit::Cells, self.cells, limits.cells_max),
            (Limit::TextBytes, self.text_bytes, limits.text_bytes_max),
        ] {
            if found > max {
                return Err(self.over_in_table(limit, max));
            }
        }
        Ok(())
    }

    fn understood(&self, raw: Raw) -> (String, Source, Vec<Flaw>) {
        let lost = |text: String, flaw| (text, Source::Lost, vec![flaw]);
        match raw {
            Raw::Text(text) => self.understood_text(&text),
            Raw::Truth(true) => ("TRUE".to_owned(), Source::Truth, Vec::new()),
            Raw::Truth(false) => ("FALSE".to_owned(), Source::Truth, Vec::new()),
            Raw::Error(code) => lost(code, Flaw::ErrorValue),
            Raw::NotCalculated => lost(String::new(), Flaw::FormulaWithoutValue),
            Raw::OpenQuote(text) => lost(clean(&text).0, Flaw::QuoteNotClosed),
            Raw::DateText(text) => (without_midnight(text), Source::Date, Vec::new()),
            Raw::Number(number) => match number_text(number) {
                Some(text) if has_lost_digits(number) => lost(text, Flaw::DigitsLost),
                Some(text) => (text, Source::Number, Vec::new()),
                None => lost(number.to_string(), Flaw::ErrorValue),
            },
            Raw::Padded(number, width) => match number_text(number) {
                Some(text) if text.bytes().all(|it| it.is_ascii_digit()) => {
                    (format!("{text:0>width$}"), Source::Text, Vec::new())
                }
                Some(_) | None => self.understood(Raw::Number(number)),
            },
            Raw::Date(serial, epoch) => match serial_text(serial, epoch) {
                Some(text) => (text, Source::Date, Vec::new()),
                None => lost(number_text(serial).unwrap_or_default(), Flaw::ImpossibleDate),
            },
            Raw::Duration(serial) => match duration_text(serial) {
                Some(text) => (text, Source::Date, Vec::new()),
                None => lost(number_text(serial).unwrap_or_default(), Flaw::ImpossibleDate),
            },
        }
    }

    fn understood_text(&self, raw: &str) -> (String, Source, Vec<Flaw>) {
        let (mut text, mut flaws) = clean(unprotected(raw));
        let characters = text.chars().count();
        let max = self.limits.cell_characters_max;
        if characters > max {
            text = text.chars().take(max).collect();
            flaws.push(Flaw::CellTooLong { characters, max });
        }
        if is_scientific(&text) {
            flaws.push(Flaw::ScientificNotation);
        }
        let is_lost = flaws.iter().any(Flaw::loses_value);
        (text, if is_lost { Source::Lost } else { Source::Text }, flaws)
    }

    /// Empties all cells of merged ranges but the first ones, and tells each range.
    pub(crate) fn merge(&mut self, ranges: &[Merged]) -> Result<(), Unreadable> {
        let mut looked_at = 0;
        for range in ranges {
            let (value, rows) = self.rows.merge(range);
            looked_at += rows;
            if looked_at > MERGED_ROWS_MAX {
                return Err(self.over_in_table(Limit::Cells, self.limits.cells_max));
            }
            let flaw = Flaw::Merged { range: range.to_string() };
            self.tell(Some(range.first_row), Some(range.first_column), &value, flaw);
        }
        Ok(())
    }

    /// Tells the hidden rows and columns that hold something.
    pub(crate) fn hide(&mut self, rows: &[u32], columns: &[RangeInclusive<u32>]) {
        for row in rows {
            if self.rows.has(*row) {
                self.tell(Some(*row), None, "", Flaw::HiddenRow);
            }
        }
        if columns.is_empty() {
            return;
        }
        for column in self.rows.columns() {
            if columns.iter().any(|range| range.contains(&column)) {
                self.tell(None, Some(column), "", Flaw::HiddenColumn);
            }
        }
    }

    pub(crate) fn finish(mut self, format: Format) -> Workbook {
        self.close_table();
        let Told { kept: defects, untold: defects_untold, .. } = self.told;
        Workbook { format, tables: self.tables, defects, defects_untold }
    }
}

/// A date that is written with the time 00:00 is a date.
fn without_midnight(text: String) -> String {
    let Some((date, time)) = text.split_once('T') else { return text };
    let is_midnight = time.chars().all(|it| matches!(it, '0' | ':' | '.' | 'Z'));
    if is_midnight { date.to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collected(limits: &Limits, cells: &[(u32, u32, Raw)]) -> Result<Workbook, Unreadable> {
        let mut collector = Collector::new(limits);
        collector.begin_table("人员".into(), false)?;
        for (row, column, raw) in cells {
            collector.put(*row, *column, raw.clone(), false)?;
        }
        Ok(collector.finish(Format::Xlsx))
    }

    fn text(text: &str) -> Raw {
        Raw::Text(text.to_owned())
    }

    #[test]
    fn a_value_that_cannot_be_trusted_is_kept_as_lost() {
        let limits = Limits { cell_characters_max: 4, ..Limits::default() };
        for (raw, shown, flaw) in [
            (Raw::Error("#REF!".into()), "#REF!", Flaw::ErrorValue),
            (Raw::NotCalculated, "", Flaw::FormulaWithoutValue),
            (Raw::Number(4.212_24e17), "421224000000000000", Flaw::DigitsLost),
            (Raw::Date(60.0, Epoch::Of1900), "60", Flaw::ImpossibleDate),
            (Raw::Duration(-1.0), "-1", Flaw::ImpossibleDate),
            (text("甲乙丙丁戊"), "甲乙丙丁", Flaw::CellTooLong { characters: 5, max: 4 }),
        ] {
            let workbook = collected(&limits, &[(3, 2, raw)]).unwrap();
            let cell = workbook.tables[0].cell(3, 2).unwrap();
            assert_eq!((cell.text.as_str(), cell.source), (shown, Source::Lost));
            assert_eq!(workbook.defects[0].flaw, flaw);
            assert_eq!(workbook.defects[0].place.to_string(), "\"人员\" B3");
        }
    }

    #[test]
    fn zeros_that_only_the_format_shows_are_kept() {
        let cells = [(1, 1, Raw::Padded(7.0, 3)), (1, 2, Raw::Padded(7.5, 3))];
        let workbook = collected(&Limits::default(), &cells).unwrap();
        assert_eq!(workbook.tables[0].cell(1, 1).unwrap().text, "007");
        assert_eq!(workbook.tables[0].cell(1, 2).unwrap().text, "7.5");
    }

    #[test]
    fn every_limit_refuses_by_its_name() {
        let cells: Vec<_> = (1..=3).map(|at| (at, at, text("12345"))).collect();
        for (limits, limit) in [
            (Limits { rows_max: 2, ..Limits::default() }, Limit::Rows),
            (Limits { columns_max: 2, ..Limits::default() }, Limit::Columns),
            (Limits { cells_max: 2, ..Limits::default() }, Limit::Cells),
            (Limits { text_bytes_max: 14, ..Limits::default() }, Limit::TextBytes),
            (Limits { sheets_max: 0, ..Limits::default() }, Limit::Sheets),
        ] {
            let refused = collected(&limits, &cells);
            assert!(
                matches!(&refused, Err(Unreadable::OverLimit { limit: it, .. }) if *it == limit),
                "{limit:?}: {refused:?}"
            );
        }
        assert!(collected(&Limits::default(), &cells).is_ok());
    }

    #[test]
    fn defects_that_lose_a_value_are_not_crowded_out() {
        let limits = Limits { defects_max: 2, ..Limits::default() };
        let mut cells: Vec<_> = (1..=5).map(|row| (row, 1, text(" a"))).collect();
        cells.push((6, 1, Raw::Error("#N/A".into())));
        let workbook = collected(&limits, &cells).unwrap();
        assert_eq!(workbook.defects.len(), 3);
        assert_eq!(workbook.defects[2].flaw, Flaw::ErrorValue);
        assert_eq!(workbook.defects_untold, 3);
    }
}
