//! The inbox of a post, and how often posts were interrupted.

mod interrupts;
mod live;
mod page;
mod shown;

pub(crate) use interrupts::show as interrupts;
pub(crate) use live::{InboxView, live};
pub(crate) use page::{acknowledge, show};
