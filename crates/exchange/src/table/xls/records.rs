//! Cuts the stream of a workbook into its records.

use crate::container::u16_at;
use crate::table::Damage;

pub(super) const CONTINUE: u16 = 0x003C;
pub(super) const BOF: u16 = 0x0809;
pub(super) const EOF: u16 = 0x000A;

#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
}

impl Record<'_> {
    pub(super) fn u16(&self, at: usize) -> Result<u16, Damage> {
        u16_at(self.data, at).ok_or(Damage::Record)
    }

    pub(super) fn byte(&self, at: usize) -> Result<u8, Damage> {
        self.data.get(at).copied().ok_or(Damage::Record)
    }
}

pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8]) -> Self {
        Self { rest: stream }
    }

    /// The next record; `None` at the end of the stream.
    pub(super) fn next(&mut self) -> Result<Option<Record<'a>>, Damage> {
        if self.rest.len() < 4 {
            return Ok(None); // Streams are padded to whole sectors.
        }
        let kind = u16_at(self.rest, 0).ok_or(Damage::Cut)?;
        let length = usize::from(u16_at(self.rest, 2).ok_or(Damage::Cut)?);
        let data = self.rest.get(4..4 + length).ok_or(Damage::Cut)?;
        self.rest = self.rest.get(4 + length..).unwrap_or_default();
        Ok(Some(Record { kind, data }))
    }

    /// The records that continue the one before, because a record holds at most 8 kB.
    pub(super) fn continued(&mut self) -> Result<Vec<&'a [u8]>, Damage> {
        let mut parts = Vec::new();
        while u16_at(self.rest, 0) == Some(CONTINUE) {
            let Some(record) = self.next()? else { break };
            parts.push(record.data);
        }
        Ok(parts)
    }
}
