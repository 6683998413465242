//! Say how severe an intake is and by which rules it is reported.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, IntakeGraded};
use super::intake::{Grade, Intake};
use super::refusals::Refusal;
use crate::kernel::{EmergencySeverity, IntakeId, Moment, ReportProfile, Right, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Say how severe an intake is and by which rules it is reported; it can be said anew.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GradeIntake {
    /// How severe it is.
    pub severity: EmergencySeverity,
    /// By which rules it is reported.
    pub profile: ReportProfile,
}

impl Verb for GradeIntake {
    type Of = Intake;
    type Facts = ();
    const NAME: &'static str = "grade_intake";
    const RIGHT: Right = Right::KeepDesk;

    fn sees(&self, of: &IntakeId) -> Option<Thing> {
        Some(Thing::new("intake_grade", of))
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
        intake.must_be_open()?;
        let grade = Grade { severity: self.severity, profile: self.profile };
        if intake.grade != Some(grade) {
            out.push(IntakeGraded { intake: intake.id, grade }.into());
            // Whoever grades late may find that a limit has run out by then.
            let missed = intake.limits_missed(grade.limits(), moment.happened_at);
            out.extend(missed.into_iter().map(Event::from));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{NIGHT, decide, intake, later, opened};
    use super::*;
    use crate::kernel::ReportDue;

    #[test]
    fn a_grade_is_written_when_it_changes() {
        let mut taken = opened();
        let severity = EmergencySeverity::Significant;
        let grade = GradeIntake { severity, profile: ReportProfile::CnDefault };
        assert_eq!(decide(&mut intake(), &grade, &(), NIGHT), Err(Refusal::NoSuchIntake));
        assert_eq!(decide(&mut taken, &grade, &(), NIGHT), Ok(1));
        assert_eq!(decide(&mut taken, &grade, &(), NIGHT), Ok(0));
        let lower = GradeIntake { severity: EmergencySeverity::Ordinary, ..grade };
        assert_eq!(decide(&mut taken, &lower, &(), NIGHT), Ok(1));
        assert_eq!(taken.limits().phone_minutes, None);
    }

    #[test]
    fn who_grades_after_the_limit_has_run_out_is_told_that_it_was_missed() {
        let mut taken = opened();
        let severity = EmergencySeverity::Significant;
        let grade = GradeIntake { severity, profile: ReportProfile::CnDefault };
        assert_eq!(decide(&mut taken, &grade, &(), later(40)), Ok(2));
        assert!(taken.missed.contains(&(ReportDue::Phone, NIGHT)));
    }
}
