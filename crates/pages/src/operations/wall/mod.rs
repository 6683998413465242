//! The wall of a command room: an operation, or all that run, to be read from five metres.

mod inside;
mod live;
mod page;
mod rows;

pub(crate) use live::{WallView, all_live as all_walls_live, live as wall_live};
pub(crate) use page::{all as all_walls, one as wall};
