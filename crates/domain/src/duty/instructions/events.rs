//! What can have happened to an instruction.

use serde::{Deserialize, Serialize};

use super::instruction::InstructionChannel;
use crate::events;
use crate::kernel::{
    Body, Instant, InstructionId, InstructionPartId, OperationId, OrganisationId, PersonId, Thing,
    VaultKey, VaultText,
};

events! {
    /// What can have happened to an instruction.
    pub InstructionEvent {
        "instruction_recorded", schema 1, Inner, Record, text => InstructionRecorded,
        "instruction_part_added", schema 1, Inner, Record, text => InstructionPartAdded,
        "instruction_part_answered", schema 1, Inner, Record, text => InstructionPartAnswered,
        "instruction_closed", schema 1, Inner, Record, text => InstructionClosed,
    }
}

fn part(instruction: InstructionId, part: InstructionPartId) -> Thing {
    Thing::new("instruction_part", format_args!("{instruction}.{part}"))
}

/// An instruction was written down, in the words in which it was given.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstructionRecorded {
    /// Which instruction.
    pub instruction: InstructionId,
    /// Who gave it, as they are called.
    pub given_by: VaultText,
    /// The same as a person; none where they are not of the house.
    pub giver: Option<PersonId>,
    /// By which way.
    pub channel: InstructionChannel,
    /// The number of the paper that it stands on.
    pub paper_number: Option<VaultText>,
    /// What they said or wrote, word by word.
    pub words: VaultText,
    /// By when it is to be done.
    pub due_at: Option<Instant>,
    /// The operation that it is about.
    pub operation: Option<OperationId>,
}

impl Body for InstructionRecorded {
    fn thing(&self) -> Thing {
        Thing::new("instruction", self.instruction)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        let texts = [Some(&mut self.given_by), self.paper_number.as_mut(), Some(&mut self.words)];
        for text in texts.into_iter().flatten() {
            visit(VaultKey::InstructionText(self.instruction), text);
        }
    }
}

/// A unit was given a part of an instruction.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstructionPartAdded {
    /// Of which instruction.
    pub instruction: InstructionId,
    /// Which part.
    pub part: InstructionPartId,
    /// What is to be done.
    pub what: VaultText,
    /// Which unit answers for it.
    pub unit: OrganisationId,
    /// By when.
    pub due_at: Option<Instant>,
}

impl Body for InstructionPartAdded {
    fn thing(&self) -> Thing {
        part(self.instruction, self.part)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::InstructionText(self.instruction), &mut self.what);
    }
}

/// A unit has said how far its part has come.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstructionPartAnswered {
    /// Of which instruction.
    pub instruction: InstructionId,
    /// Which part.
    pub part: InstructionPartId,
    /// What they said.
    pub feedback: VaultText,
    /// Whether it is done.
    pub is_done: bool,
}

impl Body for InstructionPartAnswered {
    fn thing(&self) -> Thing {
        part(self.instruction, self.part)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::InstructionText(self.instruction), &mut self.feedback);
    }
}

/// Whoever gave an instruction has said that it is done with.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstructionClosed {
    /// Which instruction.
    pub instruction: InstructionId,
    /// Whether they did it themselves, or it was written down what they said.
    pub is_by_giver: bool,
    /// What they said.
    pub said: VaultText,
    /// Why it is closed although parts of it are not done, or nobody was given any.
    pub although: Option<VaultText>,
}

impl Body for InstructionClosed {
    fn thing(&self) -> Thing {
        Thing::new("instruction", self.instruction)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        for text in [Some(&mut self.said), self.although.as_mut()].into_iter().flatten() {
            visit(VaultKey::InstructionText(self.instruction), text);
        }
    }
}
