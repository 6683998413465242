//! Call a consultation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::consultation::{CONSULTATION_INTAKES_MAX, Consultation};
use super::events::{ConsultationEvent, ConsultationOpened};
use super::refusals::Refusal;
use crate::kernel::{ConsultationId, IntakeId, Moment, OperationId, Right, Text, Verb};
use crate::registers::{EndOfOperation, Registers, Unanswered};

/// Call a consultation 会商 on what was reported, or on an operation that runs.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenConsultation {
    /// What it is to settle.
    pub matter: Text<500>,
    /// What was reported that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub intakes: Vec<IntakeId>,
    /// The operation that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<OperationId>,
}

/// Whether all that it is about is there, and the operation runs.
pub struct AboutWhat(pub(super) bool);

impl Verb for OpenConsultation {
    type Of = Consultation;
    type Facts = AboutWhat;
    const NAME: &'static str = "open_consultation";
    const RIGHT: Right = Right::KeepDesk;

    fn asks(
        &self,
        _: &ConsultationId,
        registers: &mut dyn Registers,
    ) -> Result<AboutWhat, Unanswered> {
        for intake in self.intakes.iter().take(CONSULTATION_INTAKES_MAX) {
            if registers.settlement_of(*intake)?.is_none() {
                return Ok(AboutWhat(false));
            }
        }
        match self.operation {
            Some(it) => Ok(AboutWhat(registers.end_of(it)? == EndOfOperation::Runs)),
            None => Ok(AboutWhat(true)),
        }
    }

    fn decide(
        &self,
        consultation: &Consultation,
        AboutWhat(is_there): &AboutWhat,
        _: Moment,
        out: &mut Vec<ConsultationEvent>,
    ) -> Result<(), Refusal> {
        if consultation.opened_at.is_some() {
            return Err(Refusal::ConsultationIsOpened);
        }
        if self.intakes.len() > CONSULTATION_INTAKES_MAX {
            return Err(Refusal::TooManyIntakes { max: CONSULTATION_INTAKES_MAX });
        }
        let is_about_nothing = self.intakes.is_empty() && self.operation.is_none();
        if is_about_nothing || !is_there {
            return Err(Refusal::ConsultationAboutNothing);
        }
        out.push(
            ConsultationOpened {
                consultation: consultation.id,
                matter: (&self.matter).into(),
                intakes: self.intakes.clone(),
                operation: self.operation,
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{NIGHT, id};
    use super::super::testing::{consultation, decide, opened, opening};
    use super::*;

    #[test]
    fn a_consultation_is_called_once_and_about_something() {
        let mut called = opened();
        assert_eq!((called.opened_at, called.intakes.len()), (Some(NIGHT), 1));
        let again = decide(&mut called, &opening(), &AboutWhat(true), NIGHT);
        assert_eq!(again, Err(Refusal::ConsultationIsOpened));
        let nothing = OpenConsultation { intakes: Vec::new(), ..opening() };
        let about = decide(&mut consultation(), &nothing, &AboutWhat(true), NIGHT);
        assert_eq!(about, Err(Refusal::ConsultationAboutNothing));
        let gone = decide(&mut consultation(), &opening(), &AboutWhat(false), NIGHT);
        assert_eq!(gone, Err(Refusal::ConsultationAboutNothing));
        let intakes = (0..=CONSULTATION_INTAKES_MAX as u128).map(id).collect();
        let many = OpenConsultation { intakes, ..opening() };
        let many = decide(&mut consultation(), &many, &AboutWhat(true), NIGHT);
        assert_eq!(many, Err(Refusal::TooManyIntakes { max: CONSULTATION_INTAKES_MAX }));
    }
}
