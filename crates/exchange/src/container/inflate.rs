//! Unpacks DEFLATE (RFC 1951) piece by piece, so that a bomb is stopped at its first excess byte.

use super::Fault;
use crate::table::Damage;

const WINDOW_BYTES: usize = 32 * 1024; // The farthest that a copy may look back.
const PIECE_BYTES: usize = 64 * 1024; // How much is handed over at a time.
const QUICK_BITS: u32 = 9; // Codes up to this length are found with one look.
const CODE_BITS_MAX: usize = 15;

/// Hands the unpacked bytes to `sink` in order; stops as soon as the sink refuses.
pub(crate) fn inflate(
    packed: &[u8],
    sink: &mut dyn FnMut(&[u8]) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut bits = Bits { bytes: packed, at: 0, held: 0, count: 0 };
    let mut output = Output { bytes: Vec::new(), handed_over: 0, total: 0, sink };
    let fixed = Alphabets::fixed()?;
    let mut blocks: u64 = 0;
    loop {
        // Tables are built anew for every block: a file of empty blocks would cost time only.
        blocks += 1;
        if blocks > 1_000 + output.total / 256 {
            return Err(Damage::Compression.into());
        }
        let is_last = bits.take(1)? == 1;
        match bits.take(2)? {
            0 => stored(&mut bits, &mut output)?,
            1 => coded(&mut bits, &mut output, &fixed)?,
            2 => {
                let alphabets = Alphabets::read(&mut bits)?;
                coded(&mut bits, &mut output, &alphabets)?;
            }
            _ => return Err(Damage::Compression.into()),
        }
        if is_last {
            return output.finish();
        }
    }
}

fn stored(bits: &mut Bits, output: &mut Output) -> Result<(), Fault> {
    let rest_of_byte = bits.count % 8;
    bits.take(rest_of_byte)?;
    let length = bits.take(16)?;
    let check = bits.take(16)?;
    if length != !check & 0xFFFF {
        return Err(Damage::Compression.into());
    }
    for _ in 0..length {
        let byte = bits.take(8)?.to_le_bytes()[0];
        output.push(byte)?;
    }
    Ok(())
}

fn coded(bits: &mut Bits, output: &mut Output, alphabets: &Alphabets) -> Result<(), Fault> {
    loop {
        let symbol = usize::from(alphabets.literals.next(bits)?);
        match symbol {
            0..=255 => output.push(symbol.to_le_bytes()[0])?,
            256 => return Ok(()),
            _ => {
                let (base, extra) = pair(&LENGTHS, symbol - 257)?;
                let length = base + bits.take(extra)?;
                let symbol = usize::from(alphabets.distances.next(bits)?);
                let (base, extra) = pair(&DISTANCES, symbol)?;
                let distance = base + bits.take(extra)?;
                output.copy(super::size(distance)?, super::size(length)?)?;
            }
        }
    }
}

fn pair(table: &[(u32, u32)], symbol: usize) -> Result<(u32, u32), Damage> {
    table.get(symbol).copied().ok_or(Damage::Compression)
}

/// Base and number of extra bits of the length symbols 257… (RFC 1951, 3.2.5).
#[rustfmt::skip]
const LENGTHS: [(u32, u32); 29] = [
    (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1),
    (17, 1), (19, 2), (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3), (67, 4),
    (83, 4), (99, 4), (115, 4), (131, 5), (163, 5), (195, 5), (227, 5), (258, 0),
];

#[rustfmt::skip]
const DISTANCES: [(u32, u32); 30] = [
    (1, 0), (2, 0), (3, 0), (4, 0), (5, 1), (7, 1), (9, 2), (13, 2), (17, 3), (25, 3), (33, 4),
    (49, 4), (65, 5), (97, 5), (129, 6), (193, 6), (257, 7), (385, 7), (513, 8), (769, 8),
    (1025, 9), (1537, 9), (2049, 10), (3073, 10), (4097, 11), (6145, 11), (8193, 12),
    (12289, 12), (16385, 13), (24577, 13),
];

/// In which order the lengths of the code-length alphabet are written.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    held: u64,
    count: u32,
}

impl Bits<'_> {
    fn fill(&mut self) {
        while self.count <= 56 {
            let Some(byte) = self.bytes.get(self.at) else { return };
            self.held |= u64::from(*byte) << self.count;
            self.count += 8;
            self.at += 1;
        }
    }

    /// The next bits without taking them; zeros stand in beyond the end.
    fn peek(&mut self, count: u32) -> u32 {
        if self.count < count {
            self.fill();
        }
        let low = self.held & ((1 << count) - 1);
        u32::try_from(low).expect("callers ask for at most 16 bits")
    }

    fn skip(&mut self, count: u32) -> Result<(), Damage> {
        self.count = self.count.checked_sub(count).ok_or(Damage::Cut)?;
        self.held >>= count;
        Ok(())
    }

    fn take(&mut self, count: u32) -> Result<u32, Damage> {
        let value = self.peek(count);
        self.skip(count)?;
        Ok(value)
    }
}

/// What was unpacked: the last window for copies, and what the sink has not seen yet.
struct Output<'s> {
    bytes: Vec<u8>,
    handed_over: usize,
    total: u64,
    sink: &'s mut dyn FnMut(&[u8]) -> Result<(), Fault>,
}

impl Output<'_> {
    fn push(&mut self, byte: u8) -> Result<(), Fault> {
        self.bytes.push(byte);
        self.total += 1;
        self.hand_over_if_full()
    }

    fn copy(&mut self, distance: usize, length: usize) -> Result<(), Fault> {
        let start = self.bytes.len().checked_sub(distance).ok_or(Damage::Compression)?;
        if distance >= length {
            self.bytes.extend_from_within(start..start + length);
        } else {
            // The copy reads what it has just written: a run of repeats.
            for at in start..start + length {
                let byte = self.bytes.get(at).copied().ok_or(Damage::Compression)?;
                self.bytes.push(byte);
            }
        }
        self.total += length as u64;
        self.hand_over_if_full()
    }

    fn hand_over_if_full(&mut self) -> Result<(), Fault> {
        if self.bytes.len() - self.handed_over < PIECE_BYTES {
            return Ok(());
        }
        self.hand_over()?;
        let forget = self.bytes.len().saturating_sub(WINDOW_BYTES);
        self.bytes.drain(..forget);
        self.handed_over = self.bytes.len();
        Ok(())
    }

    fn hand_over(&mut self) -> Result<(), Fault> {
        (self.sink)(self.bytes.get(self.handed_over..).unwrap_or_default())
    }

    fn finish(mut self) -> Result<(), Fault> {
        self.hand_over()
    }
}

struct Alphabets {
    literals: Alphabet,
    distances: Alphabet,
}

impl Alphabets {
    fn fixed() -> Result<Self, Damage> {
        let mut lengths = [8_u8; 288];
        for (symbol, length) in lengths.iter_mut().enumerate() {
            *length = match symbol {
                144..=255 => 9,
                256..=279 => 7,
                _ => 8,
            };
        }
        Ok(Self { literals: Alphabet::new(&lengths)?, distances: Alphabet::new(&[5; 30])? })
    }

    fn read(bits: &mut Bits) -> Result<Self, Damage> {
        let literal_count = super::size(bits.take(5)?)? + 257;
        let distance_count = super::size(bits.take(5)?)? + 1;
        let order_count = super::size(bits.take(4)?)? + 4;
        let mut order_lengths = [0_u8; 19];
        for symbol in ORDER.iter().take(order_count) {
            let length = bits.take(3)?.to_le_bytes()[0];
            *order_lengths.get_mut(*symbol).expect("ORDER holds 0..19") = length;
        }
        let order = Alphabet::new(&order_lengths)?;
        let count = literal_count + distance_count;
        let mut lengths: Vec<u8> = Vec::with_capacity(count);
        while lengths.len() < count {
            let (length, times) = match order.next(bits)? {
                length @ 0..=15 => (length.to_le_bytes()[0], 1),
                16 => {
                    let last = lengths.last().copied().ok_or(Damage::Compression)?;
                    (last, 3 + bits.take(2)?)
                }
                17 => (0, 3 + bits.take(3)?),
                _ => (0, 11 + bits.take(7)?),
            };
            lengths.extend(std::iter::repeat_n(length, super::size(times)?));
        }
        if lengths.len() != count {
            return Err(Damage::Compression);
        }
        let (literals, distances) = lengths.split_at(literal_count);
        Ok(Self { literals: Alphabet::new(literals)?, distances: Alphabet::new(distances)? })
    }
}

/// A canonical Huffman code: short codes by table, long ones by counting.
struct Alphabet {
    quick: Vec<u16>, // symbol * 16 + length, 0 where no short code begins so.
    counts: [u16; CODE_BITS_MAX + 1],
    symbols: Vec<u16>, // Ordered by length of code, then by symbol.
}

impl Alphabet {
    fn new(lengths: &[u8]) -> Result<Self, Damage> {
        let mut counts = [0_u16; CODE_BITS_MAX + 1];
        for length in lengths {
            *counts.get_mut(usize::from(*length)).ok_or(Damage::Compression)? += 1;
        }
        counts[0] = 0;
        // The first code of each length; more codes than a length has room for is damage.
        let mut first_codes = [0_u32; CODE_BITS_MAX + 2];
        let mut code = 0_u32;
        for (bits, count) in (1_u32..).zip(counts.iter().skip(1)) {
            if let Some(first) = first_codes.get_mut(super::size(bits)?) {
                *first = code;
            }
            code = (code + u32::from(*count)) << 1;
            if code > 1 << (bits + 1) {
                return Err(Damage::Compression);
            }
        }
        let mut quick = vec![0_u16; 1 << QUICK_BITS];
        let mut coded: Vec<(u8, u16)> = Vec::new();
        for (symbol, length) in (0_u16..).zip(lengths) {
            if *length == 0 {
                continue;
            }
            coded.push((*length, symbol));
            let next = first_codes.get_mut(usize::from(*length)).ok_or(Damage::Compression)?;
            let code = *next;
            *next += 1;
            let bits = u32::from(*length);
            if bits <= QUICK_BITS {
                let reversed = super::size(code.reverse_bits() >> (32 - bits))?;
                for entry in quick.iter_mut().skip(reversed).step_by(1 << bits) {
                    *entry = symbol << 4 | u16::from(*length);
                }
            }
        }
        coded.sort_unstable();
        let symbols = coded.into_iter().map(|(_, symbol)| symbol).collect();
        Ok(Self { quick, counts, symbols })
    }

    fn next(&self, bits: &mut Bits) -> Result<u16, Damage> {
        let look = super::size(bits.peek(QUICK_BITS))?;
        let entry = self.quick.get(look).copied().unwrap_or(0);
        if entry != 0 {
            bits.skip(u32::from(entry & 15))?;
            return Ok(entry >> 4);
        }
        self.next_long(bits)
    }

    fn next_long(&self, bits: &mut Bits) -> Result<u16, Damage> {
        let look = bits.peek(15);
        let (mut code, mut first, mut index) = (0_u32, 0_u32, 0_u32);
        for (length, count) in (1_u32..).zip(self.counts.iter().skip(1)) {
            code |= look >> (length - 1) & 1;
            let count = u32::from(*count);
            if code < first + count {
                bits.skip(length)?;
                let at = super::size(index + code - first)?;
                return self.symbols.get(at).copied().ok_or(Damage::Compression);
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        Err(Damage::Compression)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn unpack(packed: &[u8]) -> Result<Vec<u8>, Fault> {
        let mut all = Vec::new();
        inflate(packed, &mut |piece| {
            all.extend_from_slice(piece);
            Ok(())
        })?;
        Ok(all)
    }

    #[test]
    fn a_fixed_block_is_unpacked() {
        assert_eq!(unpack(&[0x4b, 0x4c, 0x4a, 0x06, 0x00]).unwrap(), b"abc");
    }

    #[test]
    fn a_stored_block_is_unpacked() {
        assert_eq!(unpack(&[1, 3, 0, 0xFC, 0xFF, b'x', b'y', b'z']).unwrap(), b"xyz");
    }

    #[test]
    fn a_repeat_that_overlaps_itself_is_unpacked() {
        // "a", then a copy of 258 from one back, many times: what zlib makes of 1,000 × "a".
        let packed = [0x4b, 0x4c, 0x1c, 0x05, 0xa3, 0x60, 0x14, 0x0c, 0x77, 0x00, 0x00];
        assert_eq!(unpack(&packed).unwrap(), vec![b'a'; 1000]);
    }

    #[test]
    fn a_cut_stream_and_a_false_length_are_damage() {
        assert!(matches!(unpack(&[0x4b, 0x4c]), Err(Fault::Damage(Damage::Cut))));
        let bad = [1, 3, 0, 0, 0, b'x', b'y', b'z'];
        assert!(matches!(unpack(&bad), Err(Fault::Damage(Damage::Compression))));
        assert!(matches!(unpack(&[7]), Err(Fault::Damage(Damage::Compression))));
    }

    #[test]
    fn a_file_of_empty_blocks_is_refused() {
        let mut packed = [0, 0, 0, 0xFF, 0xFF].repeat(5_000);
        packed.extend([1, 0, 0, 0xFF, 0xFF]);
        assert!(matches!(unpack(&packed), Err(Fault::Damage(Damage::Compression))));
    }

    #[test]
    fn the_sink_stops_a_bomb_at_its_first_piece() {
        let mut seen = 0;
        let zeros = bomb(400_000);
        let result = inflate(&zeros, &mut |piece| {
            seen += piece.len();
            Err(Damage::Size.into())
        });
        assert!(matches!(result, Err(Fault::Damage(Damage::Size))));
        assert!(seen < 70_000, "{seen}");
    }

    /// A fixed block: one literal, then as many copies of 258 bytes from one back as asked.
    pub(in crate::container) fn bomb(copies: usize) -> Vec<u8> {
        let mut bits: Vec<bool> = vec![true, true, false];
        bits.extend([false, false, true, true, false, false, false, false]); // Literal 0.
        for _ in 0..copies {
            bits.extend([true, true, false, false, false, true, false, true]); // Length 258.
            bits.extend([false; 5]); // Distance 1.
        }
        bits.extend([false; 7]); // The end.
        bits.chunks(8)
            .map(|eight| eight.iter().rev().fold(0_u8, |byte, bit| byte << 1 | u8::from(*bit)))
            .collect()
    }
}
