//! Check a report that somebody else wrote.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, ReportChecked, of_report};
use super::intake::Intake;
use super::refusals::Refusal;
use crate::kernel::{IntakeId, Moment, ReportId, Right, Span, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Say that a report is right: a second person does it, before it leaves the house.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckReport {
    /// Which report.
    pub report: ReportId,
}

impl Verb for CheckReport {
    type Of = Intake;
    type Facts = Acting;
    const NAME: &'static str = "check_report";
    const RIGHT: Right = Right::KeepDesk;

    fn sees(&self, of: &IntakeId) -> Option<Thing> {
        Some(of_report(*of, self.report))
    }

    fn asks(&self, _: &IntakeId, registers: &mut dyn Registers) -> Result<Acting, Unanswered> {
        registers.acting()
    }

    fn decide(
        &self,
        intake: &Intake,
        acting: &Acting,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let report = intake.unsent_report(self.report)?;
        if report.writer.is_some() && report.writer == acting.person {
            return Err(Refusal::WriterChecksNothing);
        }
        if moment.happened_at + Span::from_minutes(1) <= report.written_at {
            return Err(Refusal::CheckedBeforeWritten);
        }
        if report.checked_at.is_none() {
            let (intake, report) = (intake.id, self.report);
            out.push(ReportChecked { intake, report, checker: acting.person }.into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::ReportKind;
    use super::super::testing::{decide, graded, later, person, report, writing};
    use super::*;

    #[test]
    fn nobody_checks_what_they_wrote_and_a_change_takes_the_check_away() {
        let mut taken = graded();
        let write = writing(1, ReportKind::Initial);
        decide(&mut taken, &write, &person(1), later(30)).expect("it is written");
        let check = CheckReport { report: report(1) };
        let own = decide(&mut taken, &check, &person(1), later(31));
        assert_eq!(own, Err(Refusal::WriterChecksNothing));
        assert_eq!(decide(&mut taken, &check, &person(2), later(31)), Ok(1));
        assert_eq!(decide(&mut taken, &check, &person(2), later(32)), Ok(0));
        decide(&mut taken, &write, &person(1), later(33)).expect("it is written anew");
        assert_eq!(taken.reports[&report(1)].checked_at, None);
        let early = decide(&mut taken, &check, &person(2), later(30));
        assert_eq!(early, Err(Refusal::CheckedBeforeWritten));
        let none = CheckReport { report: report(7) };
        let none = decide(&mut taken, &none, &person(2), later(33));
        assert_eq!(none, Err(Refusal::NoSuchReport));
    }
}
