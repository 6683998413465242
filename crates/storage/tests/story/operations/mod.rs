//! Operations: a plan at work, its levels and tasks, and what lists and streams say of them.

mod findings;
mod flood;
mod lists;
mod streams;
mod tables;
