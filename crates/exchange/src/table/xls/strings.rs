//! Reads the texts of old workbooks: one or two bytes a character, possibly cut by a record's end.

use encoding_rs::Encoding;

use crate::container::{u16_at, u32_at};
use crate::table::Damage;

const IS_WIDE: u8 = 1;
const HAS_SOUND: u8 = 4;
const HAS_RUNS: u8 = 8;

/// How texts are written: two bytes a character since Excel 97, a code page before.
#[derive(Clone, Copy)]
pub(super) enum Writing {
    Unicode,
    CodePage(&'static Encoding),
}

/// The encoding of a Windows code page, as far as workbooks use them.
pub(super) fn code_page(number: u16) -> &'static Encoding {
    let label = match number {
        874 => "windows-874",
        932 => "shift_jis",
        936 | 54936 => "gb18030",
        949 => "euc-kr",
        950 => "big5",
        1250 => "windows-1250",
        1251 => "windows-1251",
        1253 => "windows-1253",
        1254 => "windows-1254",
        1255 => "windows-1255",
        1256 => "windows-1256",
        1257 => "windows-1257",
        1258 => "windows-1258",
        10000 | 32768 => "macintosh",
        65001 => "utf-8",
        _ => "windows-1252",
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252)
}

impl Writing {
    /// A text that stands alone in a record, behind a length of two bytes.
    pub(super) fn text(self, data: &[u8]) -> Result<String, Damage> {
        let count = usize::from(u16_at(data, 0).ok_or(Damage::Record)?);
        self.counted(data.get(2..).unwrap_or_default(), count)
    }

    /// The same behind a length of one byte: the names of sheets.
    pub(super) fn short_text(self, data: &[u8]) -> Result<String, Damage> {
        let (count, data) = data.split_first().ok_or(Damage::Record)?;
        self.counted(data, usize::from(*count))
    }

    fn counted(self, data: &[u8], count: usize) -> Result<String, Damage> {
        if count == 0 {
            return Ok(String::new());
        }
        match self {
            Writing::CodePage(encoding) => {
                let bytes = data.get(..count).ok_or(Damage::Record)?;
                Ok(encoding.decode_without_bom_handling(bytes).0.into_owned())
            }
            Writing::Unicode => {
                let (flags, data) = data.split_first().ok_or(Damage::Record)?;
                let is_wide = flags & IS_WIDE != 0;
                let bytes = data.get(..count << usize::from(is_wide)).ok_or(Damage::Record)?;
                let mut units = Vec::with_capacity(count);
                push_units(&mut units, bytes, is_wide);
                Ok(String::from_utf16_lossy(&units))
            }
        }
    }
}

fn push_units(units: &mut Vec<u16>, bytes: &[u8], is_wide: bool) {
    if is_wide {
        units.extend(bytes.chunks_exact(2).filter_map(|two| u16_at(two, 0)));
    } else {
        units.extend(bytes.iter().map(|byte| u16::from(*byte)));
    }
}

/// The shared texts: a table over several records. Where a text is cut by the end of a record,
/// the next one begins with a flag of its own, and may change the width of the characters.
pub(super) fn shared(parts: &[&[u8]]) -> Result<Vec<String>, Damage> {
    let mut reader = Parts { parts, at: 0 };
    reader.bytes(4)?; // How often texts are used: of no interest.
    let count = u32_at(&reader.bytes(4)?, 0).ok_or(Damage::Record)?;
    let mut strings = Vec::new();
    for _ in 0..count {
        if reader.is_at_end() {
            break; // Some writers count more texts than they write.
        }
        strings.push(reader.rich_text()?);
    }
    Ok(strings)
}

struct Parts<'p, 'a> {
    parts: &'p [&'a [u8]],
    at: usize,
}

impl<'a> Parts<'_, 'a> {
    fn current(&mut self) -> Option<&'a [u8]> {
        while let Some(part) = self.parts.first() {
            match part.get(self.at..).filter(|rest| !rest.is_empty()) {
                Some(rest) => return Some(rest),
                None => self.next_part(),
            }
        }
        None
    }

    fn next_part(&mut self) {
        self.parts = self.parts.get(1..).unwrap_or_default();
        self.at = 0;
    }

    fn is_at_end(&mut self) -> bool {
        self.current().is_none()
    }

    /// Bytes that may lie across the end of a record.
    fn bytes(&mut self, count: usize) -> Result<Vec<u8>, Damage> {
        let mut bytes = Vec::new();
        while bytes.len() < count {
            let rest = self.current().ok_or(Damage::Record)?;
            let taken = rest.len().min(count - bytes.len());
            bytes.extend_from_slice(rest.get(..taken).unwrap_or_default());
            self.at += taken;
        }
        Ok(bytes)
    }

    fn rich_text(&mut self) -> Result<String, Damage> {
        let head = self.bytes(3)?;
        let count = usize::from(u16_at(&head, 0).ok_or(Damage::Record)?);
        let flags = head.last().copied().ok_or(Damage::Record)?;
        let mut behind = 0;
        if flags & HAS_RUNS != 0 {
            behind += 4 * usize::from(u16_at(&self.bytes(2)?, 0).ok_or(Damage::Record)?);
        }
        if flags & HAS_SOUND != 0 {
            let length = u32_at(&self.bytes(4)?, 0).ok_or(Damage::Record)?;
            behind += crate::container::size(length)?;
        }
        let text = self.characters(count, flags & IS_WIDE != 0)?;
        self.skip(behind)?;
        Ok(text)
    }

    fn characters(&mut self, count: usize, mut is_wide: bool) -> Result<String, Damage> {
        let mut units = Vec::with_capacity(count);
        while units.len() < count {
            let part = self.parts.first().ok_or(Damage::Record)?;
            let rest = part.get(self.at..).unwrap_or_default();
            let wanted = (count - units.len()) << usize::from(is_wide);
            let taken = wanted.min(rest.len());
            push_units(&mut units, rest.get(..taken).unwrap_or_default(), is_wide);
            self.at += taken;
            if units.len() < count {
                self.next_part();
                is_wide = self.bytes(1)?.first().is_some_and(|flags| flags & IS_WIDE != 0);
            }
        }
        Ok(String::from_utf16_lossy(&units))
    }

    /// Formatting and reading aids behind a text.
    fn skip(&mut self, mut count: usize) -> Result<(), Damage> {
        while count > 0 {
            let rest = self.current().ok_or(Damage::Record)?.len();
            let taken = rest.min(count);
            self.at += taken;
            count -= taken;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_may_be_cut_by_the_end_of_a_record_and_change_its_width() {
        // Two texts; the first is 'ab' in narrow letters, cut, then '张' in wide ones.
        let first = [2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, b'a', b'b'];
        let second = [1, 0x20, 0x5F, 1, 0, 1, 0x1F, 0x4F];
        assert_eq!(shared(&[&first, &second]).unwrap(), ["ab张", "伟"]);
    }

    #[test]
    fn formatting_behind_a_text_is_skipped() {
        let runs = [2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 8, 1, 0, b'a', 9, 9, 9, 9, 1, 0, 0, b'b'];
        assert_eq!(shared(&[&runs]).unwrap(), ["a", "b"]);
    }

    #[test]
    fn texts_before_excel_97_are_in_a_code_page() {
        let writing = Writing::CodePage(code_page(936));
        assert_eq!(writing.text(&[4, 0, 0xD6, 0xD0, 0xCE, 0xC4]).unwrap(), "中文");
        assert_eq!(writing.short_text(&[2, 0xD6, 0xD0]).unwrap(), "中");
        assert!(writing.text(&[9, 0, 0xD6]).is_err());
    }

    #[test]
    fn a_count_that_no_record_can_hold_is_no_reason_to_wait() {
        let lie = [0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0, 0, b'a'];
        assert_eq!(shared(&[&lie]).unwrap(), ["a"]);
        assert!(shared(&[&[0, 0, 0, 0, 1, 0, 0, 0, 9, 0, 0, b'a']]).is_err());
    }
}
