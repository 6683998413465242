//! Destroy what was said in a consultation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::consultation::Consultation;
use super::events::{ConsultationEvent, ConsultationTextsDestroyed};
use super::refusals::Refusal;
use crate::kernel::{ConsultationId, Moment, Right, Span, Thing, Verb};
use crate::registers::{EndOfOperation, Registers, Unanswered};

/// So long what was said in a consultation is kept after it was concluded.
pub const CONSULTATION_KEPT_DAYS: i64 = 30;

/// Destroy the key of a consultation together with what it was about: after the texts of its
/// reports are gone, or the record of its operation is closed. Who was called in and what they said
/// goes; how many spoke, how they stood and what came of it stay in the journal.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DestroyConsultationTexts {}

/// How far what it was about has come to its end.
#[derive(Default)]
pub struct EndOfMatter {
    /// Whether the record of its operation is still open.
    pub(super) is_operation_open: bool,
    /// Whether what was reported still has its texts.
    pub(super) has_intakes: bool,
}

impl Verb for DestroyConsultationTexts {
    type Of = Consultation;
    type Facts = EndOfMatter;
    const NAME: &'static str = "destroy_consultation_texts";
    const RIGHT: Right = Right::CloseData;

    fn sees(&self, of: &ConsultationId) -> Option<Thing> {
        Some(Thing::new("consultation", of))
    }

    fn asks(
        &self,
        of: &ConsultationId,
        registers: &mut dyn Registers,
    ) -> Result<EndOfMatter, Unanswered> {
        let Some((intakes, operation)) = registers.consultation_about(*of)? else {
            return Ok(EndOfMatter::default());
        };
        let mut end = EndOfMatter::default();
        for intake in intakes {
            end.has_intakes |= registers.has_intake_texts(intake)?;
        }
        if let Some(operation) = operation {
            let ended = registers.end_of(operation)?;
            end.is_operation_open = !matches!(ended, EndOfOperation::LogClosed { .. });
        }
        Ok(end)
    }

    fn decide(
        &self,
        consultation: &Consultation,
        end: &EndOfMatter,
        moment: Moment,
        out: &mut Vec<ConsultationEvent>,
    ) -> Result<(), Refusal> {
        consultation.opened_at.ok_or(Refusal::NoSuchConsultation)?;
        if consultation.is_destroyed {
            return Err(Refusal::ConsultationIsDestroyed);
        }
        let concluded_at = consultation.concluded_at;
        let concluded_at = concluded_at.ok_or(Refusal::ConsultationIsNotConcluded)?;
        if end.is_operation_open {
            return Err(Refusal::ConsultationIsOfOperation);
        }
        // Reports that became an operation keep their texts as a record; its end counts then.
        if end.has_intakes && consultation.operation.is_none() {
            return Err(Refusal::ItsIntakesStand);
        }
        if moment.now < concluded_at + Span::from_hours(24 * CONSULTATION_KEPT_DAYS) {
            return Err(Refusal::ConsultationIsStillKept { days: CONSULTATION_KEPT_DAYS });
        }
        out.push(ConsultationTextsDestroyed { consultation: consultation.id }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{later, text};
    use super::super::testing::{calling, decide, opened, saying};
    use super::super::{ConcludeConsultation, ConsultationOutcome};
    use super::*;

    const DESTROY: DestroyConsultationTexts = DestroyConsultationTexts {};
    const KEPT_MINUTES: i64 = 60 * 24 * CONSULTATION_KEPT_DAYS;

    #[test]
    fn what_was_said_goes_with_what_it_was_about() {
        let mut called = opened();
        let late = later(2 * KEPT_MINUTES);
        let nothing = EndOfMatter::default;
        let open = decide(&mut called, &DESTROY, &nothing(), late);
        assert_eq!(open, Err(Refusal::ConsultationIsNotConcluded));
        decide(&mut called, &calling(7), &(), later(5)).expect("it is open");
        decide(&mut called, &saying(1, 7), &(), later(6)).expect("they were called");
        let conclude = ConcludeConsultation {
            decided_by: text("县卫健局局长"),
            conclusion: text("继续观察"),
            outcome: ConsultationOutcome::Watch,
            severity: None,
            decider: None,
        };
        decide(&mut called, &conclude, &(), later(30)).expect("somebody has spoken");
        let stands = EndOfMatter { has_intakes: true, ..nothing() };
        assert_eq!(decide(&mut called, &DESTROY, &stands, late), Err(Refusal::ItsIntakesStand));
        let runs = EndOfMatter { is_operation_open: true, ..nothing() };
        let no = decide(&mut called, &DESTROY, &runs, late);
        assert_eq!(no, Err(Refusal::ConsultationIsOfOperation));
        let early = decide(&mut called, &DESTROY, &nothing(), later(KEPT_MINUTES));
        assert_eq!(early, Err(Refusal::ConsultationIsStillKept { days: CONSULTATION_KEPT_DAYS }));
        assert_eq!(decide(&mut called, &DESTROY, &nothing(), late), Ok(1));
        let again = decide(&mut called, &DESTROY, &nothing(), late);
        assert_eq!(again, Err(Refusal::ConsultationIsDestroyed));
    }
}
