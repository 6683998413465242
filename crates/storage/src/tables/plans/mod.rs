//! Plans, their versions, whom they were sent to and what units said.

mod definitions;
mod reading;
mod writing;

pub(crate) use definitions::{PLAN_CONSENTS, PLAN_CONSULTATIONS, PLAN_VERSIONS, PLANS};
#[cfg(test)]
pub(crate) use reading::STATEMENTS as READING_STATEMENTS;
pub(crate) use reading::{all, keyed, one};
#[cfg(test)]
pub(crate) use writing::STATEMENTS as WRITING_STATEMENTS;
pub(super) use writing::project;
