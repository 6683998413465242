//! Plates, travel documents, mail and chat accounts: letters and digits in a certain order.

use super::finding::{Finding, FindingKind};
use super::letters::Letters;

/// The short names of the provinces, as plates bear them (GA 36-2018, annex).
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使";
/// What may stand last on a plate in place of a digit.
const PLATE_ENDS: &str = "挂学警港澳领";
/// Words behind which an account stands.
const CHAT_WORDS: &[&str] =
    &["微信号", "微信", "微讯", "薇信", "wechat", "weixin", "wx", "vx", "v信", "qq号", "qq"];

pub(super) fn find(letters: &Letters, out: &mut Vec<Finding>) {
    for at in 0..letters.len() {
        let found = [
            (FindingKind::Plate, plate(letters, at)),
            (FindingKind::TravelDocument, travel_document(letters, at)),
            (FindingKind::Email, email(letters, at)),
            (FindingKind::ChatAccount, wechat_id(letters, at)),
        ];
        for (kind, characters) in found {
            if let Some(characters) = characters {
                out.push(Finding { kind, at: at + 1, characters });
            }
        }
        if let Some((start, characters)) = chat_account(letters, at) {
            out.push(Finding { kind: FindingKind::ChatAccount, at: start + 1, characters });
        }
    }
}

/// Province, letter, then five characters, or six for cars on new energy; at least one digit.
fn plate(letters: &Letters, at: usize) -> Option<usize> {
    if !letters.at(at).is_some_and(|it| PROVINCES.contains(it)) {
        return None;
    }
    letters.at(at + 1).filter(char::is_ascii_lowercase)?;
    let gap =
        usize::from(letters.at(at + 2).is_some_and(|it| matches!(it, '·' | '•' | ' ' | '-' | '.')));
    let from = at + 2 + gap;
    let plain = letters.run(from, |it| it.is_ascii_alphanumeric());
    let has_end = letters.at(from + plain).is_some_and(|it| PLATE_ENDS.contains(it));
    let characters = plain + usize::from(has_end);
    let digits = (from..from + plain).filter(|at| is_digit(letters, *at)).count();
    // Behind a longer run of letters and digits is something else, such as the model of a pump.
    ((5..=6).contains(&characters) && digits > 0).then_some(2 + gap + characters)
}

/// Ordinary, official and diplomatic passports; permits to Hong Kong, Macao and Taiwan.
fn travel_document(letters: &Letters, at: usize) -> Option<usize> {
    let is_inside = letters.before(at).is_some_and(|it| it.is_ascii_alphanumeric());
    let run = letters.run(at, |it| it.is_ascii_alphanumeric());
    if is_inside || run != 9 {
        return None;
    }
    let first = letters.at(at).filter(|it| "eghmwcdpsl".contains(*it))?;
    let digits = letters.run(at + 1, |it| it.is_ascii_digit());
    let second = letters.at(at + 1).is_some_and(|it| it.is_ascii_lowercase());
    let is_two_letters =
        matches!(first, 'e' | 'c') && second && letters.run(at + 2, |it| it.is_ascii_digit()) == 7;
    (digits == 8 || is_two_letters).then_some(9)
}

/// From the first character of the part before `@` on.
fn email(letters: &Letters, at: usize) -> Option<usize> {
    let is_local = |it: char| it.is_ascii_alphanumeric() || "._%+-".contains(it);
    if letters.before(at).is_some_and(is_local) {
        return None;
    }
    let local = letters.run(at, is_local);
    if local == 0 || letters.at(at + local) != Some('@') {
        return None;
    }
    let is_host = |it: char| it.is_ascii_alphanumeric() || it == '-' || it == '.';
    let from = at + local + 1;
    let host = letters.run(from, is_host);
    let dot = (from..from + host).rev().find(|at| {
        letters.at(*at) == Some('.') && letters.run(at + 1, |it| it.is_ascii_alphabetic()) >= 2
    })?;
    (dot > from).then(|| local + 1 + host)
}

/// The form that WeChat gives itself.
fn wechat_id(letters: &Letters, at: usize) -> Option<usize> {
    if !letters.has(at, "wxid_") {
        return None;
    }
    let rest = letters.run(at + 5, is_account);
    (rest >= 4).then_some(5 + rest)
}

/// An account behind a word at `at`; its start and length.
fn chat_account(letters: &Letters, at: usize) -> Option<(usize, usize)> {
    let word = CHAT_WORDS.iter().find(|word| letters.has(at, word))?;
    let is_latin = word.is_ascii();
    // `vx` inside another word announces nothing.
    if is_latin && letters.before(at).is_some_and(|it| it.is_ascii_alphanumeric()) {
        return None;
    }
    let behind = at + word.chars().count();
    let gap = letters.run(behind, |it| " :：-=是为号加".contains(it));
    if is_latin && gap == 0 && letters.at(behind).is_some_and(|it| it.is_ascii_alphabetic()) {
        return None;
    }
    let start = behind + gap.min(6);
    let characters = letters.run(start, is_account);
    let digits = (start..start + characters).filter(|at| is_digit(letters, *at)).count();
    let is_qq = digits == characters && (5..=12).contains(&characters);
    let is_wechat = (6..=20).contains(&characters)
        && letters.at(start).is_some_and(|it| it.is_ascii_alphabetic());
    (is_qq || is_wechat).then_some((start, characters))
}

fn is_account(it: char) -> bool {
    it.is_ascii_alphanumeric() || it == '_' || it == '-'
}

fn is_digit(letters: &Letters, at: usize) -> bool {
    letters.at(at).is_some_and(|it| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::{Finding, FindingKind, masked, scan};

    fn found(text: &str) -> Vec<(FindingKind, usize, usize)> {
        let parts = |it: Finding| (it.kind, it.at, it.characters);
        scan(text).into_iter().map(parts).collect()
    }

    #[test]
    fn plates_are_found_in_every_form() {
        for (text, characters) in [
            ("鄂L12345", 7),
            ("鄂L·A1234", 8),
            ("鄂ＬＤ１２３４５", 8),
            ("鄂A1234警", 7),
            ("京AD12345", 8),
        ] {
            assert_eq!(found(text), [(FindingKind::Plate, 1, characters)], "{text}");
        }
        assert_eq!(found("川流不息，新A组织"), []);
    }

    #[test]
    fn mail_chat_and_passports_are_found() {
        assert_eq!(found("发 li.wei@gov.cn。"), [(FindingKind::Email, 3, 13)]);
        assert_eq!(found("微信：liwei_1984"), [(FindingKind::ChatAccount, 4, 10)]);
        assert_eq!(found("加QQ 12345678 联系"), [(FindingKind::ChatAccount, 5, 8)]);
        assert_eq!(found("wxid_a8b7c6d5"), [(FindingKind::ChatAccount, 1, 13),]);
        assert_eq!(found("护照 E12345678"), [(FindingKind::TravelDocument, 4, 9)]);
        assert_eq!(found("pumping station @ 8am, qqplot"), []);
    }

    #[test]
    fn a_mask_keeps_the_length_and_leaves_nothing_to_find() {
        let text = "联系王某，微信 liwei_1984，车 鄂L12345，li@gov.cn";
        assert_eq!(masked(text), "联系王某，微信 ██████████，车 ███████，█████████");
    }
}
