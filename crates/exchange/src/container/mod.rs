//! The boxes that office files come in: zip, DEFLATE, XML and the compound file of old Excel.
//!
//! These are our own small readers because a stranger's upload must not take the server down.
//! Tried on 2026-11 with calamine 0.38: a 1 kB workbook that declares 10¹¹ shared strings aborts
//! the process (nothing can catch that), a cut-off ODS is read for ever, a sector chain that
//! bites its tail fills the memory; and it does not tell hidden rows. The tests keep calamine
//! as the second opinion on everything that we read.

mod bytes;
pub(crate) mod compound;
mod fault;
pub(crate) mod inflate;
pub(crate) mod tags;
pub(crate) mod zip;

pub(crate) use bytes::{size, u16_at, u32_at, u64_at};
pub(crate) use fault::Fault;
