//! The pieces that pages are made of; each folder has code, template and style.

mod field;
mod log;
mod notice;
mod operation_list;
mod shell;

pub(crate) use field::Field;
pub(crate) use log::{LogLine, log_lines};
pub(crate) use notice::Problem;
pub(crate) use operation_list::OperationItem;
pub(crate) use shell::Shell;
