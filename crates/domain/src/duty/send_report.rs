//! Write down that a report has left the house.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, ReportSent, of_report};
use super::intake::{Intake, ReportKind};
use super::refusals::Refusal;
use super::reporting::Timeliness;
use crate::kernel::{IntakeId, Moment, ReportId, Right, Span, Text, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Write down that a checked report has left the house, when it did.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SendReport {
    /// Which report.
    pub report: ReportId,
    /// To which units.
    pub to: Text<200>,
    /// Why it came too late; wanted where it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_because: Option<Text<500>>,
}

impl Verb for SendReport {
    type Of = Intake;
    type Facts = ();
    const NAME: &'static str = "send_report";
    const RIGHT: Right = Right::KeepDesk;

    fn sees(&self, of: &IntakeId) -> Option<Thing> {
        Some(of_report(*of, self.report))
    }

    fn asks(&self, _: &IntakeId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        intake: &Intake,
        (): &(),
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let report = intake.unsent_report(self.report)?;
        let checked_at = report.checked_at.ok_or(Refusal::ReportIsUnchecked)?;
        intake.must_be_next(report.kind)?;
        let knew_at = intake.must_be_known(moment.happened_at)?;
        if moment.happened_at + Span::from_minutes(1) <= checked_at {
            return Err(Refusal::SentBeforeChecked);
        }
        let limits = intake.limits();
        let (since, limit) = match (report.kind, intake.last_sent_at()) {
            (ReportKind::Initial, _) | (ReportKind::FollowUp | ReportKind::Final, None) => {
                (knew_at, limits.written_minutes)
            }
            (ReportKind::FollowUp | ReportKind::Final, Some(last)) => {
                (last, limits.followup_minutes)
            }
        };
        let kept = Timeliness::of(since, moment.happened_at, limit);
        let late_because = kept.explained(self.late_because.as_ref())?;
        let missed = intake.limits_missed(limits, moment.happened_at);
        out.extend(missed.into_iter().map(Event::from));
        out.push(
            ReportSent {
                intake: intake.id,
                report: self.report,
                kind: report.kind,
                number: intake.next_number(report.kind),
                to: (&self.to).into(),
                limit_minutes: kept.limit_minutes,
                took_minutes: kept.took_minutes,
                late_because,
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decide, graded, later, person, report, sent, text, writing};
    use super::*;

    fn send(late_because: Option<&str>) -> SendReport {
        let late_because = late_because.map(text);
        SendReport { report: report(1), to: text("市公安局、县委办"), late_because }
    }

    #[test]
    fn nothing_leaves_the_house_unchecked() {
        let mut taken = graded();
        let write = writing(1, ReportKind::Initial);
        decide(&mut taken, &write, &person(1), later(30)).expect("it is written");
        let no = decide(&mut taken, &send(None), &(), later(46));
        assert_eq!(no, Err(Refusal::ReportIsUnchecked));
    }

    #[test]
    fn nothing_left_the_house_before_it_was_checked_and_two_initial_reports_never_do() {
        let mut taken = graded();
        for number in [1, 2] {
            let write = writing(number, ReportKind::Initial);
            decide(&mut taken, &write, &person(1), later(30)).expect("none has left");
            let check = super::super::CheckReport { report: report(number) };
            decide(&mut taken, &check, &person(2), later(45)).expect("it is right");
        }
        let early = decide(&mut taken, &send(None), &(), later(40));
        assert_eq!(early, Err(Refusal::SentBeforeChecked));
        assert_eq!(decide(&mut taken, &send(None), &(), later(46)), Ok(2), "nobody had called");
        let second = SendReport { report: report(2), ..send(None) };
        let no = decide(&mut taken, &second, &(), later(47));
        assert_eq!(no, Err(Refusal::InitialReportIsSent));
    }

    #[test]
    fn a_written_report_that_comes_too_late_says_why() {
        let mut taken = graded();
        let write = writing(1, ReportKind::Initial);
        decide(&mut taken, &write, &person(1), later(30)).expect("it is written");
        let check = super::super::CheckReport { report: report(1) };
        decide(&mut taken, &check, &person(2), later(31)).expect("it is right");
        let late = Refusal::LateReasonMissing { limit_minutes: 60, took_minutes: 61 };
        assert_eq!(decide(&mut taken, &send(None), &(), later(61)), Err(late));
        // Nobody has called either: two limits are missed, and the report leaves.
        assert_eq!(decide(&mut taken, &send(Some("传真机缺纸")), &(), later(61)), Ok(3));
    }

    #[test]
    fn a_follow_up_has_its_limit_from_the_report_before() {
        let mut taken = graded();
        sent(&mut taken, 1, ReportKind::Initial, later(46));
        sent(&mut taken, 2, ReportKind::FollowUp, later(46 + 240));
        assert_eq!(taken.last_sent_at(), Some(later(286)));
    }
}
