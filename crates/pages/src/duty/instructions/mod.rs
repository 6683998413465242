//! Instructions of leaders 批示: written down, given to units, followed to their end.

mod list;
mod page;
mod shown;

pub(crate) use list::{list, record};
pub(in crate::duty) use page::undone;
pub(crate) use page::{act, show};
pub(super) use shown::{InstructionItem, ItemReader};
