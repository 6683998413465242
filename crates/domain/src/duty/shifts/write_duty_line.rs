//! Write a line into the duty log.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{DutyLineWritten, ShiftEvent};
use super::refusals::Refusal;
use super::shift::Shift;
use crate::kernel::{DutyLineId, Moment, Right, ShiftId, Text, Verb};
use crate::registers::{Registers, Unanswered};

/// Write a line into the duty log 值班日志. A wrong line is corrected by another; both stay.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteDutyLine {
    /// Which line.
    pub line: DutyLineId,
    /// What it says.
    pub text: Text<1000>,
    /// The line that it corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<DutyLineId>,
}

impl Verb for WriteDutyLine {
    type Of = Shift;
    type Facts = ();
    const NAME: &'static str = "write_duty_line";
    const RIGHT: Right = Right::KeepDesk;

    fn asks(&self, _: &ShiftId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        shift: &Shift,
        (): &(),
        moment: Moment,
        out: &mut Vec<ShiftEvent>,
    ) -> Result<(), Refusal> {
        shift.must_take(self.line, moment.happened_at)?;
        if self.corrects.is_some_and(|it| !shift.lines.contains(&it)) {
            return Err(Refusal::NoSuchLine);
        }
        let (shift, line, corrects) = (shift.id, self.line, self.corrects);
        out.push(DutyLineWritten { shift, line, text: (&self.text).into(), corrects }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{NIGHT, later, text};
    use super::super::testing::{begun, decide, line, shift};
    use super::*;

    fn writing(number: u128, corrects: Option<u128>) -> WriteDutyLine {
        WriteDutyLine {
            line: line(number),
            text: text("03:14 通知泽城所到东街巡查"),
            corrects: corrects.map(line),
        }
    }

    #[test]
    fn a_wrong_line_is_corrected_by_another_and_both_stay() {
        let mut night = begun();
        assert_eq!(decide(&mut night, &writing(1, None), &(), later(4)), Ok(1));
        assert_eq!(decide(&mut night, &writing(2, Some(1)), &(), later(5)), Ok(1));
        assert_eq!(night.lines.len(), 2);
        let again = decide(&mut night, &writing(2, None), &(), later(6));
        assert_eq!(again, Err(Refusal::LineIsWritten));
        let of_nothing = decide(&mut night, &writing(3, Some(7)), &(), later(6));
        assert_eq!(of_nothing, Err(Refusal::NoSuchLine));
    }

    #[test]
    fn nothing_is_written_into_a_shift_before_it_begins() {
        let before = decide(&mut begun(), &writing(1, None), &(), later(-3));
        assert_eq!(before, Err(Refusal::BeforeTheShift));
        let unbegun = decide(&mut shift(2), &writing(1, None), &(), NIGHT);
        assert_eq!(unbegun, Err(Refusal::NoSuchShift));
    }
}
