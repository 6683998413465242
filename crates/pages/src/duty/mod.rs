//! The duty desk 值班台: what is reported, and what becomes of it.

mod clocks;
mod desk;
mod intake;
mod item;
mod list;
mod live;
pub(crate) mod report;
mod take;

pub(crate) use desk::{desk, take};
pub(crate) use intake::{act, save, show};
pub(crate) use list::list;
pub(crate) use live::{DeskView, live};
