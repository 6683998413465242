//! Single values: durations, days, regions, numbers, names.

use domain::kernel::{Day, Key, RegionCode, Span};
use domain::plans::document::LawReference;

use crate::finding::Says;

/// Why a value does not fit, and what to write instead where that is plain.
pub(super) struct Unfit {
    pub(super) rule: &'static str,
    pub(super) says: Says,
    pub(super) instead: Option<String>,
}

impl Unfit {
    pub(super) fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { rule: "wrong-value", says: Says::new(zh, en), instead: None }
    }
}

const SECOND: i64 = 1;
const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;
/// A duration is at most this long.
const YEARS_MAX: i64 = 100;

/// The units of durations: how they are written, and how many seconds one is. A month is 30 days, a
/// year 365.
const UNITS: &[(&str, i64)] = &[
    ("s", SECOND),
    ("秒", SECOND),
    ("min", MINUTE),
    ("分钟", MINUTE),
    ("h", HOUR),
    ("小时", HOUR),
    ("d", DAY),
    ("天", DAY),
    ("w", 7 * DAY),
    ("周", 7 * DAY),
    ("mo", 30 * DAY),
    ("个月", 30 * DAY),
    ("y", 365 * DAY),
    ("年", 365 * DAY),
];

/// Reads a duration: a whole number and a unit.
pub(crate) fn duration(text: &str) -> Option<Span> {
    read_duration(text).ok()
}

pub(super) fn read_duration(text: &str) -> Result<Span, Unfit> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let unit = unit.trim_start();
    let expected = || {
        Unfit::new(
            format!("“{}”不是时长：写整数加单位，例如 30min、2h、3d、3y", short(text)),
            format!(
                "“{}” is no duration: a whole number and a unit, such as 30min, 2h, 3d, 3y",
                short(text)
            ),
        )
    };
    let number: i64 = number.parse().map_err(|_| expected())?;
    if let Some((_, seconds)) = UNITS.iter().find(|(name, _)| *name == unit) {
        let total = number.checked_mul(*seconds).filter(|it| *it <= YEARS_MAX * 365 * DAY);
        return total.map(Span::from_seconds).ok_or_else(|| {
            Unfit::new("时长太长：最多一百年", "The duration is too long: a hundred years at most")
        });
    }
    let instead = match unit.to_ascii_lowercase().as_str() {
        "m" | "mins" | "minute" | "minutes" | "分" => Some("min"),
        "hr" | "hrs" | "hour" | "hours" | "时" => Some("h"),
        "day" | "days" | "日" => Some("d"),
        "sec" | "second" | "seconds" => Some("s"),
        "week" | "weeks" => Some("w"),
        "year" | "years" | "a" => Some("y"),
        "month" | "months" | "月" => Some("mo"),
        _ => None,
    };
    let Some(meant) = instead else { return Err(expected()) };
    let says = if unit == "m" {
        Says::new("m 是米；分钟写作 min", "m is metres; minutes are written min")
    } else {
        Says::new(
            format!("时长单位“{unit}”应写作 {meant}"),
            format!("The unit “{unit}” is written {meant}"),
        )
    };
    Err(Unfit { rule: "unit-error", says, instead: Some(format!("{number}{meant}")) })
}

pub(super) fn read_day(text: &str) -> Result<Day, Unfit> {
    text.parse().map_err(|_| {
        Unfit::new(
            format!("“{}”不是日期：写成 2026-03-02", short(text)),
            format!("“{}” is no date: write it as 2026-03-02", short(text)),
        )
    })
}

pub(super) fn read_region(text: &str) -> Result<RegionCode, Unfit> {
    text.parse().map_err(|_| {
        Unfit::new(
            format!("“{}”不是区划代码：2、4、6、9 或 12 位数字，加引号", short(text)),
            format!("“{}” is no region code: 2, 4, 6, 9 or 12 digits, in quotes", short(text)),
        )
    })
}

pub(super) fn read_key(text: &str) -> Result<Key, Unfit> {
    text.parse().map_err(|_| {
        let lower = text.trim().to_lowercase().replace([' ', '　', '/'], "-");
        let instead = lower.parse::<Key>().is_ok().then_some(lower);
        let says = Says::new(
            format!("“{}”不是编码：用小写字母、数字和 - _ .，最多 60 个字符", short(text)),
            format!(
                "“{}” is no key: lower-case letters, digits and - _ ., at most 60",
                short(text)
            ),
        );
        Unfit { rule: "wrong-value", says, instead }
    })
}

pub(super) fn read_law(text: &str) -> Result<LawReference, Unfit> {
    text.parse().map_err(|_| {
        Unfit::new(
            format!("“{}”不是法规引用：写代码和条，例如 ERL-72", short(text)),
            format!("“{}” refers to no law: a code and an article, such as ERL-72", short(text)),
        )
    })
}

pub(super) fn read_whole(text: &str, min: u32, max: u32) -> Result<u32, Unfit> {
    let number = text.trim().parse::<u32>().ok().filter(|it| (min..=max).contains(it));
    number.ok_or_else(|| {
        let plain: String = text.chars().filter(|it| !matches!(it, ',' | '_' | ' ')).collect();
        let instead = plain.parse::<u32>().ok().filter(|it| (min..=max).contains(it));
        let says = Says::new(
            format!("“{}”应当是 {min} 到 {max} 的整数", short(text)),
            format!("“{}” should be a whole number from {min} to {max}", short(text)),
        );
        Unfit { rule: "wrong-value", says, instead: instead.map(|it| it.to_string()) }
    })
}

pub(super) fn read_flag(text: &str) -> Result<bool, Unfit> {
    match text {
        "true" => Ok(true),
        "false" => Ok(false),
        other => {
            let instead = match other.to_lowercase().as_str() {
                "yes" | "是" | "on" | "y" => Some("true".to_owned()),
                "no" | "否" | "off" | "n" => Some("false".to_owned()),
                _ => None,
            };
            let says = Says::new(
                format!("“{}”应当是 true（是）或 false（否）", short(other)),
                format!("“{}” should be true or false", short(other)),
            );
            Err(Unfit { rule: "wrong-value", says, instead })
        }
    }
}

/// At most forty characters of a text, for a sentence about it.
pub(super) fn short(text: &str) -> String {
    let mut shown: String = text.chars().take(40).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// The text with full-width digits, letters and punctuation as plain ones.
pub(super) fn half_width(text: &str) -> String {
    let half = |c: char| match c {
        '！'..='～' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        '　' => ' ',
        '。' => '.',
        '、' => ',',
        other => other,
    };
    text.chars().map(half).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_a_whole_number_and_a_unit() {
        assert_eq!(duration("90min"), Some(Span::from_minutes(90)));
        assert_eq!(duration("2 小时"), Some(Span::from_hours(2)));
        assert_eq!(duration("3y"), Some(Span::from_hours(3 * 365 * 24)));
        for wrong in ["", "min", "1.5h", "-2h", "2h30min", "99999999999y"] {
            assert_eq!(duration(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn metres_are_not_minutes() {
        let unfit = read_duration("90m").expect_err("metres");
        assert_eq!((unfit.rule, unfit.instead.as_deref()), ("unit-error", Some("90min")));
    }

    #[test]
    fn full_width_digits_are_read_as_plain_ones() {
        assert_eq!(half_width("２ｈ"), "2h");
    }
}
