//! Makes the text of a cell comparable, and tells what had to be changed for it.

use super::Flaw;

/// The first characters that make a spreadsheet program take a text for a formula (OWASP, "CSV
/// injection").
const FORMULA_STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether the text would run as a formula, after any number of protecting apostrophes.
pub(crate) fn looks_like_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA_STARTS)
}

/// Takes back the one apostrophe that [`crate::write`] puts before a text like a formula.
pub(crate) fn unprotected(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if looks_like_formula(rest) => rest,
        Some(_) | None => text,
    }
}

/// The cleaned text and what was changed, each flaw at most once.
pub(crate) fn clean(raw: &str) -> (String, Vec<Flaw>) {
    let mut flaws = Vec::new();
    if raw.bytes().all(|byte| byte.is_ascii_graphic()) {
        return (raw.to_owned(), flaws); // The common case: nothing to look at.
    }
    let (mut has_control, mut has_full_width) = (false, false);
    let mut text = String::with_capacity(raw.len());
    let mut characters = raw.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\r' {
            // Line ends are written in three ways; they are one character to us.
            characters.next_if_eq(&'\n');
            text.push('\n');
        } else if is_unseen(character) {
            has_control = true;
        } else if let Some(ordinary) = ordinary_width(character) {
            has_full_width = true;
            text.push(ordinary);
        } else {
            text.push(character);
        }
    }
    let trimmed = text.trim();
    let was_trimmed = trimmed.len() < text.len();
    if was_trimmed {
        text = trimmed.to_owned();
    }
    for (found, flaw) in [
        (has_control, Flaw::ControlCharacters),
        (has_full_width, Flaw::FullWidth),
        (was_trimmed, Flaw::Trimmed),
        (text.contains(char::REPLACEMENT_CHARACTER), Flaw::BrokenCharacters),
    ] {
        if found {
            flaws.push(flaw);
        }
    }
    (text, flaws)
}

/// Characters that nobody sees and that make two equal names differ.
fn is_unseen(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        // Zero-width marks, direction marks and the byte order mark.
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' => true,
        '\u{FEFF}' | '\u{00AD}' => true,
        other => other.is_control(),
    }
}

/// The ordinary form of a full-width letter or digit. Chinese punctuation stays as it is.
fn ordinary_width(character: char) -> Option<char> {
    match character {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => half_width(character),
        _ => None,
    }
}

/// The ASCII form of any full-width character, punctuation and the blank U+3000 among them.
pub(crate) fn half_width(character: char) -> Option<char> {
    const DISTANCE: u32 = 0xFF01 - 0x21;
    match character {
        '\u{3000}' => Some(' '),
        '！'..='～' => char::from_u32(u32::from(character) - DISTANCE),
        _ => None,
    }
}

/// The text with every full-width character in its ASCII form; for headings, numbers and codes.
pub(crate) fn all_half_width(text: &str) -> String {
    text.chars().map(|character| half_width(character).unwrap_or(character)).collect()
}

/// Whether a text is what Excel leaves of a long number, such as 1.38E+10.
pub(crate) fn is_scientific(text: &str) -> bool {
    let text = text.trim_start_matches(['+', '-']);
    let Some((digits, exponent)) = text.split_once(['E', 'e']) else { return false };
    let mut parts = digits.split('.');
    let is_one_digit = parts.next().is_some_and(|it| it.len() == 1 && is_digits(it));
    let is_fraction = parts.next().is_none_or(is_digits);
    // Excel always writes the sign; without it this may be a code such as 1E10.
    let is_exponent = exponent.strip_prefix('+').is_some_and(|it| it.len() <= 3 && is_digits(it));
    is_one_digit && is_fraction && is_exponent && parts.next().is_none()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_changed_is_told() {
        for (raw, text, flaws) in [
            ("张伟", "张伟", vec![]),
            ("13812345678", "13812345678", vec![]),
            ("１３８", "138", vec![Flaw::FullWidth]),
            ("Ａ座（二层），３室", "A座（二层），3室", vec![Flaw::FullWidth]),
            ("张\u{3000}伟\u{3000}", "张\u{3000}伟", vec![Flaw::Trimmed]),
            ("\u{a0}a b ", "a b", vec![Flaw::Trimmed]),
            ("a\u{0}b\u{200b}", "ab", vec![Flaw::ControlCharacters]),
            ("一\r\n二\r三\n四", "一\n二\n三\n四", vec![]),
            ("a\u{fffd}", "a\u{fffd}", vec![Flaw::BrokenCharacters]),
            ("   ", "", vec![Flaw::Trimmed]),
        ] {
            assert_eq!(clean(raw), (text.to_owned(), flaws), "{raw:?}");
        }
    }

    #[test]
    fn shortened_numbers_are_told_from_codes() {
        for text in ["1.38E+10", "4.21224E+17", "5E+10", "-1.2e+05"] {
            assert!(is_scientific(text), "{text}");
        }
        for text in ["1E10", "12.5E+10", "1.38E-10", "A1.38E+10", "1.E+10", "E+10", "1.2.3E+10"] {
            assert!(!is_scientific(text), "{text}");
        }
    }

    #[test]
    fn only_the_apostrophe_before_a_formula_is_taken_back() {
        assert_eq!(unprotected("'=1+1"), "=1+1");
        assert_eq!(unprotected("''=1+1"), "'=1+1");
        assert_eq!(unprotected("'quoted'"), "'quoted'");
        assert_eq!(unprotected("=1+1"), "=1+1");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing_more(raw in any::<String>()) {
            let (once, _) = clean(&raw);
            let (twice, flaws) = clean(&once);
            prop_assert_eq!(&once, &twice);
            prop_assert!(flaws.iter().all(|flaw| *flaw == Flaw::BrokenCharacters));
        }
    }
}
