//! The board of an operation: what is so now, or was at any moment.

mod counts;
mod examples;
mod ground_layers;
mod head;
mod inside;
mod levels;
mod lists;
mod live;
mod map;
mod outlines;
mod past;
mod readings;
mod recent;
mod show;

pub(crate) use examples::examples as strip_examples;
pub(crate) use head::{Commanding, Head};
pub(crate) use inside::{Inside, Opened};
pub(crate) use levels::{PlanRow, level_mark, plan_rows};
pub(crate) use live::{BoardView, live as board_live};
pub(crate) use show::show as board;
