//! Destroy what was said in an intake that came to nothing.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, IntakeTextsDestroyed};
use super::intake::{Intake, SettlementKind};
use super::refusals::Refusal;
use crate::kernel::{IntakeId, Moment, Right, Span, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// What looked like nothing may turn out otherwise: so long its words are kept after it was
/// settled.
pub const INTAKE_KEPT_DAYS: i64 = 30;

/// Destroy the key of an intake that needed nothing, or was the same as another: who called and
/// what they said goes (ERL 85); when the house knew, the class, the region and the counts stay in
/// the journal. What was reported upwards is a record and stays (ERL 94).
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DestroyIntakeTexts {}

impl Verb for DestroyIntakeTexts {
    type Of = Intake;
    type Facts = ();
    const NAME: &'static str = "destroy_intake_texts";
    const RIGHT: Right = Right::CloseData;

    fn sees(&self, of: &IntakeId) -> Option<Thing> {
        Some(Thing::new("intake_settlement", of))
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
        match intake.settlement {
            Some(SettlementKind::Nothing | SettlementKind::SameAs) => {}
            Some(SettlementKind::Operation) => return Err(Refusal::IntakeIsOfOperation),
            None => return Err(Refusal::IntakeIsNotSettled),
        }
        if intake.phone_reports > 0 || !intake.reports.is_empty() {
            return Err(Refusal::IntakeWasReported);
        }
        let settled_at = intake.settled_at.unwrap_or(moment.now);
        if moment.now < settled_at + Span::from_hours(24 * INTAKE_KEPT_DAYS) {
            return Err(Refusal::IntakeIsStillKept { days: INTAKE_KEPT_DAYS });
        }
        out.push(IntakeTextsDestroyed { intake: intake.id }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{NIGHT, decide, graded, later, opened, sent, text};
    use super::super::{Belonging, ReportKind, SettleIntake, Settlement};
    use super::*;
    use crate::kernel::OperationId;
    use crate::registers::EndOfOperation;
    use uuid::Uuid;

    const DESTROY: DestroyIntakeTexts = DestroyIntakeTexts {};
    /// Thirty days after the night, to the minute.
    const KEPT_MINUTES: i64 = 60 * 24 * INTAKE_KEPT_DAYS;

    fn settled(mut intake: Intake) -> Intake {
        let nothing = SettleIntake { settlement: Settlement::Nothing(text("误报")) };
        decide(&mut intake, &nothing, &Belonging::Nothing, NIGHT).expect("it can be settled");
        intake
    }

    #[test]
    fn a_false_alarm_goes_after_thirty_days_and_takes_no_more_words() {
        let mut alarm = settled(opened());
        let early = Err(Refusal::IntakeIsStillKept { days: INTAKE_KEPT_DAYS });
        assert_eq!(decide(&mut alarm, &DESTROY, &(), later(KEPT_MINUTES - 1)), early);
        assert_eq!(decide(&mut alarm, &DESTROY, &(), later(KEPT_MINUTES)), Ok(1));
        let gone = Err(Refusal::IntakeIsDestroyed);
        assert_eq!(decide(&mut alarm, &DESTROY, &(), later(KEPT_MINUTES)), gone);
        let again = SettleIntake { settlement: Settlement::Nothing(text("误报")) };
        assert_eq!(decide(&mut alarm, &again, &Belonging::Nothing, later(KEPT_MINUTES)), gone);
    }

    #[test]
    fn what_is_open_was_reported_or_became_an_operation_stays() {
        let late = later(2 * KEPT_MINUTES);
        let open = decide(&mut opened(), &DESTROY, &(), late);
        assert_eq!(open, Err(Refusal::IntakeIsNotSettled));
        let mut reported = graded();
        sent(&mut reported, 1, ReportKind::Initial, later(20));
        let mut reported = settled(reported);
        assert_eq!(decide(&mut reported, &DESTROY, &(), late), Err(Refusal::IntakeWasReported));
        let mut joined = opened();
        let operation = OperationId::from_uuid(Uuid::from_u128(7));
        let joins = SettleIntake { settlement: Settlement::Operation(operation) };
        let runs = Belonging::Operation(operation, EndOfOperation::Runs);
        decide(&mut joined, &joins, &runs, NIGHT).expect("it runs");
        assert_eq!(decide(&mut joined, &DESTROY, &(), late), Err(Refusal::IntakeIsOfOperation));
    }
}
