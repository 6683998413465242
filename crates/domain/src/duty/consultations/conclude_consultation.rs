//! Say what comes of a consultation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::consultation::{Consultation, ConsultationOutcome};
use super::events::{ConsultationConcluded, ConsultationEvent};
use super::refusals::Refusal;
use crate::kernel::{
    ConsultationId, EmergencySeverity, Moment, PersonId, Right, Text, Thing, Verb,
};
use crate::registers::{Registers, Unanswered};

/// Conclude a consultation: a person decides, by name; never the number of those who agree. It
/// opens no operation and proposes no level by itself.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConcludeConsultation {
    /// Who decided, by name and office.
    pub decided_by: Text<120>,
    /// What they decided.
    pub conclusion: Text<2000>,
    /// What comes of it.
    pub outcome: ConsultationOutcome,
    /// How severe it is held to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<EmergencySeverity>,
    /// The same person in the register, where they are of the house.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decider: Option<PersonId>,
}

impl Verb for ConcludeConsultation {
    type Of = Consultation;
    type Facts = ();
    const NAME: &'static str = "conclude_consultation";
    const RIGHT: Right = Right::KeepDesk;

    fn sees(&self, of: &ConsultationId) -> Option<Thing> {
        Some(Thing::new("consultation", of))
    }

    fn asks(&self, _: &ConsultationId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        consultation: &Consultation,
        (): &(),
        moment: Moment,
        out: &mut Vec<ConsultationEvent>,
    ) -> Result<(), Refusal> {
        consultation.must_be_open(moment)?;
        if consultation.opinions.is_empty() {
            return Err(Refusal::NobodyHasSpoken);
        }
        out.push(
            ConsultationConcluded {
                consultation: consultation.id,
                decided_by: (&self.decided_by).into(),
                decider: self.decider,
                conclusion: (&self.conclusion).into(),
                outcome: self.outcome,
                severity: self.severity,
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{later, text};
    use super::super::testing::{calling, decide, opened, saying};
    use super::*;

    #[test]
    fn a_consultation_is_concluded_once_after_somebody_has_spoken() {
        let conclude = ConcludeConsultation {
            decided_by: text("县卫健局局长"),
            conclusion: text("按聚集性疫情处置"),
            outcome: ConsultationOutcome::OpenOperation,
            severity: Some(EmergencySeverity::Ordinary),
            decider: None,
        };
        let mut called = opened();
        let silent = decide(&mut called, &conclude, &(), later(5));
        assert_eq!(silent, Err(Refusal::NobodyHasSpoken));
        decide(&mut called, &calling(7), &(), later(5)).expect("it is open");
        decide(&mut called, &saying(1, 7), &(), later(6)).expect("they were called");
        assert_eq!(decide(&mut called, &conclude, &(), later(30)), Ok(1), "dissent stays visible");
        let again = decide(&mut called, &conclude, &(), later(31));
        assert_eq!(again, Err(Refusal::ConsultationIsConcluded));
        let late = decide(&mut called, &saying(2, 7), &(), later(32));
        assert_eq!(late, Err(Refusal::ConsultationIsConcluded));
    }
}
