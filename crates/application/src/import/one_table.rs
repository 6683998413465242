//! A CSV file holds one table; a template may have several sheets.

use std::collections::BTreeMap;

use exchange::schema::Sheet;
use exchange::table::{Cell, Format, Line, Table, Workbook};

/// The headings that say for each row to which sheet it belongs.
const SHEET_HEADINGS: [&str; 3] = ["sheet", "表", "工作表"];

/// The table of a CSV file is named after the one sheet of a template, whatever the file's name.
pub(crate) fn named_after(mut workbook: Workbook, sheets: &[Sheet]) -> Workbook {
    if let (Format::Csv { .. }, [only], [table]) =
        (workbook.format, sheets, workbook.tables.as_mut_slice())
    {
        only.key.clone_into(&mut table.name);
    }
    workbook
}

/// A CSV table whose first column says `sheet` is divided by it; rows keep their numbers.
pub(crate) fn by_sheets(workbook: Workbook) -> Workbook {
    if !matches!(workbook.format, Format::Csv { .. }) {
        return workbook;
    }
    let divide = |table: Table| match table.headings().first() {
        Some(first) if is_sheet_heading(&first.text) => divided(table),
        Some(_) | None => vec![table],
    };
    let tables = workbook.tables.into_iter().flat_map(divide).collect();
    Workbook { tables, ..workbook }
}

fn is_sheet_heading(text: &str) -> bool {
    SHEET_HEADINGS.contains(&text.trim().to_lowercase().as_str())
}

fn divided(table: Table) -> Vec<Table> {
    let mut lines = table.lines.into_iter();
    let Some(headings) = lines.next() else { return Vec::new() };
    let first_column = headings.cells.first().map_or(1, |cell| cell.column);
    let mut by_name: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    for mut line in lines {
        let (sheet, cells): (Vec<Cell>, Vec<Cell>) =
            line.cells.into_iter().partition(|cell| cell.column == first_column);
        let name = sheet.into_iter().next().map(|cell| cell.text).unwrap_or_default();
        line.cells = cells;
        by_name.entry(name).or_default().push(line);
    }
    let table = |(name, lines): (String, Vec<Line>)| {
        // A column that no row of the sheet fills in is another sheet's.
        let is_used = |cell: &Cell| lines.iter().any(|line| line.cell(cell.column).is_some());
        let cells = headings.cells.iter().filter(|cell| is_used(cell)).cloned().collect();
        let mut all = vec![Line { row: headings.row, cells }];
        all.extend(lines);
        Table { name, is_hidden: false, lines: all }
    };
    by_name.into_iter().map(table).collect()
}
