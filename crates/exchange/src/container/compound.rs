//! Reads streams out of a compound file (MS-CFB), the box of .xls, .doc and encrypted workbooks.

use super::{size, u16_at, u32_at};
use crate::table::Damage;

const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const HEADER_BYTES: usize = 512;
const SECTOR_NUMBERS_END: u32 = 0xFFFF_FFFA; // From here on the numbers mean "end" or "free".
const ENTRY_BYTES: usize = 128;
const MINI_SECTOR_BYTES: usize = 64;
const MINI_STREAM_BELOW: u32 = 4096;

pub(crate) struct Compound<'a> {
    bytes: &'a [u8],
    sector_bytes: usize,
    next: Vec<u32>, // The sector after each sector.
    mini_next: Vec<u32>,
    mini_stream: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    length: u32,
}

pub(crate) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

impl<'a> Compound<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Damage> {
        let header = |at| u32_at(bytes, at).ok_or(Damage::Cut);
        let sector_bytes = match u16_at(bytes, 30).ok_or(Damage::Cut)? {
            9 => 512,
            12 => 4096,
            _ => return Err(Damage::Chain),
        };
        let mut file = Self {
            bytes,
            sector_bytes,
            next: Vec::new(),
            mini_next: Vec::new(),
            mini_stream: Vec::new(),
            entries: Vec::new(),
        };
        file.next = file.table_of_next()?;
        let directory = file.chain(header(48)?)?;
        file.entries = directory.chunks_exact(ENTRY_BYTES).filter_map(entry).collect();
        let has_mini_stream = header(64)? > 0; // Otherwise the places are not filled in.
        if has_mini_stream && let Some(root_start) = file.entries.first().map(|it| it.start) {
            let mini_table = file.chain(header(60)?)?;
            file.mini_next = numbers(&mini_table).collect();
            file.mini_stream = file.chain(root_start)?;
        }
        Ok(file)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The bytes of a stream; `None` where there is none of that name.
    pub(crate) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Damage> {
        let Some(entry) = self.find(name) else { return Ok(None) };
        let mut bytes = if entry.length < MINI_STREAM_BELOW {
            self.mini_chain(entry.start)?
        } else {
            self.chain(entry.start)?
        };
        let length = size(entry.length)?;
        if bytes.len() < length {
            return Err(Damage::Cut);
        }
        bytes.truncate(length);
        Ok(Some(bytes))
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    fn sector_count(&self) -> usize {
        self.bytes.len() / self.sector_bytes + 1
    }

    /// A sector; the last one of a file may be short.
    fn sector(&self, number: u32) -> Result<&'a [u8], Damage> {
        let start = size(number)?.checked_add(1).and_then(|it| it.checked_mul(self.sector_bytes));
        let start = start.ok_or(Damage::Chain)?;
        let end = start.saturating_add(self.sector_bytes).min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty()).ok_or(Damage::Chain)
    }

    /// The table that tells for each sector which one follows: itself spread over sectors, whose
    /// numbers stand in the header and, for files above 7 MB, in a chain of further sectors.
    fn table_of_next(&self) -> Result<Vec<u32>, Damage> {
        let header = self.bytes.get(76..HEADER_BYTES).ok_or(Damage::Cut)?;
        let mut places: Vec<u32> = numbers(header).collect();
        let mut further = u32_at(self.bytes, 68).ok_or(Damage::Cut)?;
        let mut steps = 0;
        while further < SECTOR_NUMBERS_END {
            steps += 1;
            if steps > self.sector_count() {
                return Err(Damage::Chain);
            }
            places.extend(numbers(self.sector(further)?));
            further = places.pop().ok_or(Damage::Chain)?;
        }
        places.retain(|place| *place < SECTOR_NUMBERS_END);
        if places.len() > self.sector_count() {
            return Err(Damage::Chain);
        }
        let mut table = Vec::new();
        for place in places {
            table.extend(numbers(self.sector(place)?));
        }
        Ok(table)
    }

    fn chain(&self, start: u32) -> Result<Vec<u8>, Damage> {
        follow(start, &self.next, self.sector_count(), |number| self.sector(number))
    }

    fn mini_chain(&self, start: u32) -> Result<Vec<u8>, Damage> {
        let count = self.mini_stream.len() / MINI_SECTOR_BYTES + 1;
        follow(start, &self.mini_next, count, |number| {
            let from = size(number)?.saturating_mul(MINI_SECTOR_BYTES);
            let to = from.saturating_add(MINI_SECTOR_BYTES).min(self.mini_stream.len());
            self.mini_stream.get(from..to).filter(|it| !it.is_empty()).ok_or(Damage::Chain)
        })
    }
}

/// Joins a chain of sectors; one that has more links than the file has sectors bites its tail.
fn follow<'s>(
    start: u32,
    next: &[u32],
    count: usize,
    sector: impl Fn(u32) -> Result<&'s [u8], Damage>,
) -> Result<Vec<u8>, Damage> {
    let mut joined = Vec::new();
    let mut number = start;
    let mut steps = 0;
    while number < SECTOR_NUMBERS_END {
        steps += 1;
        if steps > count {
            return Err(Damage::Chain);
        }
        joined.extend_from_slice(sector(number)?);
        number = next.get(size(number)?).copied().ok_or(Damage::Chain)?;
    }
    Ok(joined)
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0))
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let units: Vec<u16> =
        (0..32).map_while(|unit| u16_at(bytes, unit * 2)).take_while(|unit| *unit != 0).collect();
    Some(Entry {
        name: String::from_utf16_lossy(&units),
        start: u32_at(bytes, 116)?,
        length: u32_at(bytes, 120)?,
    })
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, reason = "what tests make is small")]
pub(crate) mod tests {
    use super::*;

    /// A compound file that holds one stream; small ones go into the mini stream, as they must.
    pub(crate) fn holding(name: &str, data: &[u8]) -> Vec<u8> {
        let is_mini = data.len() < MINI_STREAM_BELOW as usize;
        let sectors = data.len().div_ceil(512).max(1) as u32;
        // Sector 0: table of next; 1: directory; 2: table of mini sectors; 3…: the data.
        let mut table = vec![0xFFFF_FFFD, 0xFFFF_FFFE, 0xFFFF_FFFE];
        table.extend((0..sectors).map(|at| if at + 1 < sectors { at + 4 } else { 0xFFFF_FFFE }));
        assert!(table.len() <= 128, "this helper makes one table sector only");
        table.resize(128, 0xFFFF_FFFF);
        let mini = data.len().div_ceil(64) as u32;
        let mut mini_table: Vec<u32> =
            (0..mini).map(|at| if at + 1 < mini { at + 1 } else { 0xFFFF_FFFE }).collect();
        mini_table.resize(128, 0xFFFF_FFFF);
        let mut file = MAGIC.to_vec();
        file.resize(HEADER_BYTES, 0);
        (file[26], file[30], file[32]) = (3, 9, 6); // Version, sizes of sectors as powers.
        for (at, number) in [(48, 1), (60, 2), (64, 1), (68, 0xFFFF_FFFE), (76, 0_u32)] {
            file[at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        file[80..512].fill(0xFF);
        file.extend(table.iter().flat_map(|number| number.to_le_bytes()));
        let root_start = if is_mini { 3 } else { 0xFFFF_FFFE };
        let start = if is_mini { 0 } else { 3 };
        let root_length = if is_mini { data.len() } else { 0 };
        file.extend(described("Root Entry", root_start, root_length));
        file.extend(described(name, start, data.len()));
        file.extend([0; 256]);
        file.extend(mini_table.iter().flat_map(|number| number.to_le_bytes()));
        file.extend(data);
        file.resize(file.len().next_multiple_of(512), 0);
        file
    }

    fn described(name: &str, start: u32, length: usize) -> Vec<u8> {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry.resize(116, 0);
        entry.extend(start.to_le_bytes());
        entry.extend((length as u32).to_le_bytes());
        entry.resize(ENTRY_BYTES, 0);
        entry
    }

    #[test]
    fn a_small_and_a_large_stream_are_read() {
        for length in [1, 64, 4095, 4096, 9_000] {
            let data: Vec<u8> = (0..=250).cycle().take(length).collect();
            let file = holding("Workbook", &data);
            let compound = Compound::open(&file).unwrap();
            assert!(compound.has("workbook") && !compound.has("Book"));
            assert_eq!(compound.stream("Workbook").unwrap().unwrap(), data, "{length}");
        }
    }

    #[test]
    fn a_chain_that_bites_its_tail_is_damage() {
        let mut file = holding("Workbook", &[7; 9_000]);
        file[512 + 5 * 4..512 + 6 * 4].copy_from_slice(&3_u32.to_le_bytes());
        let compound = Compound::open(&file).unwrap();
        assert_eq!(compound.stream("Workbook"), Err(Damage::Chain));
        file[512 + 4..512 + 8].copy_from_slice(&1_u32.to_le_bytes());
        assert_eq!(Compound::open(&file).err(), Some(Damage::Chain));
    }

    #[test]
    fn a_cut_file_is_damage() {
        let file = holding("Workbook", &[7; 9_000]);
        let compound = Compound::open(&file[..file.len() - 4_000]).unwrap();
        assert_eq!(compound.stream("Workbook"), Err(Damage::Chain));
        assert!(Compound::open(&file[..100]).is_err());
    }
}
