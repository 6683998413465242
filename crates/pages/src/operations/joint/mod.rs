//! The joint view of the operations that run at the same time.

mod claims;
mod inside;
mod live;
mod page;
mod places;
mod sides;
mod stock;

pub(crate) use live::{JointView, live as joint_live};
pub(crate) use page::show as joint;
