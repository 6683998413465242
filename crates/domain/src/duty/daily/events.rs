//! What can have happened to a daily reporting.

use serde::{Deserialize, Serialize};

use crate::events;
use crate::kernel::{
    Body, DailyReportingId, Instant, Key, OperationId, Thing, VaultKey, VaultText,
};

events! {
    /// What can have happened to a daily reporting.
    pub DailyEvent {
        "daily_reporting_begun", schema 1, Inner, Record, text => DailyReportingBegun,
        "daily_report_given", schema 1, Inner, Record, text => DailyReportGiven,
        "daily_reporting_ended", schema 1, Inner, Record => DailyReportingEnded,
    }
}

/// Units were asked to report every day.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DailyReportingBegun {
    /// Which reporting.
    pub reporting: DailyReportingId,
    /// What they are to report.
    pub what: VaultText,
    /// The codes of the units.
    pub units: Vec<Key>,
    /// By when for the first time; then every 24 hours.
    pub first_due_at: Instant,
    /// The operation that it is about; none where it stands by itself.
    pub operation: Option<OperationId>,
}

impl Body for DailyReportingBegun {
    fn thing(&self) -> Thing {
        Thing::new("daily_reporting", self.reporting)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::DailyReportText(self.reporting), &mut self.what);
    }
}

/// A unit has reported for a day, or said that there is nothing to report.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DailyReportGiven {
    /// Of which reporting.
    pub reporting: DailyReportingId,
    /// The code of the unit.
    pub unit: Key,
    /// The how-manieth day it is for, from 1.
    pub round: u32,
    /// What it said; none where there is nothing to report.
    pub text: Option<VaultText>,
    /// Whether it came after its time.
    pub is_late: bool,
}

impl Body for DailyReportGiven {
    fn thing(&self) -> Thing {
        let Self { reporting, unit, round, .. } = self;
        Thing::new("daily_report", format_args!("{reporting}.{unit}.{round}"))
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        if let Some(text) = &mut self.text {
            visit(VaultKey::DailyReportText(self.reporting), text);
        }
    }
}

/// The units need not report every day any more.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DailyReportingEnded {
    /// Which reporting.
    pub reporting: DailyReportingId,
}

impl Body for DailyReportingEnded {
    fn thing(&self) -> Thing {
        Thing::new("daily_reporting", self.reporting)
    }
}
