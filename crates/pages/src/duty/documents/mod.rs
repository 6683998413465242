//! Incoming documents 来文: registered, listed, handed to units, answered, closed.

mod acts;
mod file;
mod list;
mod page;
mod register;
mod shown;

pub(crate) use acts::act;
pub(crate) use file::{list_csv, list_xlsx};
pub(crate) use list::list;
pub(crate) use page::show;
pub(in crate::duty) use page::undone;
pub(crate) use register::register;
pub(in crate::duty) use shown::{DocumentItem, DocumentReader};
