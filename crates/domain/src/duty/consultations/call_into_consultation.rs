//! Call somebody into a consultation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::consultation::{Consultation, PARTICIPANTS_MAX, ParticipantKind};
use super::events::{ConsultationEvent, ParticipantCalled};
use super::refusals::Refusal;
use crate::kernel::{ConsultationId, Moment, ParticipantId, Right, Text, Verb};
use crate::registers::{Registers, Unanswered};

/// Call somebody into a consultation: whoever holds a post, speaks for a unit, or is asked from
/// outside.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CallIntoConsultation {
    /// Who, as this consultation counts them.
    pub participant: ParticipantId,
    /// In which capacity.
    pub kind: ParticipantKind,
    /// What they are called.
    pub name: Text<80>,
    /// For which post or unit they speak, or what they are expert in.
    pub capacity: Text<120>,
}

impl Verb for CallIntoConsultation {
    type Of = Consultation;
    type Facts = ();
    const NAME: &'static str = "call_into_consultation";
    const RIGHT: Right = Right::KeepDesk;

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
        if consultation.participants.contains(&self.participant) {
            return Err(Refusal::ParticipantIsCalled);
        }
        if consultation.participants.len() >= PARTICIPANTS_MAX {
            return Err(Refusal::TooManyParticipants { max: PARTICIPANTS_MAX });
        }
        out.push(
            ParticipantCalled {
                consultation: consultation.id,
                participant: self.participant,
                kind: self.kind,
                name: (&self.name).into(),
                capacity: (&self.capacity).into(),
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{NIGHT, later};
    use super::super::testing::{calling, consultation, decide, opened};
    use super::*;

    #[test]
    fn somebody_is_called_in_once_and_no_more_than_fit() {
        let mut called = opened();
        assert_eq!(decide(&mut called, &calling(0), &(), later(5)), Ok(1));
        let again = decide(&mut called, &calling(0), &(), later(6));
        assert_eq!(again, Err(Refusal::ParticipantIsCalled));
        for number in 1..PARTICIPANTS_MAX as u128 {
            assert_eq!(decide(&mut called, &calling(number), &(), later(6)), Ok(1));
        }
        let more = decide(&mut called, &calling(99), &(), later(6));
        assert_eq!(more, Err(Refusal::TooManyParticipants { max: PARTICIPANTS_MAX }));
        let nowhere = decide(&mut consultation(), &calling(1), &(), NIGHT);
        assert_eq!(nowhere, Err(Refusal::NoSuchConsultation));
        let early = decide(&mut opened(), &calling(1), &(), later(-1));
        assert_eq!(early, Err(Refusal::BeforeTheConsultation));
    }
}
