//! Write an information report, or write it anew before it is checked.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, ReportWritten, of_report};
use super::intake::{Intake, ReportKind};
use super::refusals::Refusal;
use crate::kernel::{IntakeId, Moment, ReportId, Right, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// So many reports belong to one intake at most: a month of reports every four hours.
pub const REPORTS_MAX: usize = 200;

/// Write an information report. A change after the check takes the check away.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteReport {
    /// The report's id, made by whoever writes it.
    pub report: ReportId,
    /// Which of the three it is.
    pub kind: ReportKind,
    /// What it says.
    pub text: Text<6000>,
}

impl Verb for WriteReport {
    type Of = Intake;
    type Facts = Acting;
    const NAME: &'static str = "write_report";
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
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        intake.must_be_open()?;
        match intake.reports.get(&self.report) {
            Some(report) if report.sent_at.is_some() => return Err(Refusal::ReportIsSent),
            Some(_) => {}
            None if intake.reports.len() >= REPORTS_MAX => {
                return Err(Refusal::TooManyReports { max: REPORTS_MAX });
            }
            None => {}
        }
        intake.must_be_next(self.kind)?;
        out.push(
            ReportWritten {
                intake: intake.id,
                report: self.report,
                kind: self.kind,
                text: (&self.text).into(),
                writer: acting.person,
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{NIGHT, decide, graded, later, person, report, sent, writing};
    use super::*;

    #[test]
    fn the_initial_report_comes_first_and_the_final_one_ends_it() {
        let mut taken = graded();
        let by = person(1);
        let follow_up = writing(2, ReportKind::FollowUp);
        let no = decide(&mut taken, &follow_up, &by, NIGHT);
        assert_eq!(no, Err(Refusal::InitialReportMissing));
        sent(&mut taken, 1, ReportKind::Initial, later(46));
        let again = decide(&mut taken, &writing(9, ReportKind::Initial), &by, later(47));
        assert_eq!(again, Err(Refusal::InitialReportIsSent));
        sent(&mut taken, 2, ReportKind::FollowUp, later(120));
        sent(&mut taken, 3, ReportKind::FollowUp, later(240));
        assert_eq!(taken.reports[&report(3)].number, Some(2), "follow-ups are counted");
        sent(&mut taken, 4, ReportKind::Final, later(300));
        let more = decide(&mut taken, &writing(5, ReportKind::FollowUp), &by, later(301));
        assert_eq!(more, Err(Refusal::FinalReportIsSent));
    }

    #[test]
    fn a_report_that_is_sent_is_not_written_anew() {
        let mut taken = graded();
        sent(&mut taken, 1, ReportKind::Initial, later(46));
        let no = decide(&mut taken, &writing(1, ReportKind::Initial), &person(1), later(50));
        assert_eq!(no, Err(Refusal::ReportIsSent));
    }
}
