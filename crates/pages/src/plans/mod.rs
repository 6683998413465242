//! Plans: where one is begun, and where it is written.

mod begin;
mod editor;
mod library;
mod reading;
mod registers;
mod samples;

pub(crate) use begin::{begin, form as begin_form, look};
pub(crate) use editor::{CHECK_BYTES_MAX, TEXT_BYTES_MAX, change, check, complete, edit, encoded};
pub(crate) use library::{act, compare, list, show};
pub(crate) use reading::read;
