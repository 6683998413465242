//! Brings telephone numbers of China into one form.

use thiserror::Error;

use crate::table::all_half_width;

/// Why a text is no telephone number that can be dialled.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PhoneFault {
    #[error("is not a telephone number: write 13812345678 or 0715-3391234")]
    NotAPhone,
    #[error("holds several numbers: write one, and the others in columns of their own")]
    Several,
    #[error("lost the 0 in front because the cell is a number: write {suggestion} as text")]
    LacksZero { suggestion: String },
}

const EXTENSION_MARKS: [&str; 7] = ["转分机", "分机号", "分机", "转", "ext.", "ext", "#"];

/// The number in one form: 13812345678, 0715-3391234, 0715-3391234-802 with an extension,
/// 4008123456, 110, or + with country code and digits for other countries.
///
/// Hong Kong, Macao and Taiwan are dialled with their own codes (+852, +853, +886).
///
/// # Errors
/// [`PhoneFault`] tells what to write instead.
pub fn normal_phone(text: &str) -> Result<String, PhoneFault> {
    let text = all_half_width(text).to_lowercase();
    let text = text.trim();
    if is_several(text) {
        return Err(PhoneFault::Several);
    }
    let (main, extension) = split_extension(text);
    let is_spelled = |it: char| it.is_ascii_digit() || " -().+—–·".contains(it);
    if !main.chars().all(is_spelled) || main.chars().skip(1).any(|it| it == '+') {
        return Err(PhoneFault::NotAPhone);
    }
    let groups: Vec<&str> =
        main.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty()).collect();
    let digits = groups.concat();
    let extension = match extension {
        Some(extension) => {
            Some(extension.trim()).filter(|it| is_extension(it)).ok_or(PhoneFault::NotAPhone)?
        }
        None => "",
    };
    if main.starts_with('+') && !digits.starts_with("86") {
        let is_plausible = (8..=15).contains(&digits.len()) && extension.is_empty();
        return if is_plausible { Ok(format!("+{digits}")) } else { Err(PhoneFault::NotAPhone) };
    }
    let (digits, had_country) = without_country(&digits, main.starts_with('+'));
    if is_mobile(digits) {
        let digits = digits.to_owned();
        return if extension.is_empty() { Ok(digits) } else { Err(PhoneFault::NotAPhone) };
    }
    let home = if had_country && !digits.starts_with('0') && digits.len() >= 9 {
        format!("0{digits}") // With the country code the 0 of the area is not dialled.
    } else {
        digits.to_owned()
    };
    fixed(&home, &groups, extension).ok_or_else(|| fault(&home))
}

fn fault(digits: &str) -> PhoneFault {
    let with_zero = format!("0{digits}");
    match landline(&with_zero) {
        Some(suggestion) if digits.len() >= 9 && !digits.starts_with('0') => {
            PhoneFault::LacksZero { suggestion }
        }
        Some(_) | None => PhoneFault::NotAPhone,
    }
}

/// Landlines, service and short numbers.
fn fixed(digits: &str, groups: &[&str], extension: &str) -> Option<String> {
    // 0715-3391234-8: what follows a group that is a whole number is its extension.
    if extension.is_empty()
        && let [.., number, last] = groups
        && matches!(number.len(), 7 | 8 | 10 | 11 | 12)
        && is_extension(last)
        && let Some(main) = digits.strip_suffix(last)
        && let Some(normal) = extensible(main)
    {
        return Some(format!("{normal}-{last}"));
    }
    if extension.is_empty() {
        return extensible(digits).or_else(|| short(digits));
    }
    extensible(digits).map(|normal| format!("{normal}-{extension}"))
}

/// Numbers behind which a switchboard may stand.
fn extensible(digits: &str) -> Option<String> {
    let is_local = matches!(digits.len(), 7 | 8) && !digits.starts_with(['0', '1']);
    let is_service = digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800"));
    landline(digits).or_else(|| (is_local || is_service).then(|| digits.to_owned()))
}

/// 110, 12345, or the short number of a virtual network.
fn short(digits: &str) -> Option<String> {
    ((3..=6).contains(&digits.len()) && !digits.starts_with('0')).then(|| digits.to_owned())
}

/// With area code: three digits for 010 and 02x, four for all others.
fn landline(digits: &str) -> Option<String> {
    let area_length = match digits.as_bytes() {
        [b'0', b'1' | b'2', ..] => 3,
        [b'0', b'3'..=b'9', ..] => 4,
        _ => return None,
    };
    let (area, number) = digits.split_at_checked(area_length)?;
    let is_number = matches!(number.len(), 7 | 8) && !number.starts_with(['0', '1']);
    is_number.then(|| format!("{area}-{number}"))
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && matches!(digits.as_bytes(), [b'1', b'3'..=b'9', ..])
}

fn is_extension(text: &str) -> bool {
    (1..=6).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit())
}

fn without_country(digits: &str, has_plus: bool) -> (&str, bool) {
    let rest = match digits.strip_prefix("0086") {
        Some(rest) => Some(rest),
        None if has_plus => digits.strip_prefix("86"),
        None => digits.strip_prefix("86").filter(|rest| is_mobile(rest)),
    };
    rest.map_or((digits, false), |rest| (rest, true))
}

fn split_extension(text: &str) -> (&str, Option<&str>) {
    let found = EXTENSION_MARKS.iter().find_map(|mark| text.split_once(mark));
    found.map_or((text, None), |(main, extension)| {
        (main.trim(), Some(extension.trim_start_matches([':', '-', ' '])))
    })
}

/// Several numbers are separated by a mark, or are two long groups of digits.
fn is_several(text: &str) -> bool {
    let long = |part: &&str| part.bytes().filter(u8::is_ascii_digit).count() >= 7;
    let parts = |marks: &[char]| text.split(marks).filter(long).count();
    parts(&['/', '、', ',', ';', '\n', '|', '或', '和']) > 1 || parts(&[' ']) > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_come_into_one_form() {
        for (text, normal) in [
            ("138 1234 5678", "13812345678"),
            ("１３８-１２３４-５６７８", "13812345678"),
            ("+86 13812345678", "13812345678"),
            ("008613812345678", "13812345678"),
            ("8613812345678", "13812345678"),
            ("(0715)3391234", "0715-3391234"),
            ("0715－3391234", "0715-3391234"),
            ("07153391234", "0715-3391234"),
            ("010-87654321", "010-87654321"),
            ("02787654321", "027-87654321"),
            ("0715-3391234-802", "0715-3391234-802"),
            ("0715-3391234转802", "0715-3391234-802"),
            ("0715 3391234 ext. 802", "0715-3391234-802"),
            ("+86 715 3391234", "0715-3391234"),
            ("3391234", "3391234"),
            ("3391234-802", "3391234-802"),
            ("0715-3391234-8", "0715-3391234-8"),
            ("400-812-3456转2", "4008123456-2"),
            ("400-812-3456", "4008123456"),
            ("110", "110"),
            ("12345", "12345"),
            ("+852 2345 6789", "+85223456789"),
        ] {
            assert_eq!(normal_phone(text).as_deref(), Ok(normal), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_dialled_is_refused() {
        for text in ["", "无", "12", "138123456789", "23812345678", "0715-339123", "见名单", "1+1"]
        {
            assert_eq!(normal_phone(text), Err(PhoneFault::NotAPhone), "{text}");
        }
        for text in ["13812345678/13912345678", "0715-3391234、3391235", "13812345678 13912345678"]
        {
            assert_eq!(normal_phone(text), Err(PhoneFault::Several), "{text}");
        }
    }

    #[test]
    fn a_zero_that_excel_dropped_is_suspected() {
        let suggestion = "0715-3391234".to_owned();
        assert_eq!(normal_phone("7153391234"), Err(PhoneFault::LacksZero { suggestion }));
    }

    proptest! {
        #[test]
        fn the_normal_form_is_its_own_normal_form(text in "[+0-9 ()转-]{0,18}") {
            if let Ok(normal) = normal_phone(&text) {
                prop_assert_eq!(normal_phone(&normal), Ok(normal), "{}", text);
            }
        }
    }
}
