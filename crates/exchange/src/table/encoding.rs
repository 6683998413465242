//! Turns the bytes of a text file into text, and says which encoding it took them for.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Which encoding a text was read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextEncoding {
    /// The name of the WHATWG encoding standard, such as "UTF-8", "gb18030" or "windows-1252".
    pub name: &'static str,
    /// Whether it was guessed from the letters; a mark at the start or valid UTF-8 is no guess.
    pub is_guess: bool,
}

/// The text; what cannot be decoded becomes U+FFFD and is found cell by cell later.
pub(crate) fn decode(bytes: &[u8]) -> (String, TextEncoding) {
    let (encoding, rest, is_guess) = match (Encoding::for_bom(bytes), wide(bytes)) {
        (Some((encoding, length)), _) => (encoding, bytes.get(length..).unwrap_or_default(), false),
        (None, Some(encoding)) => (encoding, bytes, true),
        (None, None) if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes, false),
        (None, None) => (guess(bytes), bytes, true),
    };
    let (text, _) = encoding.decode_without_bom_handling(rest);
    (text.into_owned(), TextEncoding { name: encoding.name(), is_guess })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if is_broken_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    // A few Chinese characters alone look like many things; here they are Chinese.
    let hinted = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    if is_latin(guessed) {
        WINDOWS_1252
    } else if guessed == GBK || hinted == GBK {
        GB18030 // Holds all of GBK, and the rare characters in names besides.
    } else {
        guessed
    }
}

/// Catalogues have more "Ø" and "°" than words, which was taken for Baltic or Turkish; whoever
/// sends such a file here has a Western one.
fn is_latin(encoding: &'static Encoding) -> bool {
    let name = encoding.name();
    ["windows-1250", "windows-1252", "windows-1254", "windows-1257", "windows-1258"].contains(&name)
        || ["ISO-8859-2", "ISO-8859-4", "ISO-8859-10", "ISO-8859-13"].contains(&name)
}

/// UTF-16 without a mark shows by the zero bytes of its digits and separators.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros_at = |parity| {
        bytes.iter().skip(parity).step_by(2).take(2_000).filter(|byte| **byte == 0).count()
    };
    let (even, odd) = (zeros_at(0), zeros_at(1));
    let looked_at = bytes.len().div_ceil(2).min(2_000);
    match () {
        () if odd * 4 > looked_at && even * 20 < odd => Some(UTF_16LE),
        () if even * 4 > looked_at && odd * 20 < even => Some(UTF_16BE),
        () => None,
    }
}

/// UTF-8 with a few broken bytes: by chance, other encodings have hardly any valid sequences.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    valid > 4 * broken
}

/// Text has hardly any control characters; a program or a photo has plenty.
pub(crate) fn is_binary(text: &str) -> bool {
    let start = text.chars().take(4_000);
    let strange = start
        .clone()
        .filter(|it| it.is_control() && !matches!(it, '\t' | '\r' | '\n' | '\0'))
        .count();
    let zeros = start.clone().filter(|it| *it == '\0').count();
    let count = start.count();
    strange * 20 > count || zeros * 4 > count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, &'static str, bool) {
        let (text, TextEncoding { name, is_guess }) = decode(bytes);
        (text, name, is_guess)
    }

    #[test]
    fn a_mark_at_the_start_decides() {
        assert_eq!(decoded("\u{feff}姓名".as_bytes()), ("姓名".into(), "UTF-8", false));
        let little: Vec<u8> = "\u{feff}姓名".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&little), ("姓名".into(), "UTF-16LE", false));
        let big: Vec<u8> = "\u{feff}姓名".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded(&big), ("姓名".into(), "UTF-16BE", false));
    }

    #[test]
    fn utf16_without_a_mark_is_guessed_by_its_zeros() {
        let text = "name,phone\r\n张伟,13812345678\r\n";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&bytes), (text.into(), "UTF-16LE", true));
    }

    #[test]
    fn short_chinese_files_are_told_from_latin_ones() {
        for text in ["姓名,电话\r\n张伟,138", "单位", "街道,负责人\r\n天城镇,王芳", "品名\n口罩"]
        {
            let (bytes, _, _) = GBK.encode(text);
            assert_eq!(decoded(&bytes), (text.into(), "gb18030", true), "{text}");
        }
        for text in
            ["caf\u{e9}, cr\u{e8}me", "RATION, lentilles, 5\u{b0}C", "Stra\u{df}e;M\u{fc}ller"]
        {
            let (bytes, _, _) = WINDOWS_1252.encode(text);
            assert_eq!(decoded(&bytes), (text.into(), "windows-1252", true), "{text}");
        }
    }

    #[test]
    fn broken_utf8_stays_utf8_and_shows_where_it_broke() {
        let mut bytes = "\u{feff}姓名,单位\n张伟,公安局".as_bytes().to_vec();
        bytes.pop();
        let (text, name, _) = decoded(&bytes);
        assert_eq!((text.as_str(), name), ("姓名,单位\n张伟,公安\u{fffd}", "UTF-8"));
        let (text, name, is_guess) = decoded(&bytes[3..]);
        assert!(text.ends_with("公安\u{fffd}") && name == "UTF-8" && is_guess);
    }

    #[test]
    fn a_program_is_no_text() {
        assert!(is_binary("\u{7f}ELF\u{2}\u{1}\u{1}\u{0}\u{0}\u{0}\u{0}"));
        assert!(!is_binary("a,b\r\n1,\u{1a}2,3,4,5,6,7,8,9,10\r\n"));
    }
}
