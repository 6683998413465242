//! The task machine: what can happen to tasks and when, over dense numbers; no words, no reasons.
//!
//! Verbs put actor, reason and text around it; a simulation drives it directly. It is the same code
//! for both, so what a plan does in ten thousand simulated runs is what it does in earnest.
//!
//! - [`TaskMachine::decide`] is the rule: a [`Command`] gives [`Event`]s or is [`Refused`].
//! - [`TaskMachine::evolve`] is the fold: a machine is its tasks and the events that happened.
//! - [`TaskMachine::advance`] is what time alone causes, each stamped with its own instant.
//! - [`dispatch`] says which of the waiting tasks can have their [`Means`] now.
//!
//! Nothing is allocated in a step: events are small and `Copy`, and are handed to an [`Emit`].
//! Time is a type ([`Time`]): microseconds in an operation, hours in the reference model.
#![doc = include_str!("transitions.md")]

mod advance;
mod decide;
mod definition;
mod dispatch;
mod event;
mod evolve;
mod index;
mod machine;
mod means;
mod network;
#[cfg(test)]
mod properties;
mod refused;
mod task;
#[cfg(test)]
mod testing;
mod time;
mod timers;
mod transitions;
mod waiting;

pub use decide::Command;
pub use definition::{Definition, Due, Escalation, Priority, Until};
pub use dispatch::dispatch;
pub use event::{Emit, Event, Transitions, What};
pub use index::{LevelIndex, NeedsIndex, ResourceIndex, TaskIndex};
pub use machine::TaskMachine;
pub use means::{Means, Need, NotEnough};
pub use refused::Refused;
pub use task::Task;
pub use time::Time;
pub use transitions::{Act, Change, State};
pub use waiting::Waiting;
