//! An instruction in the night to test on.

use uuid::Uuid;

use super::super::testing::{NIGHT, later, text};
use super::{
    AddInstructionPart, CloseInstruction, Instruction, InstructionChannel, RecordInstruction,
    Refusal,
};
use crate::kernel::{
    Instant, InstructionId, InstructionPartId, Moment, OrganisationId, Stream, Verb,
};

pub(super) fn instruction() -> Instruction {
    Instruction::new(InstructionId::from_uuid(Uuid::from_u128(1)))
}

pub(super) fn part(number: u128) -> InstructionPartId {
    InstructionPartId::from_uuid(Uuid::from_u128(number))
}

/// It is to be done within two hours.
pub(super) fn recording() -> RecordInstruction {
    RecordInstruction {
        given_by: text("副县长"),
        giver: None,
        channel: InstructionChannel::Paper,
        paper_number: None,
        words: text("三号涵洞险情请应急、水利、公安速派人，两小时内报结果。"),
        due_at: Some(later(120)),
        operation: None,
    }
}

pub(super) fn recorded() -> Instruction {
    let mut instruction = instruction();
    decide(&mut instruction, &recording(), &None, NIGHT).expect("it is new");
    instruction
}

pub(super) fn adding(number: u128) -> AddInstructionPart {
    let unit = OrganisationId::from_uuid(Uuid::from_u128(8));
    AddInstructionPart { part: part(number), what: text("派抢险队"), unit, due_at: None }
}

pub(super) fn closing(although: Option<&str>) -> CloseInstruction {
    CloseInstruction { said: text("办结"), although: although.map(text) }
}

/// Decides and folds what came out; how many events that were.
pub(super) fn decide<V: Verb<Of = Instruction>>(
    instruction: &mut Instruction,
    verb: &V,
    facts: &V::Facts,
    at: Instant,
) -> Result<usize, Refusal> {
    let (mut events, moment) = (Vec::new(), Moment::at(at));
    verb.decide(instruction, facts, moment, &mut events)?;
    events.iter().for_each(|event| instruction.evolve(event, moment));
    Ok(events.len())
}
