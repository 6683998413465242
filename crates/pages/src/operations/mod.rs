//! Operations: the list, one operation with its log, and its live view.

mod addresses;
mod list;
mod log_view;
mod naming;
mod regions;
mod show;
mod sight;
mod timeline;

pub(crate) use list::{list, open};
pub(crate) use log_view::{LogView, live};
pub(crate) use show::{show, text_problem, write};
