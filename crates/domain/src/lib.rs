//! The rules of Lianfang: verbs, events, states. Nothing here knows a clock, a table or a screen.
//!
//! A verb decides on the state of one stream and emits events; a state is the fold of its events.
//! What a rule must know from elsewhere it asks of the [`registers`].

pub mod kernel;
pub mod operations;
pub mod realms;
mod refusal;
pub mod registers;
mod streams;
mod verbs;

pub use refusal::Refusal;
pub use streams::{AnyEvent, KINDS_OF_STREAMS, kind_row};
pub use verbs::{AnyVerb, Dispatch, NotAVerb, VERBS, VerbRow};
