//! Begin to take in a report: from here on the house knows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, IntakeOpened};
use super::intake::{Intake, IntakeChannel};
use super::refusals::Refusal;
use crate::kernel::{IntakeId, Moment, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Begin to take in a report. When it happened is when the house learned of it, and stays so.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenIntake {
    /// By which way it comes.
    pub channel: IntakeChannel,
}

impl Verb for OpenIntake {
    type Of = Intake;
    type Facts = ();
    const NAME: &'static str = "open_intake";
    const RIGHT: Right = Right::KeepDesk;

    fn asks(&self, _: &IntakeId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        intake: &Intake,
        (): &(),
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        if intake.knew_at.is_some() {
            return Err(Refusal::IntakeIsOpen);
        }
        out.push(IntakeOpened { intake: intake.id, channel: self.channel }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{NIGHT, decide, intake, later};
    use super::*;

    #[test]
    fn when_the_house_knew_is_fixed_with_the_first_event() {
        let mut intake = intake();
        let open = OpenIntake { channel: IntakeChannel::Telephone };
        assert_eq!(decide(&mut intake, &open, &(), NIGHT), Ok(1));
        assert_eq!(intake.knew_at, Some(NIGHT));
        assert_eq!(decide(&mut intake, &open, &(), later(5)), Err(Refusal::IntakeIsOpen));
        assert_eq!(intake.knew_at, Some(NIGHT));
    }
}
