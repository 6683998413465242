//! Writes import templates: what is asked for, explained where it is filled in.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, Formula, Workbook, Worksheet, XlsxError,
};

use super::phrases::{
    ADVICE, NO, NOT_IN_LIST, NOTE_HEADINGS, REQUIRED_MARK, YES, separator, title, what_to_write,
};
use super::workbook::{
    Styles, column_width, display_width, free_name, lay_out_for_print, new_workbook, write_cell,
};
use super::{CellOut, Unwritable};
use crate::schema::{
    CHOICES_SHEET, Column, Kind, Language, NOTES_SHEET, Sheet, Value, understand_typed,
};
use crate::table::column_letters;

const NOTE_ROW: u32 = 1;
const HEADING_ROW: u32 = 2;
const EXAMPLE_ROW: u32 = 3;
const LAST_ROW: u32 = 20_000; // As far down as lists to choose from are offered.
const LINE_HEIGHT: f64 = 15.0;
const NOTE_LINES_MAX: u32 = 8; // What is longer stands on the sheet of notes.

/// Writes an XLSX with one sheet to fill in for each specification, one with notes, and a hidden
/// one with the lists to choose from. [`crate::schema::bind`] understands it in both languages.
///
/// # Errors
/// [`Unwritable`] where a specification does not fit into a workbook.
pub fn write_template(sheets: &[Sheet], language: Language) -> Result<Vec<u8>, Unwritable> {
    let mut workbook = new_workbook()?;
    let styles = TemplateStyles::new();
    let mut taken = BTreeSet::new();
    let notes_name = free_name(NOTES_SHEET.in_language(language), &mut taken);
    let choices_name = free_name(CHOICES_SHEET.in_language(language), &mut taken);
    let mut choices = ChoiceLists { name: choices_name, lists: Vec::new() };
    for sheet in sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(free_name(sheet.title.in_language(language), &mut taken))?;
        write_sheet(worksheet, sheet, language, (&styles, &mut choices))?;
    }
    let worksheet = workbook.add_worksheet();
    worksheet.set_name(notes_name)?;
    write_notes(worksheet, sheets, language, &styles)?;
    choices.write(&mut workbook)?;
    Ok(workbook.save_to_buffer()?)
}

struct TemplateStyles {
    lists: Styles,
    note: Format,
    example: Styles,
}

impl TemplateStyles {
    fn new() -> Self {
        let lists = Styles::new();
        let grey = |format: &Format| format.clone().set_italic().set_font_color(0x0080_8080);
        let example = Styles {
            text: grey(&lists.text),
            number: grey(&lists.number),
            date: grey(&lists.date),
            ..Styles::new()
        };
        let note = grey(&lists.number).set_text_wrap();
        Self { lists, note, example }
    }
}

fn write_sheet(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    language: Language,
    (styles, choices): (&TemplateStyles, &mut ChoiceLists),
) -> Result<(), XlsxError> {
    let has_example = sheet.columns.iter().any(|column| !column.example.is_empty());
    let first_row = EXAMPLE_ROW + u32::from(has_example);
    let line = title(sheet.title.in_language(language), first_row + 1, language);
    worksheet.write_string_with_format(0, 0, line, &styles.lists.title)?;
    let mut note_lines = 1;
    for (at, column) in (0_u16..).zip(sheet.columns) {
        let mark = if column.is_required { REQUIRED_MARK } else { "" };
        let heading = format!("{}{mark}", column.title.in_language(language));
        let example = example(column, language);
        let wide = [display_width(&heading), display_width(&example.shown()), 12];
        let width = column_width(wide.into_iter().max().unwrap_or(12));
        worksheet.set_column_width(at, width)?;
        // The format of the column comes first: the cells written below keep their own.
        match column.kind {
            Kind::Whole { .. } | Kind::Number { .. } | Kind::Longitude | Kind::Latitude => {}
            Kind::Date => {
                worksheet.set_column_format(at, &styles.lists.date)?;
            }
            Kind::Text { .. } | Kind::Phone | Kind::RegionCode | Kind::Choice(_) | Kind::YesNo => {
                worksheet.set_column_format(at, &styles.lists.text)?;
            }
            Kind::List { .. } | Kind::ListOf(_) => {
                worksheet.set_column_format(at, &styles.lists.text)?;
            }
        }
        let note = full_note(column, language);
        note_lines = note_lines.max(lines_needed(&note, width));
        worksheet.write_string_with_format(NOTE_ROW, at, note, &styles.note)?;
        worksheet.write_string_with_format(HEADING_ROW, at, heading, &styles.lists.heading)?;
        write_cell(worksheet, (EXAMPLE_ROW, at), &example, &styles.example)?;
        if let Some(validation) = choices.offer(column, language)? {
            worksheet.add_data_validation(EXAMPLE_ROW, at, LAST_ROW, at, &validation)?;
        }
    }
    let note_height = LINE_HEIGHT * f64::from(note_lines.min(NOTE_LINES_MAX));
    worksheet.set_row_height(NOTE_ROW, note_height)?;
    worksheet.set_freeze_panes(HEADING_ROW + 1, 0)?;
    worksheet.set_repeat_rows(HEADING_ROW, HEADING_ROW)?;
    lay_out_for_print(worksheet, sheet.columns.len());
    Ok(())
}

/// How many lines a text takes in a column of this width.
fn lines_needed(text: &str, width: f64) -> u32 {
    let lines = |line: &str| {
        let mut left = f64::from(display_width(line));
        let mut lines = 1;
        while left > width {
            left -= width;
            lines += 1;
        }
        lines
    };
    text.lines().map(lines).sum()
}

fn full_note(column: &Column, language: Language) -> String {
    let note = column.note.in_language(language);
    let what = what_to_write(column, language);
    if note.is_empty() { what } else { format!("{note}\n{what}") }
}

/// The example as it is shown in this language, and as what it is: a date as a date.
fn example(column: &Column, language: Language) -> CellOut {
    let Ok(value) = understand_typed(&column.kind, column.example) else {
        return CellOut::Empty;
    };
    match value {
        _ if column.example.is_empty() => CellOut::Empty,
        Value::Text(text) | Value::Phone(text) | Value::RegionCode(text) => CellOut::Text(text),
        Value::Whole(number) => CellOut::Whole(number),
        Value::Number(number) | Value::Degrees(number) => CellOut::Number(number),
        Value::Date(date) => CellOut::Date(date),
        Value::YesNo(yes) => CellOut::text(if yes { YES } else { NO }.in_language(language)),
        Value::Choice(key) => CellOut::Text(choice_title(column, key, language)),
        Value::List(items) => CellOut::Text(items.join(separator(language))),
        Value::Choices(keys) => {
            let titles: Vec<String> =
                keys.iter().map(|key| choice_title(column, key, language)).collect();
            CellOut::Text(titles.join(separator(language)))
        }
    }
}

fn choice_title(column: &Column, key: &str, language: Language) -> String {
    let (Kind::Choice(choices) | Kind::ListOf(choices)) = column.kind else {
        return key.to_owned();
    };
    let choice = choices.iter().find(|choice| choice.key == key);
    choice.map_or(key, |choice| choice.title.in_language(language)).to_owned()
}

/// The lists to choose from; Excel holds at most 255 characters in a cell's own list.
struct ChoiceLists {
    name: String,
    lists: Vec<Vec<&'static str>>,
}

impl ChoiceLists {
    fn offer(
        &mut self,
        column: &Column,
        language: Language,
    ) -> Result<Option<DataValidation>, XlsxError> {
        let list: Vec<&'static str> = match column.kind {
            Kind::Choice(choices) => {
                choices.iter().map(|choice| choice.title.in_language(language)).collect()
            }
            Kind::YesNo => [YES, NO].iter().map(|it| it.in_language(language)).collect(),
            Kind::Text { .. } | Kind::Whole { .. } | Kind::Number { .. } | Kind::Date => {
                return Ok(None);
            }
            Kind::Phone | Kind::RegionCode | Kind::Longitude | Kind::Latitude => return Ok(None),
            Kind::List { .. } | Kind::ListOf(_) => return Ok(None),
        };
        let at = self.lists.iter().position(|other| *other == list).unwrap_or_else(|| {
            self.lists.push(list.clone());
            self.lists.len() - 1
        });
        let letters = column_letters(u32::try_from(at + 1).unwrap_or(u32::MAX));
        let range = format!("='{}'!${letters}$1:${letters}${}", self.name, list.len());
        let validation = DataValidation::new()
            .allow_list_formula(Formula::new(range))
            .set_error_style(DataValidationErrorStyle::Stop)
            .set_error_message(NOT_IN_LIST.in_language(language))?;
        Ok(Some(validation))
    }

    fn write(&self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        if self.lists.is_empty() {
            return Ok(());
        }
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&self.name)?.set_hidden(true);
        for (column, list) in (0_u16..).zip(&self.lists) {
            for (row, title) in (0_u32..).zip(list) {
                worksheet.write_string(row, column, *title)?;
            }
        }
        Ok(())
    }
}

fn write_notes(
    worksheet: &mut Worksheet,
    sheets: &[Sheet],
    language: Language,
    styles: &TemplateStyles,
) -> Result<(), XlsxError> {
    let wrapped = styles.lists.text.clone().set_text_wrap();
    let mut row = 0;
    for advice in ADVICE {
        worksheet.write_string(row, 0, advice.in_language(language))?;
        row += 1;
    }
    row += 1;
    for (column, heading) in (0..).zip(NOTE_HEADINGS) {
        let heading = heading.in_language(language);
        worksheet.write_string_with_format(row, column, heading, &styles.lists.heading)?;
    }
    for sheet in sheets {
        for column in sheet.columns {
            row += 1;
            let required = if column.is_required { YES } else { NO };
            let cells = [
                sheet.title.in_language(language).to_owned(),
                column.title.in_language(language).to_owned(),
                required.in_language(language).to_owned(),
                what_to_write(column, language),
                column.note.in_language(language).to_owned(),
                example(column, language).shown(),
            ];
            for (at, text) in (0..).zip(cells) {
                worksheet.write_string_with_format(row, at, text, &wrapped)?;
            }
        }
    }
    for (column, width) in (0..).zip([14.0, 16.0, 8.0, 40.0, 40.0, 20.0]) {
        worksheet.set_column_width(column, width)?;
    }
    lay_out_for_print(worksheet, NOTE_HEADINGS.len() + 1);
    Ok(())
}
