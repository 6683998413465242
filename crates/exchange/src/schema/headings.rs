//! Compares headings and titles as people do: blanks, width, case and asterisks do not matter.

use super::{Bilingual, Column, Sheet};
use crate::table::all_half_width;

/// The sheet of a template that explains it.
pub const NOTES_SHEET: Bilingual = Bilingual { zh: "说明", en: "Notes" };

/// The hidden sheet of a template that holds the choices.
pub const CHOICES_SHEET: Bilingual = Bilingual { zh: "选项", en: "Choices" };

/// Two headings are the same when their keys are.
pub(super) fn heading_key(heading: &str) -> String {
    let is_decoration = |it: &char| it.is_whitespace() || matches!(it, '*' | ':' | '_' | '-');
    all_half_width(heading).to_lowercase().chars().filter(|it| !is_decoration(it)).collect()
}

/// The key without what stands in brackets at its end, such as a unit.
fn bare_key(key: &str) -> &str {
    match key.split_once('(') {
        Some((bare, rest)) if rest.ends_with(')') && !bare.is_empty() => bare,
        Some(_) | None => key,
    }
}

/// All headings under which a column may stand.
pub(super) fn names(column: &Column) -> impl Iterator<Item = &'static str> + use<> {
    [column.title.zh, column.title.en, column.key].into_iter().chain(column.also.iter().copied())
}

/// The column that a heading names.
pub(super) fn column_named<'c>(columns: &'c [Column], heading: &str) -> Option<&'c Column> {
    let key = heading_key(heading);
    let called = |key: &str| {
        columns.iter().find(|column| names(column).any(|name| heading_key(name) == key))
    };
    called(&key).or_else(|| called(bare_key(&key)))
}

pub(super) fn sheet_names(sheet: &Sheet) -> [&'static str; 3] {
    [sheet.title.zh, sheet.title.en, sheet.key]
}

/// The name among `names` that was most likely meant.
pub(super) fn nearest(
    text: &str,
    names: impl Iterator<Item = &'static str>,
) -> Option<&'static str> {
    let key = heading_key(text);
    let length = key.chars().count();
    names
        .filter_map(|name| {
            let other = heading_key(name);
            let longer = length.max(other.chars().count());
            let shorter = length.min(other.chars().count());
            let is_part = shorter >= 2 && (other.contains(&key) || key.contains(&other));
            let steps = distance(&key, &other);
            // Half of the letters right is a likely slip; one of two may be chance.
            (is_part || steps * 2 <= longer && steps < longer && longer >= 2)
                .then_some((steps, name))
        })
        .min_by_key(|(steps, _)| *steps)
        .map(|(_, name)| name)
}

/// How many letters must be typed anew (Levenshtein).
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (at, letter) in from.chars().enumerate() {
        let mut next = vec![at + 1];
        for ((other, above_left), above) in to.iter().zip(&row).zip(row.iter().skip(1)) {
            let replaced = above_left + usize::from(letter != *other);
            let left = next.last().copied().unwrap_or(0);
            next.push(replaced.min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Kind;

    const COLUMNS: &[Column] = &[
        Column::new("name", "姓名", "Name", Kind::Text { characters_max: 20 }),
        Column::new("phone", "联系电话", "Phone", Kind::Phone).also(&["手机", "手机号码"]),
        Column::new("volume", "容积(升)", "Volume", Kind::Date),
    ];

    #[test]
    fn a_heading_is_found_however_it_is_decorated() {
        for (heading, key) in [
            ("姓 名 *", "name"),
            ("＊姓名：", "name"),
            ("Ｎａｍｅ", "name"),
            ("姓名（必填）", "name"),
            ("PHONE", "phone"),
            ("手机\n号码", "phone"),
            ("容积（升）", "volume"),
        ] {
            let found = column_named(COLUMNS, heading).map(|column| column.key);
            assert_eq!(found, Some(key), "{heading:?}");
        }
        assert!(column_named(COLUMNS, "性别").is_none());
        assert!(column_named(COLUMNS, "(姓名)").is_none());
    }

    #[test]
    fn the_nearest_name_is_suggested() {
        let names = || COLUMNS.iter().flat_map(names);
        assert_eq!(nearest("联络电话", names()), Some("联系电话"));
        assert_eq!(nearest("手机号", names()), Some("手机"));
        assert_eq!(nearest("Phnoe", names()), Some("Phone"));
        assert_eq!(nearest("备注说明", names()), None);
    }

    #[test]
    fn distances_are_counted_in_letters() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("电话", "电话"), 0);
    }
}
