//! Numbers: identity, mobile, landline, bank card; also written in groups or in full width.

use super::finding::{Finding, FindingKind};
use super::letters::Letters;

/// A number is written in at most this many groups.
const GROUPS_MAX: usize = 7;
/// No number that is looked for has more digits, with its country code.
const DIGITS_MAX: usize = 24;

/// Digits without anything between them.
#[derive(Clone, Copy)]
struct Group {
    at: usize,
    digits: usize,
}

pub(super) fn find(letters: &Letters, out: &mut Vec<Finding>) {
    let groups = groups(letters);
    for (index, group) in groups.iter().enumerate() {
        within(letters, *group, out);
        let rest = groups.get(index..).unwrap_or_default();
        let joined = joinable(letters, rest);
        for count in 1..=joined {
            whole(letters, rest.get(..count).unwrap_or_default(), out);
        }
    }
}

/// Every run of digits.
fn groups(letters: &Letters) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let digits = letters.run(at, |it| it.is_ascii_digit());
        if digits > 0 {
            groups.push(Group { at, digits });
        }
        at += digits.max(1);
    }
    groups
}

/// How many groups from the first on can be one number: little stands between them.
fn joinable(letters: &Letters, groups: &[Group]) -> usize {
    let mut digits = 0;
    for (index, pair) in groups.windows(2).enumerate() {
        let [left, right] = pair else { break };
        digits += left.digits;
        let between = left.at + left.digits..right.at;
        let is_near = between.len() <= 3
            && between.clone().all(|at| {
                letters.at(at).is_some_and(|it| matches!(it, ' ' | '-' | '.' | '·' | '(' | ')'))
            });
        if !is_near || index + 1 >= GROUPS_MAX || digits + right.digits > DIGITS_MAX {
            return index + 1;
        }
    }
    groups.len().min(GROUPS_MAX)
}

/// Numbers that are some groups from end to end.
fn whole(letters: &Letters, groups: &[Group], out: &mut Vec<Finding>) {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return };
    let digits = digits_of(letters, groups);
    let end = last.at + last.digits;
    let has_x = letters.at(end) == Some('x');
    let mut found = |kind, end: usize| {
        out.push(Finding { kind, at: first.at + 1, characters: end - first.at });
    };
    if digits.len() == 17 && has_x && is_citizen_id(&digits, Some('x')) {
        found(FindingKind::CitizenId, end + 1);
    }
    if is_citizen_id(&digits, None) || is_old_citizen_id(&digits) {
        found(FindingKind::CitizenId, end);
    }
    if is_mobile(&digits) {
        found(FindingKind::Mobile, end);
    }
    if is_landline(groups, &digits) || is_local_number(letters, first.at, &digits) {
        found(FindingKind::Landline, end);
    }
    if is_bank_card(&digits) {
        found(FindingKind::BankCard, end);
    }
}

/// Numbers inside one long group, with other digits before or behind them.
fn within(letters: &Letters, group: Group, out: &mut Vec<Finding>) {
    let digits = digits_of(letters, &[group]);
    let end = group.at + group.digits;
    let mut found = |kind, offset: usize, characters| {
        out.push(Finding { kind, at: group.at + offset + 1, characters });
    };
    for (offset, window) in digits.windows(18).enumerate() {
        if is_citizen_id(window, None) {
            found(FindingKind::CitizenId, offset, 18);
        }
    }
    if let Some(offset) = digits.len().checked_sub(17)
        && letters.at(end) == Some('x')
        && is_citizen_id(digits.get(offset..).unwrap_or_default(), Some('x'))
    {
        found(FindingKind::CitizenId, offset, 18);
    }
    for (offset, window) in digits.windows(11).enumerate() {
        if is_mobile(window) {
            found(FindingKind::Mobile, offset, 11);
        }
    }
    for length in 16..=19 {
        for (offset, window) in digits.windows(length).enumerate() {
            // Inside other digits only the cards of UnionPay: by chance every tenth number fits.
            if window.starts_with(&[6, 2]) && is_bank_card(window) {
                found(FindingKind::BankCard, offset, length);
            }
        }
    }
}

fn digits_of(letters: &Letters, groups: &[Group]) -> Vec<u32> {
    let places = groups.iter().flat_map(|it| it.at..it.at + it.digits);
    places.filter_map(|at| letters.at(at)?.to_digit(10)).collect()
}

/// Number of digits as a number: `[1, 9]` is 19.
fn number(digits: &[u32]) -> u32 {
    digits.iter().fold(0, |number, digit| number * 10 + digit)
}

fn slice(digits: &[u32], from: usize, length: usize) -> &[u32] {
    digits.get(from..from + length).unwrap_or_default()
}

/// GB 11643-1999: region, birthday, sequence, check digit by ISO 7064 MOD 11-2. With `last` the
/// eighteenth character is the letter.
fn is_citizen_id(digits: &[u32], last: Option<char>) -> bool {
    let check = match (digits.len(), last) {
        (18, None) => number(slice(digits, 17, 1)),
        (17, Some('x')) => 10,
        _ => return false,
    };
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let year = number(slice(digits, 6, 4));
    is_province(digits)
        && (1800..=2199).contains(&year)
        && is_day(slice(digits, 10, 4))
        && (12 - sum % 11) % 11 == check
}

/// The form of before 1999: a year of two digits and no check digit.
fn is_old_citizen_id(digits: &[u32]) -> bool {
    digits.len() == 15 && is_province(digits) && is_day(slice(digits, 8, 4))
}

/// GB/T 2260: 11 Beijing to 65 Xinjiang, 71 Taiwan, 81 to 83 residents of Hong Kong, Macao, Taiwan.
fn is_province(digits: &[u32]) -> bool {
    matches!(
        number(slice(digits, 0, 2)),
        11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83 | 91
    )
}

fn is_day(digits: &[u32]) -> bool {
    let (month, day) = (number(slice(digits, 0, 2)), number(slice(digits, 2, 2)));
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// Eleven digits that begin with 13 to 19, also with 86 or 0086 before them.
fn is_mobile(digits: &[u32]) -> bool {
    let bare = match digits {
        [0, 0, 8, 6, rest @ ..] | [8, 6, rest @ ..] if rest.len() == 11 => rest,
        other => other,
    };
    bare.len() == 11 && matches!(bare, [1, 3..=9, ..])
}

/// Area code and number: 010 and 02x with eight digits, 03xx to 09xx with seven or eight. Numbers
/// begin with 2 to 8, and the code is a group of its own or all is one group, so that a time of
/// day after a date is not taken for one.
fn is_landline(groups: &[Group], digits: &[u32]) -> bool {
    let code = match digits {
        [0, 1, 0, ..] | [0, 2, ..] => 3,
        [0, 3..=9, ..] => 4,
        _ => return false,
    };
    let is_split_behind_code = groups.first().is_some_and(|it| it.digits == code);
    let local = digits.get(code..).unwrap_or_default();
    (groups.len() == 1 || is_split_behind_code)
        && matches!(local, [2..=8, ..])
        && (7..=8).contains(&local.len())
}

/// Seven or eight digits after a word that announces them.
fn is_local_number(letters: &Letters, at: usize, digits: &[u32]) -> bool {
    const WORDS: &[&str] = &["电话", "座机", "联系", "拨打", "致电", "tel", "phone", "call"];
    (7..=8).contains(&digits.len())
        && matches!(digits, [2..=8, ..])
        && letters.has_before(at, 8, WORDS)
}

/// ISO/IEC 7812-1: 16 to 19 digits of a bank's range, with the check digit of Luhn.
fn is_bank_card(digits: &[u32]) -> bool {
    if !(16..=19).contains(&digits.len()) || !matches!(digits, [3..=6 | 9, ..]) {
        return false;
    }
    let doubled = |(index, digit): (usize, &u32)| match index % 2 {
        0 => *digit,
        _ => digit * 2 / 10 + digit * 2 % 10,
    };
    digits.iter().rev().enumerate().map(doubled).sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{FindingKind, masked, scan};

    /// What is found first; inside a number of identity there may be one of a phone by chance.
    fn first(text: &str) -> Option<FindingKind> {
        scan(text).first().map(|it| it.kind)
    }

    fn citizen_id(region: &str, day: &str, sequence: u32) -> String {
        let body = format!("{region}{day}{sequence:03}");
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        let digit = |it: char| it.to_digit(10).expect("digits");
        let sum: u32 = body.chars().zip(weights).map(|(it, weight)| digit(it) * weight).sum();
        let check = "10X98765432".chars().nth((sum % 11) as usize).expect("eleven");
        format!("{body}{check}")
    }

    fn card(body: &str) -> String {
        let sums = body.chars().rev().enumerate().map(|(index, it)| {
            let digit = it.to_digit(10).expect("digits") * if index % 2 == 0 { 2 } else { 1 };
            digit / 10 + digit % 10
        });
        format!("{body}{}", (10 - sums.sum::<u32>() % 10) % 10)
    }

    #[test]
    fn a_published_example_of_each_kind_is_found() {
        // GB 11643-1999, annex; ISO/IEC 7812's usual test number.
        assert_eq!(first("身份证11010519491231002X。"), Some(FindingKind::CitizenId));
        assert_eq!(first("440524188001010014"), Some(FindingKind::CitizenId));
        assert_eq!(first("旧证 110105491231002"), Some(FindingKind::CitizenId));
        assert_eq!(first("卡 4111 1111 1111 1111"), Some(FindingKind::BankCard));
        assert_eq!(first("手机：138-0013-8000"), Some(FindingKind::Mobile));
        assert_eq!(first("+86 13800138000"), Some(FindingKind::Mobile));
        assert_eq!(first("０７１５－３３９１２３４"), Some(FindingKind::Landline));
        assert_eq!(first("（0715）339 1234"), Some(FindingKind::Landline));
        assert_eq!(first("值班电话3391234"), Some(FindingKind::Landline));
    }

    #[test]
    fn what_logs_are_full_of_is_not_found() {
        for text in [
            "06-15 08:30 坝下水位 58.40 米，流量 1234 立方米每秒",
            "2026-06-15 0830 1200 两次巡堤，出动 120 人 35 车",
            "〔2026〕3号 文件，拨款 12000000 元",
            "区划代码 421223100001",
            "20260615120000 开机",
            "报警 110，急救 120，热线 12345",
            "30.1234, 114.5678",
            "3391234 立方米",
        ] {
            assert_eq!(scan(text), [], "{text}");
        }
    }

    #[test]
    fn two_numbers_side_by_side_are_both_found() {
        let found = scan("13800138000 13900139000");
        assert!(found.iter().any(|it| (it.at, it.characters) == (1, 11)), "{found:?}");
        assert!(found.iter().any(|it| (it.at, it.characters) == (13, 11)), "{found:?}");
    }

    fn wide(text: &str) -> String {
        let wide = |it: char| char::from_u32(u32::from(it) + 0xfee0).expect("a wide form");
        text.chars().map(|it| if it.is_ascii_alphanumeric() { wide(it) } else { it }).collect()
    }

    fn planted() -> impl Strategy<Value = (FindingKind, String)> {
        let regions = prop::sample::select(vec!["421223", "110105", "650102", "810000"]);
        let id = (regions.clone(), 1900u32..2025, 1u32..=12, 1u32..=28, 0u32..1000).prop_map(
            |(region, year, month, day, sequence)| {
                let day = format!("{year}{month:02}{day:02}");
                (FindingKind::CitizenId, citizen_id(region, &day, sequence))
            },
        );
        let old = (regions, 0u32..100, 1u32..=12, 1u32..=28, 0u32..1000).prop_map(
            |(region, year, month, day, sequence)| {
                let id = format!("{region}{year:02}{month:02}{day:02}{sequence:03}");
                (FindingKind::CitizenId, id)
            },
        );
        let mobile = ("1[3-9][0-9]{9}", 0..3).prop_map(|(it, form)| {
            let (a, rest) = it.split_at(3);
            let (b, c) = rest.split_at(4);
            let text = match form {
                0 => it.clone(),
                1 => format!("{a}-{b}-{c}"),
                _ => format!("+86 {a} {b} {c}"),
            };
            (FindingKind::Mobile, text)
        });
        let landline = ("0(10|2[0-9]|7[0-9]{2})", "-| |", "[2-8][0-9]{6,7}").prop_map(
            |(code, between, local)| (FindingKind::Landline, format!("{code}{between}{local}")),
        );
        let card = "62[0-9]{13,16}".prop_map(|body| (FindingKind::BankCard, card(&body)));
        prop_oneof![id, old, mobile, landline, card]
    }

    proptest! {
        #[test]
        fn a_planted_number_is_always_found_and_never_survives_the_mask(
            (kind, number) in planted(),
            before in "[堤坝水位a-z，。：: ]{0,12}",
            behind in "(|[堤坝水位a-w，。 ]{1,12})",
            is_wide: bool,
        ) {
            let number = if is_wide { wide(&number) } else { number };
            let text = format!("{before}{number}{behind}");
            let at = before.chars().count() + 1;
            let found = scan(&text);
            prop_assert!(
                found.iter().any(|it| it.kind == kind && (at..=at + 4).contains(&it.at)),
                "{text}: {found:?}"
            );
            let masked = masked(&text);
            prop_assert_eq!(scan(&masked), []);
            prop_assert!(!masked.contains(&number));
            prop_assert_eq!(masked.chars().count(), text.chars().count());
        }

        #[test]
        fn no_text_makes_it_stumble(text in ".{0,200}", digits in "[0-9xX -]{0,120}") {
            prop_assert_eq!(scan(&masked(&text)), []);
            prop_assert_eq!(scan(&masked(&digits)), []);
        }
    }
}
