//! Write a situation report, or write it anew before it is issued.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::events::{Event, SituationReportWritten, of_situation_report};
use super::super::refusals::Refusal;
use super::super::state::Operation;
use crate::kernel::{Instant, Moment, OperationId, Right, SituationReportId, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// So many situation reports belong to one operation at most: two months of one every three hours.
pub const SITUATION_REPORTS_MAX: usize = 500;

/// Write a situation report in its four blocks. A change after the check takes the check away.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteSituationReport {
    /// The report's id, made by whoever writes it.
    pub report: SituationReportId,
    /// The moment up to which it speaks.
    pub as_of: Instant,
    /// What has happened.
    pub situation: Text<4000>,
    /// Who answers for what.
    pub responsibilities: Text<4000>,
    /// What is done about it.
    pub measures: Text<4000>,
    /// What came of that.
    pub effectiveness: Text<4000>,
}

impl Verb for WriteSituationReport {
    type Of = Operation;
    type Facts = Acting;
    const NAME: &'static str = "write_situation_report";
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
        let reports = &operation.situation_reports;
        if reports.all.contains_key(&self.report) {
            reports.unissued(self.report)?;
        } else if reports.all.len() >= SITUATION_REPORTS_MAX {
            return Err(Refusal::TooManySituationReports { max: SITUATION_REPORTS_MAX });
        }
        if self.as_of > moment.now {
            return Err(Refusal::SituationReportAhead { now: moment.now });
        }
        reports.must_follow(self.as_of)?;
        out.push(
            SituationReportWritten {
                operation: operation.id,
                report: self.report,
                as_of: self.as_of,
                situation: (&self.situation).into(),
                responsibilities: (&self.responsibilities).into(),
                measures: (&self.measures).into(),
                effectiveness: (&self.effectiveness).into(),
                writer: acting.person,
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{flood, minute, opened};
    use super::super::testing::{does, issued, report, writing};
    use super::*;

    #[test]
    fn a_report_is_written_anew_until_it_is_issued() {
        let mut operation = opened();
        for at in [10, 20] {
            let written = does(&mut operation, &writing(1, at), 1, minute(at));
            assert_eq!(written, Ok(1));
        }
        assert_eq!(operation.situation_reports.all.len(), 1);
        issued(&mut operation, 1, minute(30));
        let again = does(&mut operation, &writing(1, 40), 1, minute(40));
        assert_eq!(again, Err(Refusal::SituationReportIsIssued));
        assert!(operation.situation_reports.all.contains_key(&report(1)));
    }

    #[test]
    fn a_report_speaks_of_what_has_been_and_not_of_less_than_the_last_one() {
        let mut operation = opened();
        let ahead = does(&mut operation, &writing(1, 11), 1, minute(10));
        assert_eq!(ahead, Err(Refusal::SituationReportAhead { now: minute(10) }));
        issued(&mut operation, 1, minute(30));
        let older = does(&mut operation, &writing(2, 29), 1, minute(40));
        let no = Refusal::SituationReportIsOlder { number: 1, as_of: minute(30) };
        assert_eq!(older, Err(no));
    }

    #[test]
    fn nothing_is_reported_of_an_operation_that_was_never_opened() {
        let no = does(&mut flood(), &writing(1, 0), 1, minute(0));
        assert_eq!(no, Err(Refusal::NoSuchOperation));
    }

    #[test]
    fn an_operation_has_no_more_reports_than_anybody_reads() {
        let mut operation = opened();
        for number in 0..SITUATION_REPORTS_MAX as u128 {
            does(&mut operation, &writing(number, 10), 1, minute(10)).expect("there is room");
        }
        let more = does(&mut operation, &writing(9_999, 10), 1, minute(10));
        let max = SITUATION_REPORTS_MAX;
        assert_eq!(more, Err(Refusal::TooManySituationReports { max }));
    }
}
