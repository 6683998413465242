//! Judging 判定 a condition at a moment: the same code in an operation, a drill, a replay.
//!
//! How each part is judged stands in `docs/reference/conditions.md`, “How it is judged”.

mod condition;
mod course;
mod judgement;
mod measured;
#[cfg(test)]
mod properties;
mod situation;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod window;

pub use judgement::Judgement;
pub use situation::Situation;
