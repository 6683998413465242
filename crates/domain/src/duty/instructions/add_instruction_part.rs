//! Give a unit a part of an instruction.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{InstructionEvent, InstructionPartAdded};
use super::instruction::{Instruction, PARTS_MAX};
use super::refusals::Refusal;
use crate::kernel::{
    Instant, InstructionId, InstructionPartId, Moment, OrganisationId, Right, Text, Verb,
};
use crate::registers::{Registers, Unanswered};

/// Give a unit a part of an instruction, which it answers for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddInstructionPart {
    /// Which part.
    pub part: InstructionPartId,
    /// What is to be done.
    pub what: Text<500>,
    /// Which unit answers for it.
    pub unit: OrganisationId,
    /// By when; left out, when the instruction is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Instant>,
}

impl Verb for AddInstructionPart {
    type Of = Instruction;
    /// Whether there is such a unit.
    type Facts = bool;
    const NAME: &'static str = "add_instruction_part";
    const RIGHT: Right = Right::KeepDesk;

    fn asks(&self, _: &InstructionId, registers: &mut dyn Registers) -> Result<bool, Unanswered> {
        registers.organisation_exists(self.unit)
    }

    fn decide(
        &self,
        instruction: &Instruction,
        is_known: &bool,
        moment: Moment,
        out: &mut Vec<InstructionEvent>,
    ) -> Result<(), Refusal> {
        let given_at = instruction.must_be_open()?;
        if instruction.parts.contains_key(&self.part) {
            return Err(Refusal::PartIsAdded);
        }
        if instruction.parts.len() >= PARTS_MAX {
            return Err(Refusal::TooManyParts { max: PARTS_MAX });
        }
        if !is_known {
            return Err(Refusal::NoSuchUnit);
        }
        let due_at = self.due_at.or(instruction.due_at);
        if due_at.is_some_and(|it| it <= given_at.max(moment.happened_at)) && self.due_at.is_some()
        {
            return Err(Refusal::DueBeforeGiven);
        }
        let (instruction, part, what) = (instruction.id, self.part, (&self.what).into());
        out.push(InstructionPartAdded { instruction, part, what, unit: self.unit, due_at }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{NIGHT, later};
    use super::super::testing::{adding, closing, decide, instruction, part, recorded};
    use super::*;

    #[test]
    fn a_part_has_a_unit_and_the_time_of_the_whole_where_it_has_none() {
        let mut taken = recorded();
        assert_eq!(decide(&mut taken, &adding(1), &true, later(5)), Ok(1));
        assert_eq!(decide(&mut taken, &adding(1), &true, later(5)), Err(Refusal::PartIsAdded));
        assert_eq!(decide(&mut taken, &adding(2), &false, later(5)), Err(Refusal::NoSuchUnit));
        assert!(taken.parts.contains_key(&part(1)));
        let past = AddInstructionPart { due_at: Some(later(4)), ..adding(3) };
        assert_eq!(decide(&mut taken, &past, &true, later(5)), Err(Refusal::DueBeforeGiven));
        let nothing = decide(&mut instruction(), &adding(1), &true, NIGHT);
        assert_eq!(nothing, Err(Refusal::NoSuchInstruction));
    }

    #[test]
    fn what_is_closed_takes_no_part_and_no_more_than_fit() {
        let mut taken = recorded();
        for number in 0..PARTS_MAX as u128 {
            assert_eq!(decide(&mut taken, &adding(number), &true, later(5)), Ok(1));
        }
        let more = decide(&mut taken, &adding(99), &true, later(5));
        assert_eq!(more, Err(Refusal::TooManyParts { max: PARTS_MAX }));
        let mut closed = recorded();
        decide(&mut closed, &closing(Some("已口头说明")), &None, later(9)).expect("it says why");
        let late = decide(&mut closed, &adding(1), &true, later(10));
        assert_eq!(late, Err(Refusal::InstructionIsClosed));
    }
}
