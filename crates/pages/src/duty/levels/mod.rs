//! Levels received from above: written down, with what they mean for what runs here.

mod acts;
mod page;
mod shown;

pub(crate) use acts::act;
pub(crate) use page::show;
pub(in crate::duty) use shown::{LevelReader, LevelShown};
