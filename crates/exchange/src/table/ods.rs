//! Reads .ods (OpenDocument 1.2), the format of LibreOffice.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::collector::{Collector, Raw};
use super::rows::Merged;
use super::{Damage, Unreadable};
use crate::container::Fault;
use crate::container::tags::{Tag, Token};
use crate::container::zip::Archive;

const CONTENT: &str = "content.xml";
const ROWS_MAX: u32 = 1_048_576;
const COLUMNS_MAX: u32 = 16_384;
const HIDDEN_RANGES_MAX: usize = 2_000;

pub(crate) fn read(archive: &Archive, collector: &mut Collector) -> Result<(), Unreadable> {
    let manifest = archive.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Unreadable::Password);
    }
    let mut content = Content {
        collector,
        style: None,
        hidden_styles: BTreeSet::new(),
        table: None,
        tables_deep: 0,
    };
    if !archive.tokens(CONTENT, &mut |token| content.take(token))? {
        return Err(Fault::from(Damage::Missing).in_part(CONTENT));
    }
    Ok(())
}

struct Content<'c, 'l> {
    collector: &'c mut Collector<'l>,
    style: Option<String>,
    hidden_styles: BTreeSet<String>,
    table: Option<OpenTable>,
    /// Tables can stand inside cells; those are not sheets.
    tables_deep: u32,
}

/// What has been read of the sheet that is open now.
#[derive(Default)]
struct OpenTable {
    row: u32,
    row_repeats: u32,
    is_row_hidden: bool,
    column: u32,
    declared_columns: u32,
    cell: Option<OpenCell>,
    cells: Vec<(u32, u32, Raw, bool)>,
    merged: Vec<Merged>,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<RangeInclusive<u32>>,
}

#[derive(Default)]
struct OpenCell {
    repeats: u32,
    kind: String,
    value: Option<String>,
    has_formula: bool,
    is_error: bool,
    is_covered: bool,
    rows_spanned: u32,
    columns_spanned: u32,
    text: String,
    paragraphs: u32,
    is_in_paragraph: bool,
    /// Comments and drawings hold paragraphs that are not the text of the cell.
    aside_deep: u32,
}

impl Content<'_, '_> {
    fn take(&mut self, token: Token) -> Result<(), Fault> {
        match token {
            Token::Open(tag) if tag.name == "table" => self.open_table(&tag)?,
            Token::Close("table") => self.close_table()?,
            Token::Open(_) | Token::Close(_) | Token::Text(_) if self.tables_deep > 1 => {}
            Token::Open(tag) => match &mut self.table {
                Some(table) => table.open(&tag)?,
                None => self.open_style(&tag),
            },
            Token::Close(name) => {
                if let Some(table) = &mut self.table {
                    table.close(name)?;
                    if name == "table-row" {
                        self.close_row()?;
                    }
                }
            }
            Token::Text(text) => {
                if let Some(cell) = self.table.as_mut().and_then(|it| it.cell.as_mut()) {
                    cell.add(&text);
                }
            }
        }
        Ok(())
    }

    fn open_style(&mut self, tag: &Tag) {
        match tag.name {
            "style" => self.style = tag.attribute("name").map(Into::into),
            "table-properties"
                if tag.attribute("display").is_some_and(|it| it == "false")
                    && self.hidden_styles.len() < HIDDEN_RANGES_MAX =>
            {
                self.hidden_styles.extend(self.style.take());
            }
            _ => {}
        }
    }

    fn open_table(&mut self, tag: &Tag) -> Result<(), Fault> {
        self.tables_deep += 1;
        if self.tables_deep > 1 {
            return Ok(());
        }
        let style = tag.attribute("style-name").unwrap_or_default();
        let is_hidden = self.hidden_styles.contains(style.as_ref());
        let name = tag.attribute("name").unwrap_or_default().into_owned();
        self.collector.begin_table(name, is_hidden)?;
        self.table = Some(OpenTable::default());
        Ok(())
    }

    fn close_table(&mut self) -> Result<(), Fault> {
        self.tables_deep = self.tables_deep.saturating_sub(1);
        if self.tables_deep == 0
            && let Some(table) = self.table.take()
        {
            self.collector.merge(&table.merged)?;
            self.collector.hide(&table.hidden_rows, &table.hidden_columns);
        }
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), Fault> {
        let Some(table) = &mut self.table else { return Ok(()) };
        let cells = std::mem::take(&mut table.cells);
        // Rows with content are repeated until the collector has enough; empty ones cost nothing.
        let repeats = if cells.is_empty() { 0 } else { table.row_repeats };
        let first = table.row;
        table.row = first.saturating_add(table.row_repeats.max(1) - 1);
        for row in first..first.saturating_add(repeats) {
            if table.is_row_hidden {
                table.hidden_rows.push(row);
            }
            for (column, repeats, raw, is_formula) in &cells {
                for column in *column..column.saturating_add(*repeats) {
                    self.collector.put(row, column, raw.clone(), *is_formula)?;
                }
            }
        }
        Ok(())
    }
}

impl OpenTable {
    fn open(&mut self, tag: &Tag) -> Result<(), Damage> {
        if let Some(cell) = &mut self.cell {
            cell.open(tag);
            return Ok(());
        }
        match tag.name {
            "table-row" => {
                self.row += 1;
                self.row_repeats = count(tag, "number-rows-repeated", ROWS_MAX)?;
                self.column = 0;
                self.is_row_hidden = is_hidden(tag);
            }
            "table-cell" | "covered-table-cell" => self.open_cell(tag)?,
            "table-column" => {
                let first = self.declared_columns + 1;
                let repeats = count(tag, "number-columns-repeated", COLUMNS_MAX)?;
                self.declared_columns = self.declared_columns.saturating_add(repeats);
                if is_hidden(tag) && self.hidden_columns.len() < HIDDEN_RANGES_MAX {
                    self.hidden_columns.push(first..=self.declared_columns);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn open_cell(&mut self, tag: &Tag) -> Result<(), Damage> {
        let value = ["value", "date-value", "time-value", "boolean-value", "string-value"]
            .into_iter()
            .find_map(|name| tag.attribute(name));
        self.cell = Some(OpenCell {
            repeats: count(tag, "number-columns-repeated", COLUMNS_MAX)?,
            kind: tag.qualified("office:value-type").unwrap_or_default().into_owned(),
            value: value.map(Into::into),
            has_formula: tag.attribute("formula").is_some(),
            is_error: tag.qualified("calcext:value-type").is_some_and(|it| it == "error"),
            is_covered: tag.name == "covered-table-cell",
            rows_spanned: count(tag, "number-rows-spanned", ROWS_MAX)?,
            columns_spanned: count(tag, "number-columns-spanned", COLUMNS_MAX)?,
            ..OpenCell::default()
        });
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Damage> {
        if !matches!(name, "table-cell" | "covered-table-cell") {
            if let Some(cell) = &mut self.cell {
                cell.close(name);
            }
            return Ok(());
        }
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let (row, column) = (self.row, self.column + 1);
        self.column = self.column.saturating_add(cell.repeats);
        if self.column > COLUMNS_MAX || self.row > ROWS_MAX {
            return Err(Damage::Place);
        }
        if cell.rows_spanned > 1 || cell.columns_spanned > 1 {
            self.merged.push(Merged {
                first_row: row,
                last_row: row.saturating_add(cell.rows_spanned - 1),
                first_column: column,
                last_column: column.saturating_add(cell.columns_spanned - 1),
            });
        }
        let (repeats, is_formula) = (cell.repeats, cell.has_formula);
        if let Some(raw) = cell.raw()? {
            self.cells.push((column, repeats, raw, is_formula));
        }
        Ok(())
    }
}

impl OpenCell {
    fn open(&mut self, tag: &Tag) {
        match tag.name {
            "annotation" | "frame" | "custom-shape" | "shapes" => self.aside_deep += 1,
            _ if self.aside_deep > 0 => {}
            "p" => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
                self.is_in_paragraph = true;
            }
            "tab" => self.text.push('\t'),
            "line-break" => self.text.push('\n'),
            "s" => {
                // Several blanks in a row; how many exactly nobody can tell by eye.
                let blanks = tag.attribute("c").and_then(|it| it.parse().ok()).unwrap_or(1);
                self.text.extend(std::iter::repeat_n(' ', blanks.clamp(1, 100)));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "annotation" | "frame" | "custom-shape" | "shapes" => {
                self.aside_deep = self.aside_deep.saturating_sub(1);
            }
            "p" if self.aside_deep == 0 => self.is_in_paragraph = false,
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        if self.is_in_paragraph && self.aside_deep == 0 {
            self.text.push_str(text);
        }
    }

    fn raw(self) -> Result<Option<Raw>, Damage> {
        if self.is_covered {
            return Ok(None); // What lies under a merged cell cannot be seen.
        }
        if self.is_error {
            return Ok(Some(Raw::Error(self.text)));
        }
        let value = self.value.as_deref();
        let raw = match (self.kind.as_str(), value) {
            ("float" | "percentage" | "currency", Some(value)) => {
                Raw::Number(value.parse().map_err(|_| Damage::Record)?)
            }
            ("date", Some(value)) => Raw::DateText(value.to_owned()),
            ("time", Some(value)) => Raw::DateText(clock(value).unwrap_or(self.text)),
            ("boolean", Some(value)) => Raw::Truth(value == "true"),
            ("string", Some(value)) if self.paragraphs == 0 => Raw::Text(value.to_owned()),
            ("string", _) => Raw::Text(self.text),
            ("", _) if self.has_formula && self.paragraphs == 0 => Raw::NotCalculated,
            (_, _) if self.text.is_empty() => return Ok(None),
            (_, _) => Raw::Text(self.text),
        };
        Ok(Some(raw))
    }
}

/// How often something is repeated: once where the file says nothing.
fn count(tag: &Tag, name: &str, max: u32) -> Result<u32, Damage> {
    let Some(number) = tag.attribute(name) else { return Ok(1) };
    let number: u32 = number.parse().map_err(|_| Damage::Place)?;
    Ok(number.clamp(1, max))
}

fn is_hidden(tag: &Tag) -> bool {
    tag.attribute("visibility").is_some_and(|it| it == "collapse" || it == "filter")
}

/// PT08H30M00S is written 08:30:00.
fn clock(duration: &str) -> Option<String> {
    let (hours, rest) = duration.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?;
    let seconds = seconds.split_once(['.', ',']).map_or(seconds, |(whole, _)| whole);
    let parts: [u32; 3] = [hours.parse().ok()?, minutes.parse().ok()?, seconds.parse().ok()?];
    let [hours, minutes, seconds] = parts;
    Some(format!("{hours:02}:{minutes:02}:{seconds:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    use crate::container::zip::tests::stored;
    use crate::table::{Flaw, Format, Limit, Limits, Source, Table, Workbook, read};

    fn ods(content: &str) -> Result<Workbook, Unreadable> {
        let content = format!(
            "<o:document xmlns:o=\"x\"><style:style style:name=\"ta2\"><style:table-properties \
             table:display=\"false\"/></style:style>{content}</o:document>"
        );
        let zip = stored(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", b"<manifest/>"),
            ("content.xml", content.as_bytes()),
        ]);
        read(&zip, "a.ods", &Limits::default())
    }

    fn sheet(rows: &str) -> Result<Workbook, Unreadable> {
        ods(&format!("<table:table table:name=\"表\">{rows}</table:table>"))
    }

    fn texts(table: &Table) -> Vec<(u32, u32, &str)> {
        let cells = table.lines.iter().flat_map(|line| &line.cells);
        cells.map(|cell| (cell.row, cell.column, cell.text.as_str())).collect()
    }

    #[test]
    fn values_are_read_by_their_kind() {
        let book = sheet(
            "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>张<text:s \
             text:c=\"2\"/>伟</text:p><text:p>二</text:p></table:table-cell><table:table-cell \
             office:value-type=\"float\" office:value=\"5.5\"><text:p>5.50</text:p>\
             </table:table-cell><table:table-cell office:value-type=\"date\" \
             office:date-value=\"2024-06-01T00:00:00\"/><table:table-cell \
             office:value-type=\"time\" office:time-value=\"PT08H30M00S\"/><table:table-cell \
             office:value-type=\"boolean\" office:boolean-value=\"true\"/></table:table-row>",
        )
        .unwrap();
        assert_eq!(book.format, Format::Ods);
        let expected = [
            (1, 1, "张  伟\n二"),
            (1, 2, "5.5"),
            (1, 3, "2024-06-01"),
            (1, 4, "08:30:00"),
            (1, 5, "TRUE"),
        ];
        assert_eq!(texts(&book.tables[0]), expected);
        assert_eq!(book.tables[0].cell(1, 3).unwrap().source, Source::Date);
    }

    #[test]
    fn repeated_rows_and_cells_stand_where_excel_would_show_them() {
        let book = sheet(
            "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell \
             table:number-columns-repeated=\"16384\"/></table:table-row><table:table-row \
             table:number-rows-repeated=\"2\"><table:table-cell/><table:table-cell \
             table:number-columns-repeated=\"2\" office:value-type=\"string\"><text:p>a</text:p>\
             </table:table-cell></table:table-row><table:table-row \
             table:number-rows-repeated=\"1048570\"><table:table-cell/></table:table-row>",
        )
        .unwrap();
        let expected = [(4, 2, "a"), (4, 3, "a"), (5, 2, "a"), (5, 3, "a")];
        assert_eq!(texts(&book.tables[0]), expected);
    }

    #[test]
    fn a_cell_that_is_repeated_a_million_times_is_refused() {
        let refused = sheet(
            "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell \
             office:value-type=\"string\"><text:p>a</text:p></table:table-cell></table:table-row>",
        );
        assert!(
            matches!(refused, Err(Unreadable::OverLimit { limit: Limit::Rows, .. })),
            "{refused:?}"
        );
    }

    #[test]
    fn a_file_that_ends_in_the_middle_is_refused() {
        let refused = ods("<table:table table:name=\"A\"><table:table-row>");
        assert!(matches!(refused, Err(Unreadable::Damaged { damage: Damage::Cut, .. })));
    }

    proptest! {
        #[test]
        fn broken_content_never_panics(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "<table:table table:name=\"A\">", "</table:table>", "<table:table-row>",
                "</table:table-row>", "<table:table-row table:number-rows-repeated=\"9\">",
                "<table:table-cell/>", "<table:table-cell office:value-type=\"string\">",
                "</table:table-cell>", "<table:covered-table-cell>", "<text:p>", "</text:p>",
                "<table:table-cell table:number-columns-repeated=\"16384\">", "<text:s/>", "x",
                "<table:table-cell office:value-type=\"float\" office:value=\"1e999\">",
                "<text:s text:c=\"99999999\"/>", "<office:annotation>", "</office:annotation>",
                "<table:table-column table:number-columns-repeated=\"4294967295\"/>",
                "<table:table-cell table:number-rows-spanned=\"4294967295\">",
                "<table:table-row table:number-rows-repeated=\"4294967295\">",
            ]), 0..30),
        ) {
            let _ = ods(&pieces.concat());
        }
    }

    #[test]
    fn what_cannot_be_seen_is_told() {
        let book =
            ods("<table:table table:name=\"藏\" table:style-name=\"ta2\"><table:table-column \
             table:visibility=\"collapse\"/><table:table-row table:visibility=\"filter\">\
             <table:table-cell table:formula=\"of:=1\" office:value-type=\"float\" \
             office:value=\"1\" table:number-rows-spanned=\"2\"/><table:table-cell \
             calcext:value-type=\"error\" office:value-type=\"string\"><text:p>#REF!</text:p>\
             </table:table-cell></table:table-row><table:table-row><table:covered-table-cell \
             office:value-type=\"string\"><text:p>no</text:p></table:covered-table-cell>\
             <table:table-cell table:formula=\"of:=1\"/></table:table-row></table:table>")
            .unwrap();
        let flaws: Vec<String> =
            book.defects.iter().map(|it| format!("{} {:?}", it.place, it.flaw)).collect();
        insta::assert_snapshot!(flaws.join("\n"), @r#"
        "藏" HiddenSheet
        "藏" A1 Formula
        "藏" B1 ErrorValue
        "藏" B2 FormulaWithoutValue
        "藏" A1 Merged { range: "A1:A2" }
        "藏" row 1 HiddenRow
        "藏" column A HiddenColumn
        "#);
        assert_eq!(book.defects[4].flaw, Flaw::Merged { range: "A1:A2".into() });
    }
}
