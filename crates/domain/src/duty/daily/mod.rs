//! Daily reports 每日报告: which units report every day by when, and what they said. Nothing to
//! report is a report too: a nil report 零报告.

mod begin_daily_reporting;
mod daily_reporting;
mod end_daily_reporting;
mod events;
mod give_daily_report;
mod refusals;
#[cfg(test)]
mod testing;

pub use begin_daily_reporting::{BeginDailyReporting, Beginning, REPORTING_UNITS_MAX};
pub use daily_reporting::{DailyReporting, Rounds};
pub use end_daily_reporting::EndDailyReporting;
pub use events::{DailyEvent, DailyReportGiven, DailyReportingBegun, DailyReportingEnded};
pub use give_daily_report::GiveDailyReport;
pub use refusals::Refusal;
