//! Daily briefs 每日简报: what happened in a day, written, checked by a second person and issued under
//! a number without a gap.

mod brief;
mod check_brief;
mod events;
mod issue_brief;
mod refusals;
#[cfg(test)]
mod testing;
mod write_brief;

pub use brief::Brief;
pub use check_brief::CheckBrief;
pub use events::{BriefChecked, BriefEvent, BriefIssued, BriefWritten};
pub use issue_brief::IssueBrief;
pub use refusals::Refusal;
pub use write_brief::WriteBrief;
