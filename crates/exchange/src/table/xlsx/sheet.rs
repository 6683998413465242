//! Reads the cells of one sheet while it streams by.

use std::ops::RangeInclusive;

use super::Context;
use super::package::is_true;
use super::strings::{RichText, unescaped};
use super::styles::Shape;
use crate::container::Fault;
use crate::container::tags::{Tag, Token};
use crate::container::zip::Archive;
use crate::table::collector::{Collector, Raw};
use crate::table::rows::Merged;
use crate::table::{Damage, Unreadable};

const ROWS_MAX: u32 = 1_048_576; // More than this Excel cannot number.
const COLUMN_LETTERS_MAX: usize = 3;
const HIDDEN_COLUMN_RANGES_MAX: usize = 2_000;

pub(super) fn read(
    archive: &Archive,
    path: &str,
    context: &Context,
    collector: &mut Collector,
) -> Result<(), Unreadable> {
    let mut sheet = Sheet::new(context, collector);
    let is_there = archive.tokens(path, &mut |token| sheet.take(token))?;
    if !is_there {
        return Err(Fault::from(Damage::Missing).in_part(path));
    }
    let Sheet { merged, hidden_rows, hidden_columns, .. } = sheet;
    collector.merge(&merged)?;
    collector.hide(&hidden_rows, &hidden_columns);
    Ok(())
}

struct Sheet<'c, 'l> {
    context: &'c Context,
    collector: &'c mut Collector<'l>,
    row: u32,
    column: u32,
    cell: Option<OpenCell>,
    merged: Vec<Merged>,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<RangeInclusive<u32>>,
}

/// What has been read of the cell that is open now.
#[derive(Default)]
struct OpenCell {
    kind: String,
    shape: Shape,
    has_formula: bool,
    value: Option<String>,
    is_in_value: bool,
    inline: Option<RichText>,
}

impl<'c, 'l> Sheet<'c, 'l> {
    fn new(context: &'c Context, collector: &'c mut Collector<'l>) -> Self {
        Self {
            context,
            collector,
            row: 0,
            column: 0,
            cell: None,
            merged: Vec::new(),
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
        }
    }

    fn take(&mut self, token: Token) -> Result<(), Fault> {
        match (token, &mut self.cell) {
            (Token::Open(tag), Some(cell)) => cell.open(&tag),
            (Token::Open(tag), None) => self.open(&tag)?,
            (Token::Close("c"), Some(_)) => self.close_cell()?,
            (Token::Close(name), Some(cell)) => cell.close(name),
            (Token::Text(text), Some(cell)) => cell.add(&text),
            (Token::Close(_) | Token::Text(_), None) => {}
        }
        Ok(())
    }

    fn open(&mut self, tag: &Tag) -> Result<(), Fault> {
        match tag.name {
            "row" => self.open_row(tag)?,
            "c" => self.open_cell(tag)?,
            "mergeCell" => {
                let range = tag.attribute("ref").and_then(|range| merged(&range));
                self.merged.push(range.ok_or(Damage::Place)?);
            }
            "col" if tag.attribute("hidden").is_some_and(|it| is_true(&it)) => {
                let number = |name| tag.attribute(name)?.parse().ok();
                if let (Some(first), Some(last)) = (number("min"), number("max"))
                    && self.hidden_columns.len() < HIDDEN_COLUMN_RANGES_MAX
                {
                    self.hidden_columns.push(first..=last);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn open_row(&mut self, tag: &Tag) -> Result<(), Damage> {
        self.row = match tag.attribute("r") {
            Some(number) => number.parse().map_err(|_| Damage::Place)?,
            None => self.row + 1,
        };
        if self.row == 0 || self.row > ROWS_MAX {
            return Err(Damage::Place);
        }
        self.column = 0;
        if tag.attribute("hidden").is_some_and(|it| is_true(&it)) {
            self.hidden_rows.push(self.row);
        }
        Ok(())
    }

    fn open_cell(&mut self, tag: &Tag) -> Result<(), Damage> {
        // Writers may leave out the place of a cell; then it follows the one before.
        (self.row, self.column) = match tag.attribute("r") {
            Some(place) => place_of(&place).ok_or(Damage::Place)?,
            None => (self.row.max(1), self.column + 1),
        };
        let style = tag.attribute("s").and_then(|it| it.parse::<usize>().ok()).unwrap_or(0);
        self.cell = Some(OpenCell {
            kind: tag.attribute("t").unwrap_or_default().into_owned(),
            shape: self.context.shapes.get(style).copied().unwrap_or_default(),
            ..OpenCell::default()
        });
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), Fault> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let (row, column) = (self.row, self.column);
        let is_formula = cell.has_formula;
        let Some(raw) = cell.raw(self.context)? else { return Ok(()) };
        Ok(self.collector.put(row, column, raw, is_formula)?)
    }
}

impl OpenCell {
    fn open(&mut self, tag: &Tag) {
        match (tag.name, &mut self.inline) {
            ("f", _) => self.has_formula = true,
            ("v", _) => {
                self.is_in_value = true;
                self.value.get_or_insert_default();
            }
            ("is", _) => self.inline = Some(RichText::default()),
            (_, Some(inline)) => inline.open(tag),
            (_, None) => {}
        }
    }

    fn close(&mut self, name: &str) {
        match (name, &mut self.inline) {
            ("v", _) => self.is_in_value = false,
            (_, Some(inline)) => inline.close(name),
            (_, None) => {}
        }
    }

    fn add(&mut self, text: &str) {
        match (&mut self.value, &mut self.inline) {
            (Some(value), _) if self.is_in_value => value.push_str(text),
            (_, Some(inline)) => inline.add(text),
            (_, None) => {}
        }
    }

    /// `None` for a cell that has a format only.
    fn raw(self, context: &Context) -> Result<Option<Raw>, Damage> {
        if let Some(mut inline) = self.inline {
            return Ok(Some(Raw::Text(inline.take())));
        }
        let Some(value) = self.value else {
            return Ok(self.has_formula.then_some(Raw::NotCalculated));
        };
        let trimmed = value.trim();
        let raw = match self.kind.as_str() {
            "str" => Raw::Text(unescaped(value)),
            _ if trimmed.is_empty() => return Ok(None),
            "s" => {
                let number: usize = trimmed.parse().map_err(|_| Damage::Record)?;
                Raw::Text(context.strings.get(number).ok_or(Damage::Missing)?.clone())
            }
            "b" => Raw::Truth(is_true(trimmed)),
            "e" => Raw::Error(trimmed.to_owned()),
            "d" => Raw::DateText(trimmed.to_owned()),
            // Some writers give text without saying so; it is taken as it stands.
            _ => match trimmed.parse::<f64>() {
                Ok(number) if number.is_finite() => shaped(number, self.shape, context),
                Ok(_) | Err(_) => Raw::Text(unescaped(value)),
            },
        };
        Ok(Some(raw))
    }
}

fn shaped(number: f64, shape: Shape, context: &Context) -> Raw {
    match shape {
        Shape::Number => Raw::Number(number),
        Shape::Date => Raw::Date(number, context.epoch),
        Shape::Duration => Raw::Duration(number),
        Shape::Padded(width) => Raw::Padded(number, width),
    }
}

/// Row and column, counted from 1, of a place such as "B12".
fn place_of(place: &str) -> Option<(u32, u32)> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, row) = place.split_at_checked(letters)?;
    if letters.is_empty() || letters.len() > COLUMN_LETTERS_MAX {
        return None;
    }
    let column = letters
        .bytes()
        .map(|letter| u32::from(letter.to_ascii_uppercase() - b'A') + 1)
        .fold(0, |column, letter| column * 26 + letter);
    let row = row.parse().ok().filter(|row| (1..=ROWS_MAX).contains(row))?;
    Some((row, column))
}

fn merged(range: &str) -> Option<Merged> {
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    let ((first_row, first_column), (last_row, last_column)) = (place_of(first)?, place_of(last)?);
    Some(Merged { first_row, last_row, first_column, last_column })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_from_one() {
        assert_eq!(place_of("A1"), Some((1, 1)));
        assert_eq!(place_of("AB12"), Some((12, 28)));
        assert_eq!(place_of("xfd1048576"), Some((1_048_576, 16_384)));
        for place in ["", "1", "A", "A0", "ABCD1", "A1B", "A-1", "A1048577", "甲1"] {
            assert_eq!(place_of(place), None, "{place}");
        }
    }

    #[test]
    fn a_merged_range_may_be_one_cell() {
        assert_eq!(merged("B2:C4").unwrap().to_string(), "B2:C4");
        assert_eq!(merged("B2").unwrap().to_string(), "B2:B2");
        assert_eq!(merged("B2:"), None);
    }
}
