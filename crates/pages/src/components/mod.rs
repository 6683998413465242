//! The pieces that pages are made of; each folder has code, template and style.

mod field;
pub(crate) mod form;
mod log;
#[cfg_attr(not(test), expect(dead_code, unused_imports, reason = "no page has a map yet"))]
mod map;
mod notice;
mod operation_list;
mod shell;
mod time;

pub(crate) use field::Field;
pub(crate) use log::{LogLine, log_lines};
pub(crate) use notice::Problem;
pub(crate) use operation_list::OperationItem;
pub(crate) use shell::Shell;
pub(crate) use time::TimeShown;
