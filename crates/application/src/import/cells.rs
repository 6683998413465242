//! Cells of a row that was understood, as the values of a verb.

use std::str::FromStr;

use domain::kernel::{Day, Key, Label, Point, RegionCode, Text};
use exchange::schema::{Choice, Row, Value};

/// A cell that the columns take and the rules' types do not.
#[derive(Clone, PartialEq, Debug)]
pub struct CellProblem {
    /// The key of the sheet, such as `people`.
    pub sheet_key: &'static str,
    /// Counted from 1, as Excel shows it.
    pub row: u32,
    /// The key of the column.
    pub column_key: &'static str,
    /// What is wrong.
    pub flaw: CellFlaw,
}

/// What can be wrong with such a cell.
#[derive(Clone, PartialEq, Debug)]
pub enum CellFlaw {
    /// Empty, where something must be.
    Missing,
    /// Not made of lower-case letters, digits, `-`, `_` and `.`.
    NotAKey(String),
    /// Control characters, or longer than the field.
    NotAText,
    /// None of the choices.
    UnknownItem(String),
    /// Not year-month-day.
    NotADay(String),
    /// Longitude without latitude, or the other way round.
    HalfAPoint,
}

/// One row, while it is read.
pub(super) struct Cells<'a> {
    sheet_key: &'static str,
    row: &'a Row,
}

type Read<T> = Result<T, CellProblem>;

impl<'a> Cells<'a> {
    pub(super) const fn of(sheet_key: &'static str, row: &'a Row) -> Self {
        Self { sheet_key, row }
    }

    pub(super) const fn row(&self) -> u32 {
        self.row.row_number
    }

    pub(super) fn problem(&self, column_key: &'static str, flaw: CellFlaw) -> CellProblem {
        CellProblem { sheet_key: self.sheet_key, row: self.row(), column_key, flaw }
    }

    fn must<T>(&self, column_key: &'static str, value: Option<T>) -> Read<T> {
        value.ok_or_else(|| self.problem(column_key, CellFlaw::Missing))
    }

    fn plain(&self, column: &str) -> Option<&'a str> {
        match self.row.values.get(column)? {
            Value::Text(text) | Value::Phone(text) | Value::RegionCode(text) => Some(text),
            Value::Choice(key) => Some(key),
            _ => None,
        }
    }

    pub(super) fn optional_key(&self, column: &'static str) -> Read<Option<Key>> {
        self.plain(column).map(|text| self.key_of(column, text)).transpose()
    }

    /// Offices write PSB-01; plans write psb-01.
    pub(super) fn key_of(&self, column: &'static str, text: &str) -> Read<Key> {
        let key = text.trim().to_lowercase();
        key.parse().map_err(|_| self.problem(column, CellFlaw::NotAKey(shown(text))))
    }

    pub(super) fn key(&self, column: &'static str) -> Read<Key> {
        let key = self.optional_key(column)?;
        self.must(column, key)
    }

    pub(super) fn keys(&self, column: &'static str) -> Read<Vec<Key>> {
        self.items(column).iter().map(|item| self.key_of(column, item)).collect()
    }

    pub(super) fn items(&self, column: &str) -> &'a [String] {
        match self.row.values.get(column) {
            Some(Value::List(items)) => items,
            _ => &[],
        }
    }

    pub(super) fn optional_text<const MAX: usize>(
        &self,
        column: &'static str,
    ) -> Read<Option<Text<MAX>>> {
        let parse = |text| Text::parse(text).map_err(|_| self.problem(column, CellFlaw::NotAText));
        self.plain(column).map(parse).transpose()
    }

    pub(super) fn text<const MAX: usize>(&self, column: &'static str) -> Read<Text<MAX>> {
        let text = self.optional_text(column)?;
        self.must(column, text)
    }

    pub(super) fn label(&self, zh: &'static str, en: &'static str) -> Read<Label> {
        Ok(Label { zh: self.text(zh)?, en: self.optional_text(en)? })
    }

    pub(super) fn region(&self, column: &'static str) -> Option<RegionCode> {
        self.plain(column).and_then(|code| code.parse().ok())
    }

    pub(super) fn must_region(&self, column: &'static str) -> Read<RegionCode> {
        self.must(column, self.region(column))
    }

    pub(super) fn phone(&self, column: &'static str) -> Read<&'a str> {
        self.must(column, self.plain(column))
    }

    pub(super) fn choice<T>(
        &self,
        column: &'static str,
        named: fn(&str) -> Option<T>,
    ) -> Read<Option<T>> {
        let Some(key) = self.plain(column) else { return Ok(None) };
        let unknown = || self.problem(column, CellFlaw::UnknownItem(shown(key)));
        named(key).map(Some).ok_or_else(unknown)
    }

    pub(super) fn must_choose<T>(
        &self,
        column: &'static str,
        named: fn(&str) -> Option<T>,
    ) -> Read<T> {
        let chosen = self.choice(column, named)?;
        self.must(column, chosen)
    }

    pub(super) fn choices<T, C: FromIterator<T>>(
        &self,
        column: &'static str,
        named: fn(&str) -> Option<T>,
    ) -> Read<C> {
        let keys = match self.row.values.get(column) {
            Some(Value::Choices(keys)) => keys.as_slice(),
            _ => &[],
        };
        let unknown = |key: &str| self.problem(column, CellFlaw::UnknownItem(shown(key)));
        keys.iter().map(|key| named(key).ok_or_else(|| unknown(key))).collect()
    }

    pub(super) fn number(&self, column: &str) -> Option<u32> {
        match self.row.values.get(column)? {
            Value::Whole(number) => u32::try_from(*number).ok(),
            _ => None,
        }
    }

    pub(super) fn must_number(&self, column: &'static str) -> Read<u32> {
        self.must(column, self.number(column))
    }

    pub(super) fn is(&self, column: &str) -> bool {
        matches!(self.row.values.get(column), Some(Value::YesNo(true)))
    }

    pub(super) fn day(&self, column: &str) -> Option<Day> {
        match self.row.values.get(column)? {
            Value::Date(date) => {
                Day::new(date.year().into(), date.month().into(), date.day().into())
            }
            _ => None,
        }
    }

    pub(super) fn must_day(&self, column: &'static str) -> Read<Day> {
        self.must(column, self.day(column))
    }

    pub(super) fn point(
        &self,
        longitude: &'static str,
        latitude: &'static str,
    ) -> Read<Option<Point>> {
        let degrees = |column: &str| match self.row.values.get(column) {
            Some(Value::Degrees(degrees)) => Some(*degrees),
            _ => None,
        };
        match (degrees(longitude), degrees(latitude)) {
            (None, None) => Ok(None),
            (Some(east), Some(north)) => Point::from_degrees(east, north)
                .map(Some)
                .map_err(|_| self.problem(longitude, CellFlaw::HalfAPoint)),
            (Some(_), None) => Err(self.problem(latitude, CellFlaw::HalfAPoint)),
            (None, Some(_)) => Err(self.problem(longitude, CellFlaw::HalfAPoint)),
        }
    }

    /// `交通管制@2027-05-01`: one of the choices by its key or title, and a day behind an @.
    pub(super) fn dated_items<T>(
        &self,
        column: &'static str,
        (choices, named): (&[Choice], fn(&str) -> Option<T>),
    ) -> Read<Vec<(T, Option<Day>)>> {
        let mut read = Vec::new();
        for item in self.items(column) {
            let (name, day) = match item.split_once(['@', '＠']) {
                Some((name, day)) => (name.trim(), Some(day.trim())),
                None => (item.as_str(), None),
            };
            let is_called = |choice: &&Choice| {
                [choice.key, choice.title.zh, choice.title.en]
                    .iter()
                    .any(|title| title.eq_ignore_ascii_case(name))
            };
            let chosen = choices.iter().find(is_called).and_then(|choice| named(choice.key));
            let unknown = || self.problem(column, CellFlaw::UnknownItem(shown(name)));
            let chosen = chosen.ok_or_else(unknown)?;
            let no_day = |text: &str| self.problem(column, CellFlaw::NotADay(shown(text)));
            let day = day.map(|text| Day::from_str(text).map_err(|_| no_day(text))).transpose()?;
            read.push((chosen, day));
        }
        Ok(read)
    }
}

/// What stands in a cell, shortened for showing.
fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}
