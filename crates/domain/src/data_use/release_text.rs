//! Release one text for the archive, masked by a named person.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{OperationDataEvent, TextReleased};
use super::refusals::Refusal;
use super::scanner::scan;
use super::state::{OfOperation, OperationData};
use crate::kernel::{Commitment, Moment, OperationId, Right, Text, Verb};
use crate::registers::{Registers, Unanswered};

/// Release a text as somebody has masked it. The scanner must find nothing in what stays; what it
/// cannot find, such as names, is on whoever releases it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleaseText {
    /// Which text.
    pub text: Commitment,
    /// What stays of it.
    pub masked: Text<4000>,
}

impl Verb for ReleaseText {
    type Of = OperationData;
    type Facts = OfOperation;
    const NAME: &'static str = "release_text";
    const RIGHT: Right = Right::CloseData;

    fn asks(
        &self,
        of: &OperationId,
        registers: &mut dyn Registers,
    ) -> Result<OfOperation, Unanswered> {
        Ok(OfOperation { end: registers.end_of(*of)?, texts: registers.texts_of(*of)? })
    }

    fn decide(
        &self,
        data: &OperationData,
        facts: &OfOperation,
        _: Moment,
        out: &mut Vec<OperationDataEvent>,
    ) -> Result<(), Refusal> {
        data.must_stand_still(facts.end)?;
        let text = self.text;
        let original = facts.texts.iter().find(|it| it.commitment == text);
        let original = original.ok_or(Refusal::NoSuchText { text })?;
        if data.released.contains(&text) {
            return Err(Refusal::TextIsReleased { text });
        }
        if let Some(found) = scan(self.masked.as_str()).first() {
            return Err(Refusal::MaskHasFinding { kind: found.kind, at: found.at });
        }
        let is_masked = original.text != self.masked.as_str();
        let released = (&self.masked).into();
        out.push(TextReleased { operation: data.id, original: text, released, is_masked }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::scanner::FindingKind;
    use super::super::testing::{closed, data, decide, runs, text};
    use super::*;

    fn masked(number: u8, masked: &str) -> ReleaseText {
        ReleaseText { text: text(number), masked: Text::parse(masked).expect("fits") }
    }

    #[test]
    fn a_masked_text_is_released_once() {
        let facts = closed(&["找王某 13800138000"]);
        let mut data = data();
        assert_eq!(decide(&mut data, &masked(1, "找王某 ███"), &facts), Ok(1));
        assert_eq!(
            decide(&mut data, &masked(1, "找██ ███"), &facts),
            Err(Refusal::TextIsReleased { text: text(1) })
        );
    }

    #[test]
    fn a_mask_that_leaves_a_number_standing_is_refused() {
        let facts = closed(&["找王某 13800138000"]);
        let kind = FindingKind::Mobile;
        assert_eq!(
            decide(&mut data(), &masked(1, "找██ 13800138000"), &facts),
            Err(Refusal::MaskHasFinding { kind, at: 5 })
        );
        assert_eq!(
            decide(&mut data(), &masked(2, "█"), &facts),
            Err(Refusal::NoSuchText { text: text(2) })
        );
        assert_eq!(decide(&mut data(), &masked(1, "█"), &runs()), Err(Refusal::LogIsOpen));
    }
}
