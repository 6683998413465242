//! Writes lists as XLSX that Excel and WPS open without a question, and that print well.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::{CellOut, SheetOut, Unwritable};
use crate::date::Date;
use crate::number::has_lost_digits;
use crate::table::looks_like_formula;

const ROWS_MAX: usize = 1_048_576;
const COLUMNS_MAX: usize = 16_384;
const CHARACTERS_MAX: usize = 32_767;
const NAME_UNITS_MAX: usize = 31;
const PAPER_A4: u8 = 9;
const NARROW_COLUMNS: usize = 6; // More than this do not fit on an upright page.

/// Writes one sheet for each list: title, bold headings that stay in sight, rows.
///
/// # Errors
/// [`Unwritable`] where a list does not fit into a workbook; nothing is cut off silently.
pub fn write_xlsx(sheets: &[SheetOut]) -> Result<Vec<u8>, Unwritable> {
    let mut workbook = new_workbook()?;
    let styles = Styles::new();
    let mut taken = BTreeSet::new();
    for sheet in sheets {
        check(sheet)?;
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(free_name(&sheet.name, &mut taken))?;
        write_list(worksheet, sheet, &styles)?;
    }
    if sheets.is_empty() {
        workbook.add_worksheet(); // A workbook without a sheet cannot be opened.
    }
    Ok(workbook.save_to_buffer()?)
}

/// A workbook that says nothing about when it was made: equal lists give equal bytes.
pub(super) fn new_workbook() -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let epoch = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&epoch));
    Ok(workbook)
}

pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) heading: Format,
    pub(super) text: Format,
    pub(super) number: Format,
    pub(super) date: Format,
    pub(super) moment: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            heading: top.clone().set_bold().set_text_wrap().set_background_color(0x00E7_EDF3),
            // "@" keeps a code a code also when somebody edits the cell.
            text: top.clone().set_num_format("@"),
            number: top.clone(),
            date: top.clone().set_num_format("yyyy-mm-dd"),
            moment: top.set_num_format("yyyy-mm-dd hh:mm:ss"),
        }
    }
}

fn check(sheet: &SheetOut) -> Result<(), Unwritable> {
    let name = || sheet.name.clone();
    let rows = sheet.rows.len();
    if rows + 2 > ROWS_MAX {
        return Err(Unwritable::TooManyRows { sheet: name(), rows, max: ROWS_MAX - 2 });
    }
    let columns = sheet.rows.iter().map(Vec::len).chain([sheet.headings.len()]).max().unwrap_or(0);
    if columns > COLUMNS_MAX {
        return Err(Unwritable::TooManyColumns { sheet: name(), columns, max: COLUMNS_MAX });
    }
    let above = 1 + usize::from(sheet.title.is_some());
    for (row, cells) in (above + 1..).zip(&sheet.rows) {
        for (column, cell) in (1..).zip(cells) {
            match cell {
                CellOut::Text(text) => {
                    let (characters, max) = (text.encode_utf16().count(), CHARACTERS_MAX);
                    if characters >= max {
                        let sheet = name();
                        let too_long =
                            Unwritable::TextTooLong { sheet, row, column, characters, max };
                        return Err(too_long);
                    }
                }
                CellOut::Number(number) if !number.is_finite() => {
                    return Err(Unwritable::NotFinite { sheet: name(), row, column });
                }
                CellOut::Empty | CellOut::Whole(_) | CellOut::Number(_) => {}
                CellOut::Date(_) | CellOut::DateTime { .. } => {}
            }
        }
    }
    Ok(())
}

fn write_list(
    worksheet: &mut Worksheet,
    sheet: &SheetOut,
    styles: &Styles,
) -> Result<(), Unwritable> {
    let mut row = 0;
    if let Some(title) = &sheet.title {
        worksheet.write_string_with_format(row, 0, title, &styles.title)?;
        row += 1;
    }
    for (column, heading) in (0..).zip(&sheet.headings) {
        worksheet.write_string_with_format(row, column, protected(heading), &styles.heading)?;
    }
    worksheet.set_repeat_rows(row, row)?;
    row += 1;
    worksheet.set_freeze_panes(row, 0)?;
    for (column, width) in (0..).zip(widths(sheet)) {
        worksheet.set_column_width(column, width)?;
        if is_text_column(sheet, usize::from(column)) {
            worksheet.set_column_format(column, &styles.text)?;
        }
    }
    for (row, cells) in (row..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(cells) {
            write_cell(worksheet, (row, column), cell, styles)?;
        }
    }
    lay_out_for_print(worksheet, sheet.headings.len());
    Ok(())
}

pub(super) fn lay_out_for_print(worksheet: &mut Worksheet, columns: usize) {
    worksheet.set_paper_size(PAPER_A4).set_print_fit_to_pages(1, 0);
    if columns > NARROW_COLUMNS {
        worksheet.set_landscape();
    }
}

pub(super) fn write_cell(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &CellOut,
    styles: &Styles,
) -> Result<(), XlsxError> {
    match cell {
        CellOut::Empty => {}
        CellOut::Text(text) => {
            let text = protected(text);
            worksheet.write_string_with_format(row, column, text, &styles.text)?;
        }
        CellOut::Whole(number) => match exact(*number) {
            Some(number) => {
                worksheet.write_number_with_format(row, column, number, &styles.number)?;
            }
            None => {
                let text = number.to_string(); // As a number it would lose its last digits.
                worksheet.write_string_with_format(row, column, text, &styles.text)?;
            }
        },
        CellOut::Number(number) => {
            worksheet.write_number_with_format(row, column, *number, &styles.number)?;
        }
        CellOut::Date(_) | CellOut::DateTime { .. } => match excel_moment(cell) {
            Some((moment, is_date)) => {
                let style = if is_date { &styles.date } else { &styles.moment };
                worksheet.write_datetime_with_format(row, column, &moment, style)?;
            }
            None => {
                let text = cell.shown(); // Excel knows no day before 1900-03-01 that is right.
                worksheet.write_string_with_format(row, column, text, &styles.text)?;
            }
        },
    }
    Ok(())
}

fn excel_moment(cell: &CellOut) -> Option<(ExcelDateTime, bool)> {
    let first = Date::new(1900, 3, 1)?;
    let day = |date: &Date| {
        let day = ExcelDateTime::from_ymd(date.year(), date.month(), date.day()).ok();
        day.filter(|_| *date >= first)
    };
    match cell {
        CellOut::Date(date) => day(date).map(|it| (it, true)),
        CellOut::DateTime { date, hour, minute, second } => {
            let moment = day(date)?.and_hms(u16::from(*hour), *minute, f64::from(*second)).ok()?;
            Some((moment, false))
        }
        CellOut::Empty | CellOut::Text(_) | CellOut::Whole(_) | CellOut::Number(_) => None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "beyond 15 digits nothing is returned")]
fn exact(number: i64) -> Option<f64> {
    Some(number as f64).filter(|number| !has_lost_digits(*number))
}

/// Reading takes one apostrophe back, so a text that has one already gets a second.
fn protected(text: &str) -> String {
    if text.starts_with('\'') && looks_like_formula(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Whether new entries in this column should be text as well: it holds nothing else.
fn is_text_column(sheet: &SheetOut, column: usize) -> bool {
    let mut cells = sheet.rows.iter().filter_map(|row| row.get(column)).peekable();
    cells.peek().is_some() && cells.all(|it| matches!(it, CellOut::Text(_) | CellOut::Empty))
}

fn widths(sheet: &SheetOut) -> Vec<f64> {
    let mut widths: Vec<u32> = sheet.headings.iter().map(|it| display_width(it)).collect();
    for row in &sheet.rows {
        widths.resize(widths.len().max(row.len()), 0);
        for (width, cell) in widths.iter_mut().zip(row) {
            let shown = match cell {
                CellOut::Text(text) => display_width(text),
                other => display_width(&other.shown()),
            };
            *width = shown.max(*width);
        }
    }
    widths.into_iter().map(column_width).collect()
}

/// The width of a column in digits, with some air, neither invisible nor wider than a page.
pub(super) fn column_width(display_width: u32) -> f64 {
    f64::from(display_width.clamp(6, 58) + 2)
}

/// How many digits wide the longest line of a text is: Chinese characters take two.
pub(super) fn display_width(text: &str) -> u32 {
    let width = |line: &str| line.chars().map(|it| if is_wide(it) { 2 } else { 1 }).sum();
    text.lines().map(width).max().unwrap_or(0)
}

fn is_wide(character: char) -> bool {
    matches!(u32::from(character),
        0x1100..=0x115F | 0x2E80..=0x303E | 0x3041..=0x33FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xA000..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6 | 0x1F300..=0x1FAFF | 0x20000..=0x3FFFD)
}

/// A name that Excel allows and that no other sheet has; Excel compares names without case.
pub(super) fn free_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let allowed: String = name
        .chars()
        .map(|it| if "[]:*?/\\".contains(it) || it.is_control() { '-' } else { it })
        .collect();
    let allowed = allowed.trim_matches(['\'', ' ']);
    let allowed = if allowed.is_empty() { "Sheet" } else { allowed };
    let mut number = 1_u32;
    loop {
        let suffix = if number == 1 { String::new() } else { format!(" ({number})") };
        let name = cut(allowed, NAME_UNITS_MAX - suffix.len()) + &suffix;
        if taken.insert(name.to_lowercase()) {
            return name;
        }
        number += 1;
    }
}

/// As much of a text as fits, counted as Excel counts it: in units of UTF-16.
fn cut(text: &str, units_max: usize) -> String {
    let mut left = Some(units_max);
    let fits = |it: &char| {
        left = left.and_then(|left| left.checked_sub(it.len_utf16()));
        left.is_some()
    };
    text.chars().take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_made_valid_and_unique() {
        let mut taken = BTreeSet::new();
        for (name, expected) in [
            ("人员", "人员"),
            ("人员", "人员 (2)"),
            ("物资/车辆", "物资-车辆"),
            ("'", "Sheet"),
            ("PLAN", "PLAN"),
            ("plan", "plan (2)"),
        ] {
            assert_eq!(free_name(name, &mut taken), expected);
        }
        let long = free_name(&"长".repeat(40), &mut taken);
        assert_eq!(long.chars().count(), 31);
    }

    #[test]
    fn chinese_characters_take_two_places() {
        assert_eq!(display_width("张伟 a"), 6);
        assert_eq!(display_width("一行\n再长一行"), 8);
        assert_eq!(display_width(""), 0);
    }
}
