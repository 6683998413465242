//! Forms: what was sent, read field by field, and shown again with what is wrong with it.

mod examples;
mod input;
mod reader;
mod sent;

pub(crate) use examples::examples;
pub(crate) use input::{Choice, Fields, Input, Kind};
pub(crate) use reader::{Problems, Reader};
pub(crate) use sent::Sent;
