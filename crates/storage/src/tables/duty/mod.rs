//! The duty desk: what is reported to it, and what it reports upwards.

mod intakes;
mod reports;

#[cfg(test)]
pub(crate) use intakes::STATEMENTS as INTAKE_STATEMENTS;
pub(super) use intakes::project;
pub(crate) use intakes::{INTAKES, known, newest, one, settled_since, to_report, unsettled};
#[cfg(test)]
pub(crate) use reports::STATEMENTS as REPORT_STATEMENTS;
pub(crate) use reports::{PHONE_REPORTS, REPORTS, of_intake, phoned_of};
