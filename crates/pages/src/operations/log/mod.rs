//! The log of an operation: lines that people wrote, and what was done between them.

mod examples;
mod live;
mod show;
mod told;
mod writing;

pub(crate) use examples::examples as log_examples;
pub(crate) use live::{LogView, live as log_live};
pub(crate) use show::{show as log, text_problem, write};
