//! Write down what a unit reports for a day, or that it has nothing to report.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::daily_reporting::DailyReporting;
use super::events::{DailyEvent, DailyReportGiven};
use super::refusals::Refusal;
use crate::kernel::{DailyReportingId, Key, Moment, Right, Span, Text, Verb};
use crate::registers::{Registers, Unanswered};

/// Write down what a unit reports for a day; without a text it has nothing to report 零报告. What
/// was said last counts.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GiveDailyReport {
    /// The code of the unit.
    pub unit: Key,
    /// The how-manieth day it is for, from 1.
    pub round: u32,
    /// What it says; none where there is nothing to report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text<1000>>,
}

impl Verb for GiveDailyReport {
    type Of = DailyReporting;
    type Facts = ();
    const NAME: &'static str = "give_daily_report";
    const RIGHT: Right = Right::KeepDesk;

    fn asks(&self, _: &DailyReportingId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        reporting: &DailyReporting,
        (): &(),
        moment: Moment,
        out: &mut Vec<DailyEvent>,
    ) -> Result<(), Refusal> {
        let rounds = reporting.must_run()?;
        if !reporting.units.contains(&self.unit) {
            return Err(Refusal::NotAReportingUnit);
        }
        let due_at = rounds.due_at(self.round);
        // Nobody says today that nothing will happen tomorrow.
        if self.round == 0 || moment.happened_at <= due_at - Span::from_hours(24) {
            return Err(Refusal::DayIsToCome { due_at });
        }
        out.push(
            DailyReportGiven {
                reporting: reporting.id,
                unit: self.unit.clone(),
                round: self.round,
                text: self.text.as_ref().map(Into::into),
                is_late: moment.happened_at > due_at,
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::EndDailyReporting;
    use super::super::testing::{begun, decide, giving, later, reporting, unit};
    use super::*;

    #[test]
    fn a_unit_reports_for_the_day_that_runs_and_late_for_one_that_is_over() {
        let mut found = begun();
        assert_eq!(decide(&mut found, &giving(1, 1), &(), later(4)), Ok(1));
        let early = decide(&mut found, &giving(1, 2), &(), later(5));
        assert_eq!(early, Err(Refusal::DayIsToCome { due_at: later(29) }));
        assert_eq!(decide(&mut found, &giving(1, 2), &(), later(6)), Ok(1));
        assert_eq!(decide(&mut found, &giving(2, 1), &(), later(30)), Ok(1), "late, but said");
        let none = GiveDailyReport { round: 0, ..giving(1, 1) };
        assert!(decide(&mut found, &none, &(), later(4)).is_err());
        let stranger = GiveDailyReport { unit: unit(9), ..giving(1, 1) };
        let no = decide(&mut found, &stranger, &(), later(4));
        assert_eq!(no, Err(Refusal::NotAReportingUnit));
    }

    #[test]
    fn what_is_over_takes_no_report() {
        let mut found = begun();
        decide(&mut found, &EndDailyReporting {}, &(), later(6)).expect("it runs");
        let late = decide(&mut found, &giving(1, 1), &(), later(7));
        assert_eq!(late, Err(Refusal::ReportingIsEnded));
        let nothing = decide(&mut reporting(), &giving(1, 1), &(), later(1));
        assert_eq!(nothing, Err(Refusal::NoSuchReporting));
    }
}
