//! Clean plans in clean worlds, and ways to break one thing in them.

mod chance;
mod county;
mod faults;
mod pair;
mod recall;
mod tasks;
mod texts;
mod words;
mod worlds;
mod yunze;

pub(crate) use faults::Base;
pub(crate) use pair::Pair;
pub(crate) use recall::Recall;
pub(crate) use yunze::epidemic;
