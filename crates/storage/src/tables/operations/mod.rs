//! Operations: their logs, their plans at work with their levels, their tasks.

mod definitions;
mod plans_at_work;
mod record;
mod situation_reports;
mod tasks;
mod writing;

pub(crate) use definitions::{LOG_ENTRIES, OPERATIONS, PLANS_AT_WORK, TASKS};
#[cfg(test)]
pub(crate) use plans_at_work::STATEMENTS as PLANS_AT_WORK_STATEMENTS;
pub(crate) use plans_at_work::all as plans_at_work;
#[cfg(test)]
pub(crate) use record::STATEMENTS as RECORD_STATEMENTS;
pub(crate) use record::{list, log, log_since, one, running};
#[cfg(test)]
pub(crate) use situation_reports::STATEMENTS as SITUATION_REPORT_STATEMENTS;
pub(crate) use situation_reports::{SITUATION_REPORTS, of_operation as situation_reports};
pub(crate) use tasks::list as tasks;
#[cfg(test)]
pub(crate) use tasks::{
    READING_STATEMENTS as TASK_READING_STATEMENTS, WRITING_STATEMENTS as TASK_WRITING_STATEMENTS,
};
pub(super) use writing::project;
