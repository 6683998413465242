//! The page of one task: the thread from the line of its plan to the events of the journal.

mod acts;
mod attempt;
mod basis;
mod desk;
mod facts;
mod form;
mod page;
mod path;
mod stations;
mod stops;

pub(super) use acts::{act_name, act_named, told_of};
pub(crate) use page::{act, show};
