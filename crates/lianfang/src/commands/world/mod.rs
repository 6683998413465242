//! Worlds: found in a folder or in the program, brought into a store, and what is wrong with one.

mod finding;
mod making;
mod telling;

pub(super) use finding::{World, folder_files, plan_text, plans_in};
pub(super) use making::{Days, bring_in};
pub(super) use telling::{failure_told, region_told, world_told};
