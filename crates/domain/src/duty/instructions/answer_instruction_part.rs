//! Say how far a part of an instruction has come.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{InstructionEvent, InstructionPartAnswered};
use super::instruction::Instruction;
use super::refusals::Refusal;
use crate::kernel::{InstructionId, InstructionPartId, Moment, Right, Text, Verb};
use crate::registers::{Registers, Unanswered};

/// Write down what a unit says of its part: how far it has come, or that it is done. What was said
/// last counts.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerInstructionPart {
    /// Which part.
    pub part: InstructionPartId,
    /// What they say.
    pub feedback: Text<1000>,
    /// Whether it is done.
    pub is_done: bool,
}

impl Verb for AnswerInstructionPart {
    type Of = Instruction;
    type Facts = ();
    const NAME: &'static str = "answer_instruction_part";
    const RIGHT: Right = Right::KeepDesk;

    fn asks(&self, _: &InstructionId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        instruction: &Instruction,
        (): &(),
        _: Moment,
        out: &mut Vec<InstructionEvent>,
    ) -> Result<(), Refusal> {
        instruction.must_be_open()?;
        if !instruction.parts.contains_key(&self.part) {
            return Err(Refusal::NoSuchPart);
        }
        let (part, feedback, is_done) = (self.part, (&self.feedback).into(), self.is_done);
        let instruction = instruction.id;
        out.push(InstructionPartAnswered { instruction, part, feedback, is_done }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{later, text};
    use super::super::testing::{adding, decide, part, recorded};
    use super::*;

    #[test]
    fn what_was_said_last_of_a_part_counts() {
        let mut taken = recorded();
        decide(&mut taken, &adding(1), &true, later(5)).expect("it is open");
        let answer = |number, is_done| AnswerInstructionPart {
            part: part(number),
            feedback: text("已派 12 人到三号涵洞"),
            is_done,
        };
        assert_eq!(decide(&mut taken, &answer(2, true), &(), later(20)), Err(Refusal::NoSuchPart));
        assert_eq!(decide(&mut taken, &answer(1, true), &(), later(20)), Ok(1));
        assert_eq!(taken.parts_open(), 0);
        assert_eq!(decide(&mut taken, &answer(1, false), &(), later(25)), Ok(1));
        assert_eq!(taken.parts_open(), 1, "it turned out otherwise");
    }
}
