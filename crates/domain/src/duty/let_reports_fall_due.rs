//! Write down which limits of reports upwards have run out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::Event;
use super::intake::Intake;
use super::refusals::Refusal;
use crate::kernel::{IntakeId, Moment, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Write down which limits of reports upwards ran out with nothing reported. Each is written once,
/// with the instant at which it ran out; a report that is told late refutes it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LetReportsFallDue {}

impl Verb for LetReportsFallDue {
    type Of = Intake;
    type Facts = ();
    const NAME: &'static str = "let_reports_fall_due";
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
        intake.must_be_open()?;
        let missed = intake.limits_missed(intake.limits(), moment.now);
        out.extend(missed.into_iter().map(Event::from));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{NIGHT, decide, graded, intake, later, sent, text};
    use super::super::{Belonging, ReportKind, SettleIntake, Settlement};
    use super::*;
    use crate::kernel::ReportDue;

    const FALL_DUE: LetReportsFallDue = LetReportsFallDue {};

    #[test]
    fn a_limit_that_ran_out_is_written_down_once() {
        let mut taken = graded();
        assert_eq!(decide(&mut taken, &FALL_DUE, &(), later(30)), Ok(0), "the last minute counts");
        assert_eq!(decide(&mut taken, &FALL_DUE, &(), later(31)), Ok(1));
        assert_eq!(decide(&mut taken, &FALL_DUE, &(), later(45)), Ok(0));
        assert_eq!(decide(&mut taken, &FALL_DUE, &(), later(61)), Ok(1), "the written one");
        let nothing = decide(&mut intake(), &FALL_DUE, &(), NIGHT);
        assert_eq!(nothing, Err(Refusal::NoSuchIntake));
    }

    #[test]
    fn every_gap_between_two_reports_has_a_limit_of_its_own() {
        let mut taken = graded();
        sent(&mut taken, 1, ReportKind::Initial, later(20));
        assert_eq!(decide(&mut taken, &FALL_DUE, &(), later(261)), Ok(1));
        let since = later(20);
        assert!(taken.missed.contains(&(ReportDue::FollowUp, since)));
        assert_eq!(decide(&mut taken, &FALL_DUE, &(), later(900)), Ok(0));
    }

    #[test]
    fn what_turned_out_to_be_nothing_misses_nothing() {
        let mut taken = graded();
        let settlement = Settlement::Nothing(text("误报"));
        decide(&mut taken, &SettleIntake { settlement }, &Belonging::Nothing, later(5))
            .expect("it is open");
        assert_eq!(decide(&mut taken, &FALL_DUE, &(), later(90)), Ok(0));
    }
}
