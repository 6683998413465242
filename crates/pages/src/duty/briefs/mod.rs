//! Daily briefs 每日简报: filled from the record, checked by a second person, printed on one sheet.

mod draft;
mod list;
mod page;
mod sheet;

pub(crate) use list::{list, write};
pub(crate) use page::{act, show};
pub(crate) use sheet::sheet;
