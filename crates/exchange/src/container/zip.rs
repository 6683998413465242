//! Reads the table of contents of a zip and unpacks parts of it under a budget.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::inflate::inflate;
use super::tags::{Token, Tokens};
use super::{Fault, size, u16_at, u32_at, u64_at};
use crate::table::{Damage, Limit, Limits, Unreadable};

const END_OF_CONTENTS: &[u8] = b"PK\x05\x06";
const END_OF_CONTENTS_BYTES: usize = 22;
const COMMENT_BYTES_MAX: usize = 65_535;
const WIDE_EXTRA: u16 = 1; // The extra field that holds what does not fit into 32 bits.
const PART_TEXT_BYTES_MAX: u64 = 8 * 1024 * 1024; // Lists of parts and relations are small.

/// The parts of a zip by name; names are compared without case, as Excel does.
pub(crate) struct Archive<'a> {
    bytes: &'a [u8],
    parts: BTreeMap<String, Part>,
    unpacked_bytes_max: u64,
    budget: Cell<u64>,
}

#[derive(Clone, Copy)]
struct Part {
    method: u16,
    is_locked: bool,
    checksum: u32,
    packed: u64,
    unpacked: u64,
    header_at: u64,
}

impl<'a> Archive<'a> {
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Unreadable> {
        let parts = contents(bytes).map_err(|damage| Fault::from(damage).in_part("zip"))?;
        let unpacked_bytes_max = limits.unpacked_bytes_max;
        Ok(Self { bytes, parts, unpacked_bytes_max, budget: Cell::new(unpacked_bytes_max) })
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&key(name))
    }

    pub(crate) fn has_folder(&self, folder: &str) -> bool {
        self.parts.keys().any(|name| name.starts_with(folder))
    }

    /// Hands the bytes of a part to `sink`, piece by piece; `false` where there is no such part.
    ///
    /// The declared size is checked against what is left of the budget before anything is
    /// unpacked, and the real size against the declared one while unpacking: a bomb is refused
    /// whether it is honest about its size or not.
    pub(crate) fn unpack(
        &self,
        name: &str,
        sink: &mut dyn FnMut(&[u8]) -> Result<(), Fault>,
    ) -> Result<bool, Unreadable> {
        let Some(part) = self.parts.get(&key(name)) else { return Ok(false) };
        let left = self.budget.get().checked_sub(part.unpacked);
        self.budget.set(left.ok_or(Unreadable::OverLimit {
            limit: Limit::UnpackedBytes,
            max: self.unpacked_bytes_max,
            sheet: None,
        })?);
        self.unpack_part(*part, sink).map_err(|fault| fault.in_part(name))?;
        Ok(true)
    }

    fn unpack_part(
        &self,
        part: Part,
        sink: &mut dyn FnMut(&[u8]) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        if part.is_locked {
            return Err(Unreadable::Password.into());
        }
        let packed = self.packed(part)?;
        let mut left = part.unpacked;
        let mut checksum = Checksum::new();
        let mut checked = |piece: &[u8]| {
            left = left.checked_sub(piece.len() as u64).ok_or(Damage::Size)?;
            checksum.add(piece);
            sink(piece)
        };
        match part.method {
            0 => checked(packed)?,
            8 => inflate(packed, &mut checked)?,
            _ => return Err(Damage::Compression.into()),
        }
        match (left, checksum.value() == part.checksum) {
            (0, true) => Ok(()),
            (0, false) => Err(Damage::Checksum.into()),
            (_, _) => Err(Damage::Size.into()),
        }
    }

    fn packed(&self, part: Part) -> Result<&'a [u8], Damage> {
        let at = size(part.header_at)?;
        let name = u16_at(self.bytes, at.saturating_add(26)).ok_or(Damage::Cut)?;
        let extra = u16_at(self.bytes, at.saturating_add(28)).ok_or(Damage::Cut)?;
        let start = at.saturating_add(30 + usize::from(name) + usize::from(extra));
        let end = start.saturating_add(size(part.packed)?);
        self.bytes.get(start..end).ok_or(Damage::Cut)
    }

    /// Streams an XML part, token by token; `false` where there is no such part.
    pub(crate) fn tokens(
        &self,
        name: &str,
        on: &mut dyn FnMut(Token) -> Result<(), Fault>,
    ) -> Result<bool, Unreadable> {
        let mut tokens = Tokens::default();
        let is_there = self.unpack(name, &mut |piece| tokens.feed(piece, on))?;
        tokens.finish().map_err(|fault| fault.in_part(name))?;
        Ok(is_there)
    }

    /// A small part as text; `None` where there is no such part.
    pub(crate) fn text(&self, name: &str) -> Result<Option<String>, Unreadable> {
        let mut all = Vec::new();
        let found = self.unpack(name, &mut |piece| {
            all.extend_from_slice(piece);
            if all.len() as u64 > PART_TEXT_BYTES_MAX { Err(Damage::Size.into()) } else { Ok(()) }
        })?;
        if !found {
            return Ok(None);
        }
        let text = String::from_utf8(all);
        text.map(Some).map_err(|_| Fault::from(Damage::NotUtf8).in_part(name))
    }
}

fn key(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

fn contents(bytes: &[u8]) -> Result<BTreeMap<String, Part>, Damage> {
    let (mut at, count) = place_of_contents(bytes)?;
    let mut parts = BTreeMap::new();
    for _ in 0..count {
        if bytes.get(at..at.saturating_add(4)) != Some(b"PK\x01\x02".as_slice()) {
            return Err(Damage::Cut);
        }
        let (name, part, next) = entry(bytes, at).ok_or(Damage::Cut)?;
        parts.insert(key(&name), part);
        at = next;
    }
    Ok(parts)
}

/// Where the table of contents begins and how many entries it has.
fn place_of_contents(bytes: &[u8]) -> Result<(usize, u64), Damage> {
    let from = bytes.len().saturating_sub(END_OF_CONTENTS_BYTES + COMMENT_BYTES_MAX);
    let tail = bytes.get(from..).unwrap_or_default();
    let found = tail.windows(4).rposition(|four| four == END_OF_CONTENTS).ok_or(Damage::Cut)?;
    let end = from + found;
    let count = u16_at(bytes, end + 10).ok_or(Damage::Cut)?;
    let start = u32_at(bytes, end + 16).ok_or(Damage::Cut)?;
    if count != u16::MAX && start != u32::MAX {
        return Ok((size(start)?, u64::from(count)));
    }
    // The wide form: a locator of 20 bytes stands before, and points to the real end record.
    let locator = end.checked_sub(20).ok_or(Damage::Cut)?;
    if bytes.get(locator..locator + 4) != Some(b"PK\x06\x07".as_slice()) {
        return Ok((size(start)?, u64::from(count)));
    }
    let wide = size(u64_at(bytes, locator + 8).ok_or(Damage::Cut)?)?;
    let count = u64_at(bytes, wide.saturating_add(32)).ok_or(Damage::Cut)?;
    let start = u64_at(bytes, wide.saturating_add(48)).ok_or(Damage::Cut)?;
    Ok((size(start)?, count))
}

/// One entry of the table of contents: its name, the part, and where the next entry begins.
fn entry(bytes: &[u8], at: usize) -> Option<(String, Part, usize)> {
    let name_length = usize::from(u16_at(bytes, at + 28)?);
    let extra_length = usize::from(u16_at(bytes, at + 30)?);
    let comment_length = usize::from(u16_at(bytes, at + 32)?);
    let name = bytes.get(at + 46..at + 46 + name_length)?;
    let extra_at = at + 46 + name_length;
    let extra = bytes.get(extra_at..extra_at + extra_length)?;
    let mut part = Part {
        method: u16_at(bytes, at + 10)?,
        is_locked: u16_at(bytes, at + 8)? & 1 == 1,
        checksum: u32_at(bytes, at + 16)?,
        packed: u64::from(u32_at(bytes, at + 20)?),
        unpacked: u64::from(u32_at(bytes, at + 24)?),
        header_at: u64::from(u32_at(bytes, at + 42)?),
    };
    widen(&mut part, extra);
    let name = String::from_utf8_lossy(name).into_owned();
    Some((name, part, extra_at + extra_length + comment_length))
}

/// Takes the 64-bit numbers from the extra field, for those that did not fit (all ones).
fn widen(part: &mut Part, extra: &[u8]) {
    let mut at = 0;
    while let (Some(id), Some(length)) = (u16_at(extra, at), u16_at(extra, at + 2)) {
        at += 4;
        if id == WIDE_EXTRA {
            let mut next = at;
            for number in [&mut part.unpacked, &mut part.packed, &mut part.header_at] {
                if *number == u64::from(u32::MAX)
                    && let Some(wide) = u64_at(extra, next)
                {
                    *number = wide;
                    next += 8;
                }
            }
            return;
        }
        at += usize::from(length);
    }
}

/// CRC-32 as zip uses it.
struct Checksum(u32);

impl Checksum {
    #[expect(clippy::indexing_slicing, reason = "computed by the compiler, which checks it")]
    const TABLE: [u32; 256] = {
        let mut table = [0_u32; 256];
        let mut byte = 0_u32;
        while byte < 256 {
            let mut value = byte;
            let mut bit = 0;
            while bit < 8 {
                value = if value & 1 == 1 { value >> 1 ^ 0xEDB8_8320 } else { value >> 1 };
                bit += 1;
            }
            table[byte as usize] = value;
            byte += 1;
        }
        table
    };

    fn new() -> Self {
        Self(u32::MAX)
    }

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let at = usize::from(self.0.to_le_bytes()[0] ^ byte);
            self.0 = self.0 >> 8 ^ Self::TABLE.get(at).expect("a byte is below 256");
        }
    }

    fn value(&self) -> u32 {
        !self.0
    }
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, reason = "what tests make is small")]
pub(crate) mod tests {
    use super::*;
    use crate::container::inflate::tests::bomb;
    use crate::corpora::{files, folder};

    /// All parts of a zip with their names.
    pub(crate) fn unpacked(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
        let archive = Archive::open(zip, &Limits::default()).unwrap();
        let part = |name: &String| {
            let mut bytes = Vec::new();
            let sink = &mut |piece: &[u8]| {
                bytes.extend_from_slice(piece);
                Ok(())
            };
            archive.unpack(name, sink).unwrap();
            (name.clone(), bytes)
        };
        archive.parts.keys().map(part).collect()
    }

    /// A zip with parts that are stored as they are.
    pub(crate) fn stored(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let claims: Vec<_> =
            parts.iter().map(|(name, data)| (*name, *data, data.len() as u32, 0)).collect();
        claiming(&claims)
    }

    /// A zip whose parts claim an unpacked size and a method of their own.
    pub(crate) fn claiming(parts: &[(&str, &[u8], u32, u16)]) -> Vec<u8> {
        let (mut file, mut contents) = (Vec::new(), Vec::new());
        for (name, data, unpacked, method) in parts {
            let mut checksum = Checksum::new();
            checksum.add(data);
            let mut shared = Vec::new();
            for half in [20, 0, *method, 0, 0x21] {
                shared.extend(u16::to_le_bytes(half));
            }
            for number in [checksum.value(), data.len() as u32, *unpacked] {
                shared.extend(number.to_le_bytes());
            }
            shared.extend((name.len() as u32).to_le_bytes());
            contents.extend(b"PK\x01\x02\x14\x00");
            contents.extend(&shared);
            contents.extend([0; 10]);
            contents.extend((file.len() as u32).to_le_bytes());
            contents.extend(name.as_bytes());
            file.extend(b"PK\x03\x04");
            file.extend(&shared);
            file.extend(name.as_bytes());
            file.extend(*data);
        }
        let start = file.len() as u32;
        file.extend(&contents);
        file.extend(END_OF_CONTENTS);
        file.extend([0; 4]);
        file.extend((parts.len() as u16).to_le_bytes());
        file.extend((parts.len() as u16).to_le_bytes());
        file.extend((contents.len() as u32).to_le_bytes());
        file.extend(start.to_le_bytes());
        file.extend([0; 2]);
        file
    }

    #[test]
    fn a_part_is_found_whatever_the_case_and_slashes_of_its_name() {
        let zip = stored(&[("XL\\Workbook.xml", b"<a/>")]);
        let archive = Archive::open(&zip, &Limits::default()).unwrap();
        assert!(archive.has("xl/workbook.xml") && archive.has_folder("xl/"));
        assert_eq!(archive.text("/xl/workbook.xml").unwrap().as_deref(), Some("<a/>"));
        assert_eq!(archive.text("other").unwrap(), None);
    }

    #[test]
    fn a_bomb_that_says_its_size_is_refused_before_it_is_unpacked() {
        let zip = claiming(&[("a", b"tiny", 4_000_000_000, 8)]);
        let archive = Archive::open(&zip, &Limits::default()).unwrap();
        let refused = archive.unpack("a", &mut |_| panic!("nothing may be unpacked"));
        assert!(
            matches!(refused, Err(Unreadable::OverLimit { limit: Limit::UnpackedBytes, .. })),
            "{refused:?}"
        );
    }

    #[test]
    fn parts_that_are_each_small_enough_share_one_budget() {
        let zip = stored(&[("a", &[0; 600]), ("b", &[0; 600])]);
        let limits = Limits { unpacked_bytes_max: 1_000, ..Limits::default() };
        let archive = Archive::open(&zip, &limits).unwrap();
        assert!(archive.unpack("a", &mut |_| Ok(())).is_ok());
        assert!(matches!(
            archive.unpack("b", &mut |_| Ok(())),
            Err(Unreadable::OverLimit { limit: Limit::UnpackedBytes, max: 1_000, .. })
        ));
    }

    #[test]
    fn a_part_that_lies_about_its_size_is_stopped() {
        for claimed in [3, 5] {
            let zip = claiming(&[("a", b"1234", claimed, 0)]);
            let archive = Archive::open(&zip, &Limits::default()).unwrap();
            assert_eq!(
                archive.text("a"),
                Err(Unreadable::Damaged { part: "a".into(), damage: Damage::Size })
            );
        }
    }

    #[test]
    fn a_real_bomb_is_stopped_whether_it_lies_or_not() {
        let packed = bomb(400_000); // 100 MB in 650 kB.
        for (claimed, is_honest) in [(103_200_001, true), (1_000, false)] {
            let zip = claiming(&[("a", &packed, claimed, 8)]);
            let limits = Limits { unpacked_bytes_max: 100_000_000, ..Limits::default() };
            let archive = Archive::open(&zip, &limits).unwrap();
            let mut seen = 0;
            let refused = archive.unpack("a", &mut |piece| {
                seen += piece.len();
                Ok(())
            });
            match refused.unwrap_err() {
                Unreadable::OverLimit { .. } => assert!(is_honest && seen == 0),
                other => assert!(!is_honest && seen < 70_000, "{other} {seen}"),
            }
        }
    }

    #[test]
    fn real_streams_are_unpacked_to_their_checksums() {
        let Some(data) = folder("data") else { return };
        let mut count = 0;
        for path in files(&data, &["gz"]) {
            let bytes = std::fs::read(&path).unwrap();
            if bytes.len() > 1_000_000 {
                continue; // Without optimisation this would take long and tell nothing more.
            }
            // A gzip file: ten bytes, the name when the flag says so, the stream, checksum, size.
            assert!(bytes[3] == 0 || bytes[3] == 8, "{}", path.display());
            let name = bytes[10..].iter().position(|byte| *byte == 0).map_or(0, |end| end + 1);
            let start = if bytes[3] == 8 { 10 + name } else { 10 };
            let (stream, end) = bytes[start..].split_at(bytes.len() - start - 8);
            let (mut checksum, mut length) = (Checksum::new(), 0);
            let unpacked = inflate(stream, &mut |piece| {
                checksum.add(piece);
                length += piece.len();
                Ok(())
            });
            assert!(unpacked.is_ok(), "{}", path.display());
            assert_eq!(Some(checksum.value()), u32_at(end, 0), "{}", path.display());
            assert_eq!(u32::try_from(length).ok(), u32_at(end, 4));
            count += 1;
        }
        assert!(count >= 20, "{count}");
    }

    #[test]
    fn a_changed_byte_and_a_cut_file_are_told() {
        let mut zip = stored(&[("a", b"1234")]);
        let at = zip.windows(4).position(|four| four == b"1234").unwrap();
        zip[at] = b'9';
        let archive = Archive::open(&zip, &Limits::default()).unwrap();
        assert!(matches!(
            archive.text("a"),
            Err(Unreadable::Damaged { damage: Damage::Checksum, .. })
        ));
        let cut = &zip[..zip.len() - 30];
        assert!(matches!(
            Archive::open(cut, &Limits::default()),
            Err(Unreadable::Damaged { damage: Damage::Cut, .. })
        ));
    }
}
