//! Issue a situation report: it gets its number and leaves the house.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::events::{Event, SituationReportIssued, of_situation_report};
use super::super::refusals::Refusal;
use super::super::state::Operation;
use crate::kernel::{Moment, OperationId, Right, SituationReportId, Span, Text, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Issue a checked situation report under the next number; after that it does not change.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueSituationReport {
    /// Which report.
    pub report: SituationReportId,
    /// The body in whose name it is issued, as it is called.
    pub from: Text<80>,
    /// To which units.
    pub to: Text<200>,
}

impl Verb for IssueSituationReport {
    type Of = Operation;
    type Facts = ();
    const NAME: &'static str = "issue_situation_report";
    const RIGHT: Right = Right::WriteLog;

    fn sees(&self, of: &OperationId) -> Option<Thing> {
        Some(of_situation_report(*of, self.report))
    }

    fn asks(&self, _: &OperationId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        operation: &Operation,
        (): &(),
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        operation.must_take_reports()?;
        let reports = &operation.situation_reports;
        let report = reports.unissued(self.report)?;
        let checked_at = report.checked_at.ok_or(Refusal::SituationReportIsUnchecked)?;
        reports.must_follow(report.as_of)?;
        let last_at = reports.last.map_or(checked_at, |it| it.at.max(checked_at));
        if moment.happened_at + Span::from_minutes(1) <= last_at {
            return Err(Refusal::SituationReportTimesOutOfOrder);
        }
        out.push(
            SituationReportIssued {
                operation: operation.id,
                report: self.report,
                number: reports.next_number(),
                from: (&self.from).into(),
                to: (&self.to).into(),
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::super::CheckSituationReport;
    use super::super::super::testing::{minute, opened};
    use super::super::testing::{does, issued, issuing, report, writing};
    use super::*;

    #[test]
    fn nothing_leaves_the_house_unchecked_or_twice() {
        let mut operation = opened();
        does(&mut operation, &writing(1, 10), 1, minute(10)).expect("it is written");
        let unchecked = does(&mut operation, &issuing(1), 2, minute(11));
        assert_eq!(unchecked, Err(Refusal::SituationReportIsUnchecked));
        let check = CheckSituationReport { report: report(1) };
        does(&mut operation, &check, 2, minute(12)).expect("it is right");
        let early = does(&mut operation, &issuing(1), 2, minute(10));
        assert_eq!(early, Err(Refusal::SituationReportTimesOutOfOrder));
        assert_eq!(does(&mut operation, &issuing(1), 2, minute(13)), Ok(1));
        let again = does(&mut operation, &issuing(1), 2, minute(14));
        assert_eq!(again, Err(Refusal::SituationReportIsIssued));
        let check = does(&mut operation, &check, 2, minute(14));
        assert_eq!(check, Err(Refusal::SituationReportIsIssued));
    }

    #[test]
    fn a_draft_that_was_overtaken_is_not_issued_as_it_is() {
        let mut operation = opened();
        does(&mut operation, &writing(2, 10), 1, minute(10)).expect("it is written");
        let check = CheckSituationReport { report: report(2) };
        does(&mut operation, &check, 2, minute(10)).expect("it is right");
        issued(&mut operation, 1, minute(30));
        let late = does(&mut operation, &issuing(2), 2, minute(40));
        let no = Refusal::SituationReportIsOlder { number: 1, as_of: minute(30) };
        assert_eq!(late, Err(no));
    }

    proptest! {
        #[test]
        fn numbers_have_no_gap_whatever_is_tried(
            tries in prop::collection::vec((0..4_u128, 0..3_u8, 1..3_u128), 1..80),
        ) {
            let (mut operation, mut at) = (opened(), 10);
            let mut numbers = Vec::new();
            for (of, what, who) in tries {
                at += 1;
                let before = operation.situation_reports.last;
                let check = CheckSituationReport { report: report(of) };
                let _ = match what {
                    0 => does(&mut operation, &writing(of, at), who, minute(at)),
                    1 => does(&mut operation, &check, who, minute(at)),
                    _ => does(&mut operation, &issuing(of), who, minute(at)),
                };
                let last = operation.situation_reports.last;
                numbers.extend(last.filter(|_| last != before).map(|it| it.number));
            }
            let counted: Vec<u32> = (1..).take(numbers.len()).collect();
            prop_assert_eq!(numbers, counted);
        }
    }
}
