//! Write down what a leader wants done.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{InstructionEvent, InstructionRecorded};
use super::instruction::{Instruction, InstructionChannel};
use super::refusals::Refusal;
use crate::kernel::{Instant, InstructionId, Moment, OperationId, PersonId, Right, Text, Verb};
use crate::registers::{EndOfOperation, Registers, Unanswered};

/// Write down an instruction 批示 of a leader, in their words. When it happened is when it was
/// given.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordInstruction {
    /// Who gave it, as they are called.
    pub given_by: Text<80>,
    /// The same as a person, where they are of the house.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub giver: Option<PersonId>,
    /// By which way.
    pub channel: InstructionChannel,
    /// The number of the paper that it stands on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper_number: Option<Text<80>>,
    /// What they said or wrote, word by word.
    pub words: Text<4000>,
    /// By when it is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Instant>,
    /// The operation that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<OperationId>,
}

impl Verb for RecordInstruction {
    type Of = Instruction;
    /// How far the operation has come that it is about.
    type Facts = Option<(OperationId, EndOfOperation)>;
    const NAME: &'static str = "record_instruction";
    const RIGHT: Right = Right::KeepDesk;

    fn asks(
        &self,
        _: &InstructionId,
        registers: &mut dyn Registers,
    ) -> Result<Self::Facts, Unanswered> {
        let Some(operation) = self.operation else { return Ok(None) };
        Ok(Some((operation, registers.end_of(operation)?)))
    }

    fn decide(
        &self,
        instruction: &Instruction,
        about: &Self::Facts,
        moment: Moment,
        out: &mut Vec<InstructionEvent>,
    ) -> Result<(), Refusal> {
        if instruction.given_at.is_some() {
            return Err(Refusal::InstructionIsRecorded);
        }
        if self.due_at.is_some_and(|it| it <= moment.happened_at) {
            return Err(Refusal::DueBeforeGiven);
        }
        match about {
            None | Some((_, EndOfOperation::Runs)) => {}
            Some((
                operation,
                EndOfOperation::NoSuchOperation
                | EndOfOperation::Closed
                | EndOfOperation::LogClosed { .. },
            )) => {
                return Err(Refusal::AboutWhatDoesNotRun { operation: *operation });
            }
        }
        out.push(
            InstructionRecorded {
                instruction: instruction.id,
                given_by: (&self.given_by).into(),
                giver: self.giver,
                channel: self.channel,
                paper_number: self.paper_number.as_ref().map(Into::into),
                words: (&self.words).into(),
                due_at: self.due_at,
                operation: self.operation,
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{NIGHT, later};
    use super::super::testing::{decide, instruction, recorded, recording};
    use super::*;
    use uuid::Uuid;

    #[test]
    fn an_instruction_is_written_down_once_with_when_it_was_given() {
        let taken = recorded();
        assert_eq!((taken.given_at, taken.due_at), (Some(NIGHT), Some(later(120))));
        let again = decide(&mut recorded(), &recording(), &None, later(1));
        assert_eq!(again, Err(Refusal::InstructionIsRecorded));
    }

    #[test]
    fn nothing_is_to_be_done_before_it_was_given() {
        let late = decide(&mut instruction(), &recording(), &None, later(121));
        assert_eq!(late, Err(Refusal::DueBeforeGiven));
    }

    #[test]
    fn it_is_about_an_operation_that_runs() {
        let operation = OperationId::from_uuid(Uuid::from_u128(7));
        let about = RecordInstruction { operation: Some(operation), ..recording() };
        let facts = |end| Some((operation, end));
        let runs = decide(&mut instruction(), &about, &facts(EndOfOperation::Runs), NIGHT);
        assert_eq!(runs, Ok(1));
        let no = Refusal::AboutWhatDoesNotRun { operation };
        for end in [EndOfOperation::NoSuchOperation, EndOfOperation::Closed] {
            assert_eq!(decide(&mut instruction(), &about, &facts(end), NIGHT), Err(no.clone()));
        }
    }
}
