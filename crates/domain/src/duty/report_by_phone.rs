//! Write down that a report was made upwards by phone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, PhoneReportMade};
use super::intake::Intake;
use super::refusals::Refusal;
use super::reporting::Timeliness;
use crate::kernel::{IntakeId, Moment, Right, Text, Verb};
use crate::registers::{Registers, Unanswered};

/// So many calls belong to one intake at most.
pub const PHONE_REPORTS_MAX: u32 = 200;

/// Write down that it was reported upwards by phone, when that was done.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportByPhone {
    /// To which unit.
    pub to: Text<80>,
    /// Who took it there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_by: Option<Text<60>>,
    /// Why it came too late; wanted where it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_because: Option<Text<500>>,
}

impl Verb for ReportByPhone {
    type Of = Intake;
    type Facts = ();
    const NAME: &'static str = "report_by_phone";
    const RIGHT: Right = Right::KeepDesk;

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
        let knew_at = intake.must_be_known(moment.happened_at)?;
        if intake.phone_reports >= PHONE_REPORTS_MAX {
            return Err(Refusal::TooManyCalls { max: PHONE_REPORTS_MAX });
        }
        // Only the first call has a limit: the others tell more of the same.
        let limit = intake.limits().phone_minutes.filter(|_| intake.phone_reports == 0);
        let kept = Timeliness::of(knew_at, moment.happened_at, limit);
        let late_because = kept.explained(self.late_because.as_ref())?;
        let missed = intake.limits_missed(intake.limits(), moment.happened_at);
        out.extend(missed.into_iter().map(Event::from));
        out.push(
            PhoneReportMade {
                intake: intake.id,
                number: intake.phone_reports + 1,
                to: (&self.to).into(),
                answered_by: self.answered_by.as_ref().map(Into::into),
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
    use super::super::testing::{NIGHT, decide, graded, intake, later, text};
    use super::*;
    use crate::kernel::ReportDue;

    fn call(late_because: Option<&str>) -> ReportByPhone {
        let late_because = late_because.map(text);
        ReportByPhone { to: text("市局指挥中心"), answered_by: None, late_because }
    }

    #[test]
    fn a_call_within_its_limit_needs_no_reason() {
        let mut taken = graded();
        assert_eq!(decide(&mut taken, &call(None), &(), later(17)), Ok(1));
        assert_eq!(taken.phone_reports, 1);
        assert_eq!(decide(&mut taken, &call(None), &(), later(50)), Ok(1), "it tells more");
        assert_eq!(decide(&mut intake(), &call(None), &(), NIGHT), Err(Refusal::NoSuchIntake));
    }

    #[test]
    fn a_call_that_comes_too_late_says_why() {
        let mut taken = graded();
        let late = Refusal::LateReasonMissing { limit_minutes: 30, took_minutes: 38 };
        assert_eq!(decide(&mut taken, &call(None), &(), later(38)), Err(late));
        let because = call(Some("值班员不清楚该谁报"));
        assert_eq!(decide(&mut taken, &because, &(), later(38)), Ok(2), "and the missed limit");
        assert!(taken.missed.contains(&(ReportDue::Phone, NIGHT)));
    }

    #[test]
    fn nobody_reports_before_anybody_knew() {
        let before = decide(&mut graded(), &call(None), &(), later(-1));
        assert_eq!(before, Err(Refusal::ReportedBeforeKnown));
    }
}
