//! Write down that a number of the house was called.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{CallRecorded, ShiftEvent};
use super::refusals::Refusal;
use super::shift::Shift;
use crate::kernel::{
    CallResult, ContactId, DutyLineId, Moment, PersonId, Right, ShiftId, Text, Verb,
};
use crate::registers::{Registers, Unanswered};

/// Write down that a number of the house was called, and what came of it 电话记录.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordCall {
    /// Which line of the duty log it is.
    pub line: DutyLineId,
    /// Whom it was to reach, and under which number.
    pub to: CallTo,
    /// What came of it.
    pub result: CallResult,
    /// What was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text<500>>,
}

/// Who is called, under which of their numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CallTo {
    /// Who.
    pub person: PersonId,
    /// Under which number.
    pub contact: ContactId,
}

impl Verb for RecordCall {
    type Of = Shift;
    /// Whether the person has that number.
    type Facts = bool;
    const NAME: &'static str = "record_call";
    const RIGHT: Right = Right::KeepDesk;

    fn asks(&self, _: &ShiftId, registers: &mut dyn Registers) -> Result<bool, Unanswered> {
        registers.contact_exists(self.to.person, self.to.contact)
    }

    fn decide(
        &self,
        shift: &Shift,
        has_number: &bool,
        moment: Moment,
        out: &mut Vec<ShiftEvent>,
    ) -> Result<(), Refusal> {
        shift.must_take(self.line, moment.happened_at)?;
        if !has_number {
            return Err(Refusal::NoSuchNumber);
        }
        let CallTo { person, contact } = self.to;
        let (shift, line, result) = (shift.id, self.line, self.result);
        let note = self.note.as_ref().map(Into::into);
        out.push(CallRecorded { shift, line, person, contact, result, note }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{NIGHT, later};
    use super::super::testing::{begun, decide, line, shift, who};
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_call_is_a_line_of_the_log_and_goes_to_a_number_of_the_house() {
        let contact = ContactId::from_uuid(Uuid::from_u128(4));
        let to = CallTo { person: who(9), contact };
        let call = RecordCall { line: line(1), to, result: CallResult::NoAnswer, note: None };
        let mut night = begun();
        assert_eq!(decide(&mut night, &call, &false, later(2)), Err(Refusal::NoSuchNumber));
        assert_eq!(decide(&mut night, &call, &true, later(2)), Ok(1));
        assert_eq!(decide(&mut night, &call, &true, later(3)), Err(Refusal::LineIsWritten));
        assert_eq!(decide(&mut shift(2), &call, &true, NIGHT), Err(Refusal::NoSuchShift));
    }
}
