//! PLAN-60, the reference model: sixty tasks, two hundred injects, eight pools and two stocks, or
//! any other model of its form.
//!
//! Two programs that share no line with ours agree on its outcomes to the last bit, so it tells
//! whether the task machine and the dispatch policy do what is written. Time is in hours. What it
//! means for a plan of a county is another matter: durations there are learned, not drawn from a
//! table.

mod draws;
mod model;
mod outcome;
mod world;

pub use draws::Draws;
pub use model::{Job, Model, NotAModel, Stock};
pub use outcome::Outcome;
pub use world::{NeverEnds, STEPS_MAX, World};
