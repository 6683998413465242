//! Turn a scan that came upside down.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::attachment::Attachment;
use super::events::{AttachmentEvent, AttachmentTurned};
use super::refusals::Refusal;
use crate::kernel::{AttachmentId, AttachmentOf, Moment, Reach, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Turn a scan or a photo to the right, for everybody who looks at it. Its bytes stay as they are.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TurnAttachment {
    /// By how many quarters more than it is turned now: 1 to 3.
    pub quarter_turns: u8,
}

impl Verb for TurnAttachment {
    type Of = Attachment;
    /// What it belongs to; none where there is no such attachment.
    type Facts = Option<AttachmentOf>;
    const NAME: &'static str = "turn_attachment";
    const RIGHT: Right = Right::WriteLog;
    /// It changes nothing but how something is shown that they can see.
    const REACH: Reach = Reach::Anywhere;

    fn asks(
        &self,
        attachment: &AttachmentId,
        registers: &mut dyn Registers,
    ) -> Result<Option<AttachmentOf>, Unanswered> {
        registers.attachment_of(*attachment)
    }

    fn decide(
        &self,
        attachment: &Attachment,
        of: &Option<AttachmentOf>,
        _: Moment,
        out: &mut Vec<AttachmentEvent>,
    ) -> Result<(), Refusal> {
        let of = of.ok_or(Refusal::NoSuchAttachment)?;
        if !(1..=3).contains(&self.quarter_turns) {
            return Err(Refusal::NotATurn);
        }
        let quarter_turns = (attachment.quarter_turns + self.quarter_turns) % 4;
        out.push(AttachmentTurned { attachment: attachment.id, of, quarter_turns }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{attachment, decide, of};
    use super::*;

    #[test]
    fn two_quarters_put_a_scan_on_its_feet_and_four_bring_it_back() {
        let mut scan = attachment();
        let turn = |quarter_turns| TurnAttachment { quarter_turns };
        for wanted in [1, 2, 3, 0] {
            assert_eq!(decide(&mut scan, &turn(1), &Some(of())), Ok(1));
            assert_eq!(scan.quarter_turns, wanted);
        }
        assert_eq!(decide(&mut scan, &turn(0), &Some(of())), Err(Refusal::NotATurn));
        assert_eq!(decide(&mut scan, &turn(4), &Some(of())), Err(Refusal::NotATurn));
        assert_eq!(decide(&mut scan, &turn(1), &None), Err(Refusal::NoSuchAttachment));
    }
}
