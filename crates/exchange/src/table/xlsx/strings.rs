//! Reads the texts that cells share, and takes back the way in which Excel writes odd characters.

use crate::container::Fault;
use crate::container::tags::{Tag, Token};
use crate::container::zip::Archive;
use crate::table::{Limit, Unreadable};

/// A text costs memory even when it is empty: no workbook within our limits has more of them.
const STRINGS_MAX: usize = 3_000_000;

pub(super) fn read(archive: &Archive, path: &str) -> Result<Vec<String>, Unreadable> {
    let mut strings: Vec<String> = Vec::new();
    let mut text = RichText::default();
    archive.tokens(path, &mut |token| {
        match token {
            Token::Open(tag) if tag.name == "si" => text = RichText::default(),
            Token::Close("si") => {
                strings.push(text.take());
                if strings.len() > STRINGS_MAX {
                    let (limit, max) = (Limit::Cells, STRINGS_MAX as u64);
                    return Err(Unreadable::OverLimit { limit, max, sheet: None }.into());
                }
            }
            Token::Open(tag) => text.open(&tag),
            Token::Close(name) => text.close(name),
            Token::Text(piece) => text.add(&piece),
        }
        Ok::<(), Fault>(())
    })?;
    Ok(strings)
}

/// Collects the runs of one text; reading aids (rPh, Japanese furigana) are no part of it.
#[derive(Default)]
pub(super) struct RichText {
    text: String,
    is_in_text: bool,
    is_in_aid: bool,
}

impl RichText {
    pub(super) fn open(&mut self, tag: &Tag) {
        match tag.name {
            "t" => self.is_in_text = true,
            "rPh" => self.is_in_aid = true,
            _ => {}
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        match name {
            "t" => self.is_in_text = false,
            "rPh" => self.is_in_aid = false,
            _ => {}
        }
    }

    pub(super) fn add(&mut self, piece: &str) {
        if self.is_in_text && !self.is_in_aid {
            self.text.push_str(piece);
        }
    }

    pub(super) fn take(&mut self) -> String {
        unescaped(std::mem::take(&mut self.text))
    }
}

/// Excel writes what XML cannot hold as _xHHHH_, and an underscore that would look so as _x005F_.
pub(super) fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, after) = rest.split_at(at);
        units.extend(before.encode_utf16());
        match escape(after) {
            Some((unit, after)) => {
                units.push(unit);
                rest = after;
            }
            None => {
                units.extend("_x".encode_utf16());
                rest = after.strip_prefix("_x").unwrap_or_default();
            }
        }
    }
    units.extend(rest.encode_utf16());
    String::from_utf16_lossy(&units)
}

fn escape(text: &str) -> Option<(u16, &str)> {
    let digits = text.get(2..6).filter(|it| it.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    let rest = text.get(6..)?.strip_prefix('_')?;
    Some((u16::from_str_radix(digits, 16).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::container::zip::tests::stored;
    use crate::table::Limits;

    #[test]
    fn runs_are_joined_and_reading_aids_left_out() {
        let xml = "<sst uniqueCount=\"99999999999\"><si><t>一</t></si>\
            <si><r><rPr><b/></rPr><t>张</t></r><r><t xml:space=\"preserve\"> 伟</t></r>\
            <rPh sb=\"0\"><t>zhang</t></rPh></si><si/></sst>";
        let zip = stored(&[("s.xml", xml.as_bytes())]);
        let archive = Archive::open(&zip, &Limits::default()).unwrap();
        assert_eq!(read(&archive, "s.xml").unwrap(), ["一", "张 伟", ""]);
    }

    #[test]
    fn escaped_characters_are_taken_back() {
        for (text, plain) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_xD83D__xDE00_", "😀"),
            ("file_x.txt", "file_x.txt"),
            ("_x00", "_x00"),
            ("_x张张张张_", "_x张张张张_"),
        ] {
            assert_eq!(unescaped(text.to_owned()), plain);
        }
    }
}
