//! Clean plans in clean worlds, and ways to break one thing in them.

mod chance;
mod county;
mod pair;
mod tasks;
mod texts;
mod words;
mod worlds;

pub(crate) use pair::Pair;
