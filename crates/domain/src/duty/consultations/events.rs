//! What can have happened in a consultation.

use serde::{Deserialize, Serialize};

use super::consultation::{ConsultationOutcome, OpinionWay, ParticipantKind, Stance};
use crate::events;
use crate::kernel::{
    Body, ConsultationId, EmergencySeverity, IntakeId, OperationId, OpinionId, ParticipantId,
    PersonId, Thing, VaultKey, VaultText,
};

events! {
    /// What can have happened in a consultation.
    pub ConsultationEvent {
        "consultation_opened", schema 1, Inner, Record, text => ConsultationOpened,
        "participant_called", schema 1, Inner, Record, text => ParticipantCalled,
        "opinion_recorded", schema 1, Inner, Record, text => OpinionRecorded,
        "consultation_concluded", schema 1, Inner, Record, text => ConsultationConcluded,
        "consultation_texts_destroyed", schema 1, Inner, Record => ConsultationTextsDestroyed,
    }
}

fn thing(consultation: ConsultationId) -> Thing {
    Thing::new("consultation", consultation)
}

/// A consultation was called.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsultationOpened {
    /// Which one.
    pub consultation: ConsultationId,
    /// What it is to settle.
    pub matter: VaultText,
    /// What was reported that it is about.
    pub intakes: Vec<IntakeId>,
    /// The operation that it is about.
    pub operation: Option<OperationId>,
}

impl Body for ConsultationOpened {
    fn thing(&self) -> Thing {
        thing(self.consultation)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::ConsultationText(self.consultation), &mut self.matter);
    }
}

/// Somebody was called in.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParticipantCalled {
    /// Into which one.
    pub consultation: ConsultationId,
    /// Who, as this consultation counts them.
    pub participant: ParticipantId,
    /// In which capacity.
    pub kind: ParticipantKind,
    /// What they are called.
    pub name: VaultText,
    /// For which post or unit they speak, or what they are expert in.
    pub capacity: VaultText,
}

impl Body for ParticipantCalled {
    fn thing(&self) -> Thing {
        Thing::new("participant", format_args!("{}.{}", self.consultation, self.participant))
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        for text in [&mut self.name, &mut self.capacity] {
            visit(VaultKey::ConsultationText(self.consultation), text);
        }
    }
}

/// Somebody has said what they think. Its instant is when they said it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpinionRecorded {
    /// In which one.
    pub consultation: ConsultationId,
    /// Which opinion.
    pub opinion: OpinionId,
    /// Whose.
    pub participant: ParticipantId,
    /// By which way.
    pub way: OpinionWay,
    /// How it stands to what was proposed.
    pub stance: Stance,
    /// What they said, word by word.
    pub words: VaultText,
    /// How severe they hold it to be.
    pub severity: Option<EmergencySeverity>,
}

impl Body for OpinionRecorded {
    fn thing(&self) -> Thing {
        Thing::new("opinion", format_args!("{}.{}", self.consultation, self.opinion))
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::ConsultationText(self.consultation), &mut self.words);
    }
}

/// Somebody has decided what comes of a consultation.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsultationConcluded {
    /// Which one.
    pub consultation: ConsultationId,
    /// Who decided, by name and office.
    pub decided_by: VaultText,
    /// The same as a person; none where it was written down for them.
    pub decider: Option<PersonId>,
    /// What they decided.
    pub conclusion: VaultText,
    /// What comes of it.
    pub outcome: ConsultationOutcome,
    /// How severe it is held to be.
    pub severity: Option<EmergencySeverity>,
}

impl Body for ConsultationConcluded {
    fn thing(&self) -> Thing {
        thing(self.consultation)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        for text in [&mut self.decided_by, &mut self.conclusion] {
            visit(VaultKey::ConsultationText(self.consultation), text);
        }
    }
}

/// What was said in a consultation was destroyed with its key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsultationTextsDestroyed {
    /// Which one's.
    pub consultation: ConsultationId,
}

impl Body for ConsultationTextsDestroyed {
    fn thing(&self) -> Thing {
        thing(self.consultation)
    }
    fn destroys(&self) -> Option<VaultKey> {
        Some(VaultKey::ConsultationText(self.consultation))
    }
}
