//! A world played through the verbs: its county is brought in, its plans are brought into force,
//! and its script is performed line by line in a realm of its own.

mod bring_in;
mod days;
mod names;
mod plans;
mod problems;
mod reading;
mod realm;
mod running;
mod script;
mod spread;
#[cfg(test)]
mod tests;

pub use bring_in::{Lists, NotBroughtIn, bring_in_lists, county_of};
pub use plans::{Issuing, NotInForce, bring_plans_into_force};
pub use problems::{ScriptFlaw, ScriptProblem};
pub use reading::read_script;
pub use realm::{Play, play_in, runner};
pub use running::Run;
pub use script::{SCRIPT_BYTES_MAX, SCRIPT_FIELDS, SCRIPT_LINES_MAX, Script, ScriptLine};
pub use spread::SPREAD_MINUTES_MAX;
