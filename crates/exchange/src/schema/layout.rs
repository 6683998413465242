//! Finds which sheet of a file is for what, its row of headings, and its columns.

use std::collections::BTreeMap;

use super::headings::{
    CHOICES_SHEET, NOTES_SHEET, column_named, heading_key, names, nearest, sheet_names,
};
use super::{Column, Sheet, SheetProblem};
use crate::table::{Line, Table, Workbook};

/// How far down the headings are looked for: titles, units and notes may stand above.
const LINES_ABOVE_MAX: usize = 30;

/// A sheet of the file that was recognised.
pub(super) struct Layout<'w, 's> {
    pub(super) table: &'w Table,
    pub(super) sheet: &'s Sheet,
    pub(super) heading_row: u32,
    /// By number of column, counted from 1.
    pub(super) columns: BTreeMap<u32, BoundColumn<'w>>,
    /// The lines below the headings.
    pub(super) lines: &'w [Line],
}

pub(super) struct BoundColumn<'w> {
    pub(super) column: &'static Column,
    pub(super) heading: &'w str,
}

pub(super) fn lay_out<'w, 's>(
    workbook: &'w Workbook,
    sheets: &'s [Sheet],
    problems: &mut Vec<SheetProblem>,
) -> Vec<Layout<'w, 's>> {
    let mut layouts = Vec::new();
    for (table, sheet) in recognised(workbook, sheets, problems) {
        let (name, sheet_key) = (table.name.clone(), sheet.key);
        match headings_of(table, sheet.columns) {
            Some((heading_line, lines)) => {
                layouts.push(columns_of(table, sheet, heading_line, lines, problems));
            }
            None => problems.push(SheetProblem::NoHeadings { sheet: name, sheet_key }),
        }
    }
    layouts
}

/// Pairs tables with specifications: by title first, then by their headings.
fn recognised<'w, 's>(
    workbook: &'w Workbook,
    sheets: &'s [Sheet],
    problems: &mut Vec<SheetProblem>,
) -> Vec<(&'w Table, &'s Sheet)> {
    let tables = || workbook.tables.iter().filter(|table| !table.lines.is_empty());
    let mut pairs: Vec<(&Table, &Sheet)> = Vec::new();
    let mut strangers = Vec::new();
    for table in tables().filter(|table| !is_furniture(table)) {
        let key = heading_key(&table.name);
        let titled = |sheet: &&Sheet| sheet_names(sheet).iter().any(|it| heading_key(it) == key);
        let Some(sheet) = sheets.iter().find(titled) else {
            strangers.push(table);
            continue;
        };
        match pairs.iter().find(|(_, other)| other.key == sheet.key) {
            Some((first, _)) => problems.push(SheetProblem::SheetTwice {
                sheet: table.name.clone(),
                first: first.name.clone(),
                sheet_key: sheet.key,
            }),
            None => pairs.push((table, sheet)),
        }
    }
    // What nobody can see is not guessed at: only a title makes a hidden sheet count.
    for table in strangers.into_iter().filter(|table| !table.is_hidden) {
        let is_free = |sheet: &&Sheet| !pairs.iter().any(|(_, other)| other.key == sheet.key);
        let free: Vec<&Sheet> = sheets.iter().filter(is_free).collect();
        let is_alone = tables().count() == 1 && sheets.len() == 1;
        let likely = if is_alone { sheets.first() } else { by_headings(table, &free) };
        match likely {
            Some(sheet) => pairs.push((table, sheet)),
            None => problems.push(SheetProblem::UnknownSheet {
                sheet: table.name.clone(),
                nearest: nearest(&table.name, free.iter().flat_map(|sheet| sheet_names(sheet))),
            }),
        }
    }
    pairs
}

/// The sheets that a template brings along.
fn is_furniture(table: &Table) -> bool {
    let key = heading_key(&table.name);
    let is = |it: &str| heading_key(it) == key;
    is(NOTES_SHEET.zh)
        || is(NOTES_SHEET.en)
        || table.is_hidden && (is(CHOICES_SHEET.zh) || is(CHOICES_SHEET.en))
}

/// The one specification whose required columns are all there, and that finds most columns.
fn by_headings<'s>(table: &Table, sheets: &[&'s Sheet]) -> Option<&'s Sheet> {
    let mut scores: Vec<(usize, &Sheet)> = Vec::new();
    for sheet in sheets {
        let Some((line, _)) = headings_of(table, sheet.columns) else { continue };
        let found: Vec<&Column> =
            line.cells.iter().filter_map(|it| column_named(sheet.columns, &it.text)).collect();
        let is_there = |column: &Column| found.iter().any(|it| it.key == column.key);
        let is_complete = sheet.columns.iter().filter(|it| it.is_required).all(is_there);
        if is_complete && found.len() >= 2 {
            scores.push((found.len(), sheet));
        }
    }
    scores.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    match scores.as_slice() {
        [(best, _), (second, _), ..] if best == second => None,
        [(_, sheet), ..] => Some(sheet),
        [] => None,
    }
}

/// The line that names most columns, at least two where there are two; and the lines below.
fn headings_of<'w>(table: &'w Table, columns: &'static [Column]) -> Option<(&'w Line, &'w [Line])> {
    let wanted = columns.len().min(2);
    let mut best: Option<(usize, usize)> = None;
    for (at, line) in table.lines.iter().take(LINES_ABOVE_MAX).enumerate() {
        let mut keys: Vec<&str> = line
            .cells
            .iter()
            .filter_map(|cell| column_named(columns, &cell.text))
            .map(|column| column.key)
            .collect();
        keys.sort_unstable();
        keys.dedup();
        if keys.len() >= wanted && best.is_none_or(|(count, _)| keys.len() > count) {
            best = Some((keys.len(), at));
        }
    }
    let (_, at) = best?;
    let (line, below) = table.lines.get(at..)?.split_first()?;
    Some((line, below))
}

fn columns_of<'w, 's>(
    table: &'w Table,
    sheet: &'s Sheet,
    heading_line: &'w Line,
    lines: &'w [Line],
    problems: &mut Vec<SheetProblem>,
) -> Layout<'w, 's> {
    let (name, row) = (&table.name, heading_line.row);
    let mut columns: BTreeMap<u32, BoundColumn> = BTreeMap::new();
    for cell in &heading_line.cells {
        let (heading, column) = (cell.text.clone(), cell.column);
        let Some(found) = column_named(sheet.columns, &cell.text) else {
            let nearest = nearest(&heading, sheet.columns.iter().flat_map(names));
            let sheet = name.clone();
            problems.push(SheetProblem::UnknownColumn { sheet, row, column, heading, nearest });
            continue;
        };
        match columns.iter().find(|(_, other)| other.column.key == found.key) {
            Some((first, _)) => {
                let (sheet, first) = (name.clone(), *first);
                problems.push(SheetProblem::HeadingTwice { sheet, row, column, first, heading });
            }
            None => {
                columns.insert(column, BoundColumn { column: found, heading: &cell.text });
            }
        }
    }
    for column in sheet.columns.iter().filter(|column| column.is_required) {
        if !columns.values().any(|it| it.column.key == column.key) {
            let (column_key, title) = (column.key, column.title);
            let sheet = name.clone();
            problems.push(SheetProblem::MissingColumn { sheet, row, column_key, title });
        }
    }
    let mut nameless: Vec<u32> = lines
        .iter()
        .flat_map(|line| line.cells.iter().map(|cell| cell.column))
        .filter(|column| heading_line.cell(*column).is_none())
        .collect();
    nameless.sort_unstable();
    nameless.dedup();
    for column in nameless {
        problems.push(SheetProblem::NoHeading { sheet: name.clone(), row, column });
    }
    Layout { table, sheet, heading_row: row, columns, lines }
}
