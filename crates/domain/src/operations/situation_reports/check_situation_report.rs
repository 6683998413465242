//! Check a situation report that somebody else wrote.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::events::{Event, SituationReportChecked, of_situation_report};
use super::super::refusals::Refusal;
use super::super::state::Operation;
use crate::kernel::{Moment, OperationId, Right, SituationReportId, Span, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Say that a situation report is right: a second person does it, before it leaves the house.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckSituationReport {
    /// Which report.
    pub report: SituationReportId,
}

impl Verb for CheckSituationReport {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "check_situation_report";
    const RIGHT: Right = Right::WriteLog;

    fn sees(&self, of: &OperationId) -> Option<Thing> {
        Some(of_situation_report(*of, self.report))
    }

    fn asks(&self, _: &OperationId, registers: &mut dyn Registers) -> Result<Acting, Unanswered> {
        registers.acting()
    }

    fn decide(
        &self,
        operation: &Operation,
        acting: &Acting,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        operation.must_take_reports()?;
        let report = operation.situation_reports.unissued(self.report)?;
        if report.writer.is_some() && report.writer == acting.person {
            return Err(Refusal::WriterChecksNoReport);
        }
        if moment.happened_at + Span::from_minutes(1) <= report.written_at {
            return Err(Refusal::SituationReportTimesOutOfOrder);
        }
        if report.checked_at.is_none() {
            let (operation, report) = (operation.id, self.report);
            let checker = acting.person;
            out.push(SituationReportChecked { operation, report, checker }.into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{minute, opened};
    use super::super::testing::{does, report, writing};
    use super::*;

    #[test]
    fn nobody_checks_what_they_wrote_and_a_change_takes_the_check_away() {
        let mut operation = opened();
        does(&mut operation, &writing(1, 10), 1, minute(10)).expect("it is written");
        let check = CheckSituationReport { report: report(1) };
        let own = does(&mut operation, &check, 1, minute(11));
        assert_eq!(own, Err(Refusal::WriterChecksNoReport));
        let early = does(&mut operation, &check, 2, minute(9));
        assert_eq!(early, Err(Refusal::SituationReportTimesOutOfOrder));
        assert_eq!(does(&mut operation, &check, 2, minute(11)), Ok(1));
        assert_eq!(does(&mut operation, &check, 2, minute(12)), Ok(0), "it is so already");
        does(&mut operation, &writing(1, 10), 1, minute(13)).expect("it is written anew");
        assert_eq!(operation.situation_reports.all[&report(1)].checked_at, None);
        let none = CheckSituationReport { report: report(7) };
        let none = does(&mut operation, &none, 2, minute(14));
        assert_eq!(none, Err(Refusal::NoSuchSituationReport));
    }
}
