//! Reviews 复盘: what was found wanting, and what puts it right.

mod file;
mod list;
mod page;
mod raise;
mod shown;

pub(crate) use file::{list_csv, list_xlsx};
pub(crate) use list::list;
pub(crate) use page::{act, show};
pub(crate) use raise::{form, raise};
pub(crate) use shown::{ActionItem, MissedItem, Reader};
