//! The page where a plan is begun: from a skeleton, an outline, a file or a sample.
//!
//! Two steps: first it is shown what was read and what is missing, then the plan is begun.

mod form;
mod heads;
mod look;
mod page;
mod sources;

pub(crate) use form::{begin, form};
pub(crate) use look::look;
