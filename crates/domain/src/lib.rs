//! The rules of Lianfang: verbs, events, states. Nothing here knows a clock, a table or a screen.
//!
//! A verb decides on the state of one stream and emits events; a state is the fold of its events.
//! What a rule must know from elsewhere it asks of the [`registers`].

pub mod access;
pub mod data_use;
pub mod duty;
pub mod gaps;
pub mod inbox;
pub mod kernel;
pub mod notices;
pub mod operations;
pub mod people;
pub mod places;
pub mod plans;
pub mod realms;
mod refusal;
pub mod registers;
pub mod reviews;
mod streams;
pub mod supplies;
mod verbs;

pub use refusal::Refusal;
pub use streams::{AnyEvent, KINDS_OF_STREAMS, kind_row};
pub use verbs::{AnyVerb, Dispatch, NotAVerb, VERBS, VerbRow};
