//! Tells from number formats which numbers are dates, and which are codes with leading zeros.

use std::collections::BTreeMap;

use crate::container::tags::{Tag, Token};
use crate::container::zip::Archive;
use crate::table::Unreadable;

const FORMATS_MAX: usize = 65_536; // As many as Excel allows.

/// How a number is meant to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Shape {
    #[default]
    Number,
    Date,
    /// Hours beyond a day, as [h]:mm shows them.
    Duration,
    /// Leading zeros up to so many digits, as 000000 shows them.
    Padded(usize),
}

/// The shapes of the cell formats, in the order in which cells refer to them.
pub(super) fn read(archive: &Archive, path: &str) -> Result<Vec<Shape>, Unreadable> {
    let mut custom: BTreeMap<u32, Shape> = BTreeMap::new();
    let mut shapes = Vec::new();
    let mut is_in_cell_formats = false;
    archive.tokens(path, &mut |token| {
        match token {
            Token::Open(tag) => match tag.name {
                "numFmt" if custom.len() < FORMATS_MAX => custom.extend(custom_format(&tag)),
                "cellXfs" => is_in_cell_formats = true,
                "xf" if is_in_cell_formats && shapes.len() < FORMATS_MAX => {
                    let id = number(&tag, "numFmtId").unwrap_or(0);
                    let shape = custom.get(&id).copied();
                    shapes.push(shape.unwrap_or_else(|| builtin_shape(id)));
                }
                _ => {}
            },
            Token::Close("cellXfs") => is_in_cell_formats = false,
            Token::Close(_) | Token::Text(_) => {}
        }
        Ok(())
    })?;
    Ok(shapes)
}

fn custom_format(tag: &Tag) -> Option<(u32, Shape)> {
    Some((number(tag, "numFmtId")?, shape_of(&tag.attribute("formatCode")?)))
}

fn number(tag: &Tag, name: &str) -> Option<u32> {
    tag.attribute(name)?.parse().ok()
}

/// The shape of a format that is known by number only (ECMA-376, 18.8.30, with those of East
/// Asia).
pub(crate) fn builtin_shape(id: u32) -> Shape {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shape::Date,
        46 => Shape::Duration,
        _ => Shape::Number,
    }
}

/// The shape of a format code such as `yyyy"年"m"月"d"日";@`.
pub(crate) fn shape_of(code: &str) -> Shape {
    if code.len() > 1 && code.bytes().all(|byte| byte == b'0') {
        return Shape::Padded(code.len().min(30));
    }
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            ';' => return Shape::Number, // The first section is for ordinary values.
            '\\' | '_' | '*' => {
                characters.next(); // The next character is shown as it is.
            }
            '"' => while characters.next().is_some_and(|it| it != '"') {},
            '[' => {
                let inside: String = characters.by_ref().take_while(|it| *it != ']').collect();
                let inside = inside.to_ascii_lowercase();
                let is_clock = |unit| !inside.is_empty() && inside.chars().all(|it| it == unit);
                if ['h', 'm', 's'].into_iter().any(is_clock) {
                    return Shape::Duration;
                }
            }
            // "General" has none of these letters.
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => return Shape::Date,
            _ => {}
        }
    }
    Shape::Number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_from_numbers() {
        for code in [
            "yyyy\"年\"m\"月\"d\"日\";@",
            "[$-804]yyyy/m/d",
            "yyyy\\-mm\\-dd",
            "h:mm AM/PM",
            "[$-F400]h:mm:ss\\ AM/PM",
            "\"上午/下午\"h\"时\"mm\"分\"",
            "[DBNum1][$-804]yyyy\"年\"m\"月\";@",
            "_(* dd/mm/yy",
        ] {
            assert_eq!(shape_of(code), Shape::Date, "{code}");
        }
        for code in [
            "General",
            "G/通用格式",
            "0.00E+00",
            "#,##0;[Red]-#,##0",
            "0\"m\"",
            "0\\d",
            "\"¥\"#,##0.00",
            "[$¥-804]#,##0",
            "@",
            "[Magenta]0",
            "0.0_m",
            "0;yyyy",
        ] {
            assert_eq!(shape_of(code), Shape::Number, "{code}");
        }
        assert_eq!(shape_of("[h]:mm:ss"), Shape::Duration);
        assert_eq!(shape_of("[mm]:ss"), Shape::Duration);
        assert_eq!(shape_of("000000"), Shape::Padded(6));
        assert_eq!(shape_of("0"), Shape::Number);
    }

    #[test]
    fn formats_known_by_number_agree_with_calamine_on_dates() {
        // What calamine takes for dates is told by its reader, see the corpus test.
        let dates: Vec<u32> = (0..100).filter(|id| builtin_shape(*id) == Shape::Date).collect();
        assert_eq!(dates.len(), 9 + 10 + 2 + 9);
        assert_eq!(builtin_shape(46), Shape::Duration);
    }
}
