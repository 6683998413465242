//! Daily reports 每日报告: which units report every day by when, and which of them have.

mod list;
mod shown;

pub(crate) use list::{act, begin, list};
pub(super) use shown::{DailyItem, DailyReader};
