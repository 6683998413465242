//! Say that an instruction is done with.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{InstructionClosed, InstructionEvent};
use super::instruction::Instruction;
use super::refusals::Refusal;
use crate::kernel::{InstructionId, Moment, PersonId, Right, Text, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Close an instruction: whoever gave it does it, or it is written down what they said. Where parts
/// are not done, or nobody was given any, it says why it is closed all the same.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseInstruction {
    /// What whoever gave it said.
    pub said: Text<500>,
    /// Why it is closed although parts are open, or there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub although: Option<Text<500>>,
}

impl Verb for CloseInstruction {
    type Of = Instruction;
    /// Who closes it; none where the operator or a script does.
    type Facts = Option<PersonId>;
    const NAME: &'static str = "close_instruction";
    const RIGHT: Right = Right::KeepDesk;

    fn sees(&self, of: &InstructionId) -> Option<Thing> {
        Some(Thing::new("instruction", of))
    }

    fn asks(
        &self,
        _: &InstructionId,
        registers: &mut dyn Registers,
    ) -> Result<Option<PersonId>, Unanswered> {
        Ok(registers.acting()?.person)
    }

    fn decide(
        &self,
        instruction: &Instruction,
        by: &Option<PersonId>,
        _: Moment,
        out: &mut Vec<InstructionEvent>,
    ) -> Result<(), Refusal> {
        instruction.must_be_open()?;
        let open = instruction.parts_open();
        let is_unanswered = open > 0 || instruction.parts.is_empty();
        if is_unanswered && self.although.is_none() {
            return Err(Refusal::PartsAreOpen { open });
        }
        let although = self.although.as_ref().filter(|_| is_unanswered).map(Into::into);
        let is_by_giver = by.is_some() && *by == instruction.giver;
        let (instruction, said) = (instruction.id, (&self.said).into());
        out.push(InstructionClosed { instruction, is_by_giver, said, although }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{later, text};
    use super::super::AnswerInstructionPart;
    use super::super::testing::{adding, closing, decide, part, recorded};
    use super::*;

    #[test]
    fn an_instruction_that_was_split_into_nothing_is_closed_only_with_a_reason() {
        let mut taken = recorded();
        let open = Err(Refusal::PartsAreOpen { open: 0 });
        assert_eq!(decide(&mut taken, &closing(None), &None, later(9)), open);
        assert_eq!(decide(&mut taken, &closing(Some("只作了解")), &None, later(9)), Ok(1));
        let again = decide(&mut taken, &closing(None), &None, later(10));
        assert_eq!(again, Err(Refusal::InstructionIsClosed));
    }

    #[test]
    fn an_instruction_whose_parts_are_done_is_closed_by_its_giver() {
        let mut taken = recorded();
        decide(&mut taken, &adding(1), &true, later(5)).expect("it is open");
        let open = Err(Refusal::PartsAreOpen { open: 1 });
        assert_eq!(decide(&mut taken, &closing(None), &None, later(9)), open);
        let done = text("已处置完毕");
        let answer = AnswerInstructionPart { part: part(1), feedback: done, is_done: true };
        decide(&mut taken, &answer, &(), later(30)).expect("it is a part");
        assert_eq!(decide(&mut taken, &closing(None), &None, later(40)), Ok(1));
        assert_eq!(taken.closed_at, Some(later(40)));
    }
}
