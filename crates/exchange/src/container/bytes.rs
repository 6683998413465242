//! Numbers in a byte slice, which may end before them.

use crate::table::Damage;

/// Little-endian numbers at a place in a byte slice; `None` where the slice ends too early.
pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(pair.try_into().ok()?))
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

pub(crate) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    let eight = bytes.get(at..at.checked_add(8)?)?;
    Some(u64::from_le_bytes(eight.try_into().ok()?))
}

/// A length or offset from a file; one that this machine cannot address cannot be in the file.
pub(crate) fn size(number: impl TryInto<usize>) -> Result<usize, Damage> {
    number.try_into().map_err(|_| Damage::Cut)
}
