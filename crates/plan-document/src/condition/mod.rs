//! The language of conditions 条件: a text to a typed condition and back, with what is wrong in it
//! and how to mend it. The grammar and its words stand in `docs/reference/conditions.md`.

mod comparison;
mod complete;
mod level;
mod measured;
mod names;
mod number;
mod parser;
mod problem;
mod quantity;
mod sense;
mod show;
mod source;
mod suggest;
#[cfg(test)]
mod tests;
mod words;

pub use complete::{Completion, complete};
pub use names::{Known, NameOf, Named, Names};
pub use parser::{CHARACTERS_MAX, DEPTH_MAX, NODES_MAX, parse};
pub use problem::{Problem, Rewrite};
pub use show::{Titles, show, show_named};
