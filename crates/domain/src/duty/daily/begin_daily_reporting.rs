//! Ask units to report every day.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::daily_reporting::DailyReporting;
use super::events::{DailyEvent, DailyReportingBegun};
use super::refusals::Refusal;
use crate::kernel::{DailyReportingId, Instant, Key, Moment, OperationId, Right, Text, Verb};
use crate::registers::{EndOfOperation, Registers, Unanswered};

/// So many units report in one reporting at most.
pub const REPORTING_UNITS_MAX: usize = 300;

/// Ask units to report every day by a time, what they have or that it is nothing; for an operation
/// while it runs, or standing by itself.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginDailyReporting {
    /// What they are to report.
    pub what: Text<300>,
    /// The codes of the units.
    pub units: BTreeSet<Key>,
    /// By when for the first time; then every 24 hours.
    pub first_due_at: Instant,
    /// The operation that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<OperationId>,
}

/// What must be known to begin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Beginning {
    /// Whether there are all these units.
    pub are_units_known: bool,
    /// How far the operation has come that it is about.
    pub operation: Option<EndOfOperation>,
}

impl Verb for BeginDailyReporting {
    type Of = DailyReporting;
    type Facts = Beginning;
    const NAME: &'static str = "begin_daily_reporting";
    const RIGHT: Right = Right::KeepDesk;

    fn asks(
        &self,
        _: &DailyReportingId,
        registers: &mut dyn Registers,
    ) -> Result<Beginning, Unanswered> {
        let mut are_units_known = true;
        for unit in self.units.iter().take(REPORTING_UNITS_MAX) {
            are_units_known &= registers.organisation_coded(unit)?.is_some();
        }
        let operation = self.operation.map(|it| registers.end_of(it)).transpose()?;
        Ok(Beginning { are_units_known, operation })
    }

    fn decide(
        &self,
        reporting: &DailyReporting,
        facts: &Beginning,
        moment: Moment,
        out: &mut Vec<DailyEvent>,
    ) -> Result<(), Refusal> {
        if reporting.rounds.is_some() {
            return Err(Refusal::ReportingIsBegun);
        }
        if self.units.is_empty() {
            return Err(Refusal::NoReportingUnits);
        }
        if self.units.len() > REPORTING_UNITS_MAX {
            return Err(Refusal::TooManyReportingUnits { max: REPORTING_UNITS_MAX });
        }
        if !facts.are_units_known {
            return Err(Refusal::NoSuchReportingUnit);
        }
        if self.first_due_at <= moment.happened_at {
            return Err(Refusal::FirstDueInThePast);
        }
        if let Some(operation) = self.operation
            && facts.operation != Some(EndOfOperation::Runs)
        {
            return Err(Refusal::ReportingOfWhatDoesNotRun { operation });
        }
        out.push(
            DailyReportingBegun {
                reporting: reporting.id,
                what: (&self.what).into(),
                units: self.units.iter().cloned().collect(),
                first_due_at: self.first_due_at,
                operation: self.operation,
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::testing::{NOON, beginning, begun, decide, facts, later, reporting, unit};
    use super::*;

    #[test]
    fn a_reporting_begins_once_with_units_that_are_there() {
        let mut found = begun();
        let again = decide(&mut found, &beginning(), &facts(), NOON);
        assert_eq!(again, Err(Refusal::ReportingIsBegun));
        let nobody = BeginDailyReporting { units: BTreeSet::new(), ..beginning() };
        let no = decide(&mut reporting(), &nobody, &facts(), NOON);
        assert_eq!(no, Err(Refusal::NoReportingUnits));
        let units = (0..=REPORTING_UNITS_MAX as u128).map(unit).collect();
        let many = BeginDailyReporting { units, ..beginning() };
        let no = decide(&mut reporting(), &many, &facts(), NOON);
        assert_eq!(no, Err(Refusal::TooManyReportingUnits { max: REPORTING_UNITS_MAX }));
        let unknown = Beginning { are_units_known: false, ..facts() };
        let no = decide(&mut reporting(), &beginning(), &unknown, NOON);
        assert_eq!(no, Err(Refusal::NoSuchReportingUnit));
    }

    #[test]
    fn it_begins_for_what_runs_and_for_a_time_that_is_to_come() {
        let late = decide(&mut reporting(), &beginning(), &facts(), later(5));
        assert_eq!(late, Err(Refusal::FirstDueInThePast));
        let operation = OperationId::from_uuid(Uuid::from_u128(7));
        let about = BeginDailyReporting { operation: Some(operation), ..beginning() };
        let over = Beginning { operation: Some(EndOfOperation::Closed), ..facts() };
        let no = decide(&mut reporting(), &about, &over, NOON);
        assert_eq!(no, Err(Refusal::ReportingOfWhatDoesNotRun { operation }));
        let runs = Beginning { operation: Some(EndOfOperation::Runs), ..facts() };
        assert_eq!(decide(&mut reporting(), &about, &runs, NOON), Ok(1));
    }
}
