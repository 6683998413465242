//! Write down what somebody says in a consultation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::consultation::{Consultation, OPINIONS_MAX, OpinionWay, Stance};
use super::events::{ConsultationEvent, OpinionRecorded};
use super::refusals::Refusal;
use crate::kernel::{
    ConsultationId, EmergencySeverity, Moment, OpinionId, ParticipantId, Right, Text, Verb,
};
use crate::registers::{Registers, Unanswered};

/// Write down what somebody says in a consultation, word by word. When it happened is when they
/// said it: paper comes later. What was written down is never changed; who thinks otherwise later
/// says so again.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordOpinion {
    /// Which opinion.
    pub opinion: OpinionId,
    /// Whose.
    pub participant: ParticipantId,
    /// By which way.
    pub way: OpinionWay,
    /// How it stands to what was proposed.
    pub stance: Stance,
    /// What they said, word by word.
    pub words: Text<4000>,
    /// How severe they hold it to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<EmergencySeverity>,
}

impl Verb for RecordOpinion {
    type Of = Consultation;
    type Facts = ();
    const NAME: &'static str = "record_opinion";
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
        if !consultation.participants.contains(&self.participant) {
            return Err(Refusal::NoSuchParticipant);
        }
        if consultation.opinions.contains(&self.opinion) {
            return Err(Refusal::OpinionIsRecorded);
        }
        if consultation.opinions.len() >= OPINIONS_MAX {
            return Err(Refusal::TooManyOpinions { max: OPINIONS_MAX });
        }
        out.push(
            OpinionRecorded {
                consultation: consultation.id,
                opinion: self.opinion,
                participant: self.participant,
                way: self.way,
                stance: self.stance,
                words: (&self.words).into(),
                severity: self.severity,
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::later;
    use super::super::testing::{calling, decide, opened, saying};
    use super::*;

    #[test]
    fn whoever_was_called_in_may_speak_more_than_once() {
        let mut called = opened();
        let nobody = decide(&mut called, &saying(1, 7), &(), later(5));
        assert_eq!(nobody, Err(Refusal::NoSuchParticipant));
        decide(&mut called, &calling(7), &(), later(5)).expect("it is open");
        assert_eq!(decide(&mut called, &saying(1, 7), &(), later(6)), Ok(1));
        let twice = decide(&mut called, &saying(1, 7), &(), later(7));
        assert_eq!(twice, Err(Refusal::OpinionIsRecorded));
        for number in 2..=OPINIONS_MAX as u128 {
            assert_eq!(decide(&mut called, &saying(number, 7), &(), later(7)), Ok(1));
        }
        let more = decide(&mut called, &saying(999, 7), &(), later(8));
        assert_eq!(more, Err(Refusal::TooManyOpinions { max: OPINIONS_MAX }));
    }
}
