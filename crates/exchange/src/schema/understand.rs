//! Understands one cell by the kind of its column.

use super::degree::{Axis, degrees};
use super::headings::{heading_key, nearest};
use super::numbers::{date, number, whole_number};
use super::phone::normal_phone;
use super::{Choice, Kind, Problem, Value};
use crate::table::{Cell, Source, all_half_width};

const SEPARATORS: [char; 7] = ['、', ',', '，', ';', '；', '/', '\n'];
const YES: [&str; 9] = ["是", "yes", "y", "√", "✓", "✔", "1", "true", "对"];
const NO: [&str; 9] = ["否", "no", "n", "×", "✗", "✘", "0", "false", "错"];

/// What a cell means in a column of this kind.
///
/// # Errors
/// The [`Problem`] says what is wrong and what to write instead.
pub fn understand(kind: &Kind, cell: &Cell) -> Result<Value, Problem> {
    if cell.source == Source::Lost {
        return Err(Problem::Lost);
    }
    let text = cell.text.as_str();
    match kind {
        Kind::Text { characters_max } => {
            fits(text, *characters_max)?;
            Ok(Value::Text(text.to_owned()))
        }
        Kind::Whole { min, max } => whole_number(text, *min, *max).map(Value::Whole),
        Kind::Number { unit, min, max } => {
            let number = number(text, unit)?;
            let is_in_range = (*min..=*max).contains(&number);
            let (min, max) = (*min, *max);
            if is_in_range {
                Ok(Value::Number(number))
            } else {
                Err(Problem::OutOfRange { min, max })
            }
        }
        Kind::Date => date(text, cell.source).map(Value::Date),
        Kind::Phone => normal_phone(text).map(Value::Phone).map_err(Problem::Phone),
        Kind::RegionCode => region_code(text).map(Value::RegionCode),
        Kind::Choice(choices) => choice(text, choices).map(Value::Choice),
        Kind::YesNo => yes_no(text).map(Value::YesNo),
        Kind::Longitude => degrees(text, Axis::Longitude).map(Value::Degrees),
        Kind::Latitude => degrees(text, Axis::Latitude).map(Value::Degrees),
        Kind::List { characters_max } => {
            let items: Vec<String> = items(text).map(str::to_owned).collect();
            items.iter().try_for_each(|item| fits(item, *characters_max))?;
            Ok(Value::List(items))
        }
        Kind::ListOf(choices) => {
            let keys: Result<Vec<_>, _> = items(text).map(|item| choice(item, choices)).collect();
            keys.map(Value::Choices)
        }
    }
}

/// What a text that somebody typed means in a column of this kind; for forms and examples.
///
/// # Errors
/// As [`understand`].
pub fn understand_typed(kind: &Kind, text: &str) -> Result<Value, Problem> {
    understand(kind, &typed(text))
}

fn typed(text: &str) -> Cell {
    Cell { text: text.trim().to_owned(), row: 1, column: 1, source: Source::Text }
}

fn fits(text: &str, max: usize) -> Result<(), Problem> {
    let characters = text.chars().count();
    if characters <= max { Ok(()) } else { Err(Problem::TooLong { characters, max }) }
}

/// The items of a list, each once.
fn items(text: &str) -> impl Iterator<Item = &str> {
    let mut seen = std::collections::BTreeSet::new();
    text.split(SEPARATORS).map(str::trim).filter(move |item| !item.is_empty() && seen.insert(*item))
}

fn choice(text: &str, choices: &'static [Choice]) -> Result<&'static str, Problem> {
    let names = |choice: &Choice| [choice.key, choice.title.zh, choice.title.en];
    let key = heading_key(text);
    let found = choices.iter().find(|it| names(it).iter().any(|name| heading_key(name) == key));
    found.map(|choice| choice.key).ok_or_else(|| Problem::UnknownChoice {
        item: text.to_owned(),
        nearest: nearest(text, choices.iter().flat_map(names)),
        choices,
    })
}

fn yes_no(text: &str) -> Result<bool, Problem> {
    let text = all_half_width(text).to_lowercase();
    let text = text.trim();
    match (YES.contains(&text), NO.contains(&text)) {
        (true, _) => Ok(true),
        (_, true) => Ok(false),
        (false, false) => Err(Problem::NotYesNo),
    }
}

fn region_code(text: &str) -> Result<String, Problem> {
    let code: String = all_half_width(text).chars().filter(|it| !it.is_whitespace()).collect();
    let is_code = matches!(code.len(), 6 | 9 | 12)
        && code.bytes().all(|it| it.is_ascii_digit())
        && code.get(..2).is_some_and(|province| ("11"..="82").contains(&province));
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    if is_code { Ok(code) } else { Err(Problem::NotARegionCode { digits }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LEVELS: &[Choice] =
        &[Choice::new("high", "重大风险", "Major"), Choice::new("low", "低风险", "Low")];
    const KINDS: [Kind; 12] = [
        Kind::Text { characters_max: 4 },
        Kind::Whole { min: 0, max: 10 },
        Kind::Number { unit: "升", min: 0.0, max: 10.0 },
        Kind::Date,
        Kind::Phone,
        Kind::RegionCode,
        Kind::Choice(LEVELS),
        Kind::YesNo,
        Kind::Longitude,
        Kind::Latitude,
        Kind::List { characters_max: 4 },
        Kind::ListOf(LEVELS),
    ];

    fn value(kind: Kind, text: &str) -> Result<Value, Problem> {
        understand(&kind, &typed(text))
    }

    #[test]
    fn every_kind_understands_its_values() {
        let list = vec!["a".to_owned(), "b".to_owned(), "c".to_owned()];
        for (kind, text, expected) in [
            (KINDS[0], "四个字了", Value::Text("四个字了".into())),
            (KINDS[1], "7", Value::Whole(7)),
            (KINDS[2], "7.5升", Value::Number(7.5)),
            (KINDS[4], "138-1234-5678", Value::Phone("13812345678".into())),
            (KINDS[5], "421223", Value::RegionCode("421223".into())),
            (KINDS[5], "421223 100 000", Value::RegionCode("421223100000".into())),
            (KINDS[6], "重大风险", Value::Choice("high")),
            (KINDS[6], "LOW", Value::Choice("low")),
            (KINDS[7], "√", Value::YesNo(true)),
            (KINDS[7], "０", Value::YesNo(false)),
            (KINDS[9], "29.5N", Value::Degrees(29.5)),
            (KINDS[10], "a、b；c/a", Value::List(list)),
            (KINDS[11], "低风险、major", Value::Choices(vec!["low", "high"])),
        ] {
            assert_eq!(value(kind, text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn every_kind_says_what_it_wants_instead() {
        for (kind, text, sentence) in [
            (KINDS[0], "五个字太长", "5 characters are more than 4: shorten it"),
            (KINDS[1], "11", "must be between 0 and 10"),
            (KINDS[2], "-1", "must be between 0 and 10"),
            (KINDS[5], "4212", "has 4 digits; a region code has 6, 9 or 12 and begins with 11–82"),
            (KINDS[6], "重大", "\"重大\" is not one of Major, Low; is 重大风险 meant?"),
            (KINDS[7], "也许", "write yes or no (是 or 否)"),
            (KINDS[10], "abcde", "5 characters are more than 4: shorten it"),
            (KINDS[11], "low/x", "\"x\" is not one of Major, Low"),
        ] {
            assert_eq!(value(kind, text).unwrap_err().to_string(), sentence);
        }
    }

    #[test]
    fn a_cell_that_the_file_lost_is_never_understood() {
        let lost = Cell { source: Source::Lost, ..typed("7") };
        for kind in KINDS {
            assert_eq!(understand(&kind, &lost), Err(Problem::Lost));
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), kind in 0..KINDS.len()) {
            let _ = value(KINDS[kind], &text);
        }
    }
}
