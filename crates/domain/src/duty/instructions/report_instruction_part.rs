//! Say for one's own unit how far its part of an instruction has come.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{InstructionEvent, InstructionPartAnswered};
use super::instruction::Instruction;
use super::refusals::Refusal;
use crate::kernel::{
    InstructionId, InstructionPartId, Moment, OrganisationId, Reach, Right, Text, Verb,
};
use crate::registers::{Registers, Unanswered};

/// Say for one's own unit how far its part has come, or that it is done. What was said last counts,
/// also where the desk writes down what a unit says on the phone.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportInstructionPart {
    /// Which part.
    pub part: InstructionPartId,
    /// How far it has come.
    pub feedback: Text<1000>,
    /// Whether it is done.
    pub is_done: bool,
}

impl Verb for ReportInstructionPart {
    type Of = Instruction;
    /// The unit of whoever says so, and those above it.
    type Facts = Vec<OrganisationId>;
    const NAME: &'static str = "report_instruction_part";
    const RIGHT: Right = Right::WorkTasks;
    /// It is bound to the unit that answers for the part, wherever that is.
    const REACH: Reach = Reach::Anywhere;

    fn asks(
        &self,
        _: &InstructionId,
        registers: &mut dyn Registers,
    ) -> Result<Vec<OrganisationId>, Unanswered> {
        let mut units = Vec::new();
        for code in registers.acting()?.units {
            units.extend(registers.organisation_coded(&code)?);
        }
        Ok(units)
    }

    fn decide(
        &self,
        instruction: &Instruction,
        units: &Vec<OrganisationId>,
        _: Moment,
        out: &mut Vec<InstructionEvent>,
    ) -> Result<(), Refusal> {
        instruction.must_be_open()?;
        let part = instruction.parts.get(&self.part).ok_or(Refusal::NoSuchPart)?;
        if !units.contains(&part.unit) {
            return Err(Refusal::NotTheirPart);
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
    use super::super::testing::{adding, closing, decide, part, recorded};
    use super::*;

    #[test]
    fn a_unit_answers_for_its_own_part_and_for_no_other() {
        let mut taken = recorded();
        decide(&mut taken, &adding(1), &true, later(5)).expect("it is open");
        let own = vec![adding(1).unit];
        let other = vec![OrganisationId::from_uuid(uuid::Uuid::from_u128(0xdead))];
        let report = |number, is_done| ReportInstructionPart {
            part: part(number),
            feedback: text("已派 12 人到三号涵洞"),
            is_done,
        };
        let no = decide(&mut taken, &report(1, true), &other, later(20));
        assert_eq!(no, Err(Refusal::NotTheirPart));
        let no = decide(&mut taken, &report(1, true), &Vec::new(), later(20));
        assert_eq!(no, Err(Refusal::NotTheirPart));
        let no = decide(&mut taken, &report(2, true), &own, later(20));
        assert_eq!(no, Err(Refusal::NoSuchPart));
        assert_eq!(decide(&mut taken, &report(1, true), &own, later(20)), Ok(1));
        assert_eq!(taken.parts_open(), 0);
    }

    #[test]
    fn nothing_is_answered_of_what_is_closed() {
        let mut taken = recorded();
        decide(&mut taken, &adding(1), &true, later(5)).expect("it is open");
        decide(&mut taken, &closing(Some("已口头说明")), &None, later(9)).expect("it says why");
        let late = ReportInstructionPart { part: part(1), feedback: text("已办"), is_done: true };
        let no = decide(&mut taken, &late, &vec![adding(1).unit], later(20));
        assert_eq!(no, Err(Refusal::InstructionIsClosed));
    }
}
