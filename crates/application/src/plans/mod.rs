//! The plan library, as pages and programs ask for it.

mod check;
mod house;
mod list;
mod show;
mod world;

pub use check::check_of;
pub use house::PlanHouse;
pub use list::{PlanListed, plans_list};
pub use show::{PlanShown, plan_show, plan_text};
pub use world::world_of;
pub(crate) use world::{last_change_of_world, next_turn_of_posts};
