//! Simulation: virtual time and chance around the domain's own task machine.
//!
//! A replication is a function of a model and a number: the same two give the same outcome on every
//! machine, in any order, on any core. There is no clock here and no chance but [`SplitMix64`].

#[cfg(test)]
mod corpus;
mod hours;
#[cfg(test)]
mod known_answers;
pub mod plan_60;
mod queue;
mod random;

pub use hours::Hours;
pub use queue::Queue;
pub use random::{Lognormal, SplitMix64};
