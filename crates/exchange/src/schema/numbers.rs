//! Understands numbers and dates as people type them.

use super::Problem;
use crate::date::{Date, serial_date};
use crate::number::whole;
use crate::table::{Source, all_half_width};

/// A number, perhaps with thousands separators and the unit behind it.
pub(super) fn number(text: &str, unit: &str) -> Result<f64, Problem> {
    let text = all_half_width(text).to_lowercase();
    let bare = text.trim().strip_suffix(&unit.to_lowercase()).unwrap_or(&text).trim();
    let plain = if bare.contains(',') {
        without_separators(bare).ok_or(Problem::NotANumber)?
    } else {
        bare.to_owned()
    };
    let is_spelled = plain.bytes().all(|it| it.is_ascii_digit() || b"+-.e".contains(&it));
    let number: Option<f64> = plain.parse().ok().filter(|it: &f64| is_spelled && it.is_finite());
    number.ok_or(Problem::NotANumber)
}

/// 1,234,567.8: groups of three before the point; anything else may be meant differently.
fn without_separators(text: &str) -> Option<String> {
    let (before, after) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = before.trim_start_matches(['+', '-']).split(',');
    let is_first = groups.next().is_some_and(|it| (1..=3).contains(&it.len()));
    let is_grouped = groups.all(|it| it.len() == 3) && !after.contains(',');
    (is_first && is_grouped).then(|| text.replace(',', ""))
}

pub(super) fn whole_number(text: &str, min: i64, max: i64) -> Result<i64, Problem> {
    let number = whole(number(text, "")?).ok_or(Problem::NotWhole)?;
    if (min..=max).contains(&number) {
        Ok(number)
    } else {
        Err(Problem::WholeOutOfRange { min, max })
    }
}

const YEARS: std::ops::RangeInclusive<u16> = 1900..=2100;

/// 2024-06-01, 2024/6/1, 2024.6.1, 2024年6月1日, 20240601; a time behind it is ignored.
pub(super) fn date(text: &str, source: Source) -> Result<Date, Problem> {
    let text = all_half_width(text);
    let day = match text.split_once(['T', ' ']) {
        Some((day, time)) if time.chars().all(|it| it.is_ascii_digit() || ":.Z".contains(it)) => {
            day
        }
        Some(_) | None => text.as_str(),
    };
    let day = day.replace(' ', "");
    let is_digits = !day.is_empty() && day.bytes().all(|it| it.is_ascii_digit());
    if is_digits && day.len() == 8 {
        let parts = (day.get(..4), day.get(4..6), day.get(6..));
        let (Some(year), Some(month), Some(day)) = parts else { return Err(Problem::NotADate) };
        return existing(year, month, day);
    }
    // A date that lost its format is the number of days since 1900.
    if is_digits && source == Source::Number {
        let serial = day.parse().map_err(|_| Problem::NotADate)?;
        let date = serial_date(serial).filter(|date| YEARS.contains(&date.year()));
        return date.ok_or(Problem::NotADate);
    }
    let day = day.trim_end_matches(['日', '号']).replace(['年', '月', '/', '.'], "-");
    let parts: Vec<&str> = day.split('-').collect();
    let [first, second, third] = parts.as_slice() else { return Err(Problem::NotADate) };
    let are_digits = |it: &&str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(are_digits) {
        return Err(Problem::NotADate);
    }
    match (first.len(), third.len()) {
        (4, 1..=2) => existing(first, second, third),
        (1..=2, 4 | 2 | 1) => Err(Problem::AmbiguousDate),
        (_, _) => Err(Problem::NotADate),
    }
}

fn existing(year: &str, month: &str, day: &str) -> Result<Date, Problem> {
    let impossible = Problem::ImpossibleDate;
    let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else {
        return Err(impossible);
    };
    Date::new(year, month, day).filter(|_| YEARS.contains(&year)).ok_or(impossible)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_understood_as_people_type_them() {
        for (text, unit, value) in [
            ("12.5", "升", 12.5),
            ("１２．５", "升", 12.5),
            ("12.5 升", "升", 12.5),
            ("20KG", "kg", 20.0),
            ("1,234,567.8", "", 1_234_567.8),
            ("-5", "", -5.0),
        ] {
            assert_eq!(number(text, unit), Ok(value), "{text}");
        }
        for text in ["", "约20", "12,34", "1.234,5", "nan", "inf", "12升", "--5", "5%"] {
            assert_eq!(number(text, "kg"), Err(Problem::NotANumber), "{text}");
        }
        assert_eq!(whole_number("12.0", 0, 20), Ok(12));
        assert_eq!(whole_number("12.5", 0, 20), Err(Problem::NotWhole));
        assert_eq!(whole_number("21", 0, 20), Err(Problem::WholeOutOfRange { min: 0, max: 20 }));
    }

    #[test]
    fn dates_are_understood_as_people_type_them() {
        let expected = Date::new(2024, 6, 1).unwrap();
        for text in [
            "2024-06-01",
            "2024/6/1",
            "2024.6.1",
            "2024年6月1日",
            "２０２４年６月１号",
            "20240601",
            "2024-06-01T08:30:00",
            "2024/6/1 8:30",
            "2024 年 6 月 1 日",
        ] {
            assert_eq!(date(text, Source::Text), Ok(expected), "{text}");
        }
        assert_eq!(date("45444", Source::Number), Ok(expected));
        assert_eq!(date("45444", Source::Text), Err(Problem::NotADate));
        for (text, problem) in [
            ("6/1/2024", Problem::AmbiguousDate),
            ("24-6-1", Problem::AmbiguousDate),
            ("2024-02-30", Problem::ImpossibleDate),
            ("20241301", Problem::ImpossibleDate),
            ("1066-10-14", Problem::ImpossibleDate),
            ("2024-6", Problem::NotADate),
            ("六月一日", Problem::NotADate),
            ("08:30:00", Problem::NotADate),
        ] {
            assert_eq!(date(text, Source::Text), Err(problem), "{text}");
        }
    }
}
