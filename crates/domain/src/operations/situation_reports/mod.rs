//! Situation reports 情况报告 of an operation: written in four blocks, checked by a second person,
//! issued under a number without a gap.

mod check_situation_report;
mod issue_situation_report;
mod report;
#[cfg(test)]
mod testing;
mod write_situation_report;

pub use check_situation_report::CheckSituationReport;
pub use issue_situation_report::IssueSituationReport;
pub use report::{IssuedReport, SituationReport, SituationReports};
pub use write_situation_report::{SITUATION_REPORTS_MAX, WriteSituationReport};
