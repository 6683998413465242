//! Write down that a higher tier has decided a level.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{LevelFromAboveEvent, LevelFromAboveReceived};
use super::level::{LevelFromAbove, ResponseLevel};
use super::refusals::Refusal;
use crate::kernel::{
    EmergencyClass, IncomingDocumentId, LevelFromAboveId, Moment, Right, Text, Verb,
};
use crate::registers::{Registers, Unanswered};

/// Write down that a higher tier has decided a level: it stands on the desk until it is lifted
/// there, whatever level ours is at. When it happened is when the desk was told.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiveLevelFromAbove {
    /// For which class of emergency.
    pub class: EmergencyClass,
    /// Which level.
    pub level: ResponseLevel,
    /// Who decided it, and what for.
    pub from: Text<200>,
    /// The number of its document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Text<60>>,
    /// The document by which it came; left out where somebody called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<IncomingDocumentId>,
}

impl Verb for ReceiveLevelFromAbove {
    type Of = LevelFromAbove;
    /// Whether there is such a document, where one is named.
    type Facts = bool;
    const NAME: &'static str = "receive_level_from_above";
    const RIGHT: Right = Right::KeepDesk;

    fn asks(
        &self,
        _: &LevelFromAboveId,
        registers: &mut dyn Registers,
    ) -> Result<bool, Unanswered> {
        self.document.map_or(Ok(true), |it| registers.document_exists(it))
    }

    fn decide(
        &self,
        level: &LevelFromAbove,
        is_known: &bool,
        _: Moment,
        out: &mut Vec<LevelFromAboveEvent>,
    ) -> Result<(), Refusal> {
        if level.received_at.is_some() {
            return Err(Refusal::LevelIsReceived);
        }
        if !is_known {
            return Err(Refusal::NoSuchDocument);
        }
        out.push(
            LevelFromAboveReceived {
                received: level.id,
                class: self.class,
                level: self.level,
                from: (&self.from).into(),
                number: self.number.as_ref().map(Into::into),
                document: self.document,
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::NIGHT;
    use super::super::testing::{decide, level, received, receiving};
    use super::*;

    #[test]
    fn a_level_from_above_is_written_down_once_with_when_it_came() {
        let mut taken = received();
        assert_eq!(taken.received_at, Some(NIGHT));
        let again = decide(&mut taken, &receiving(), &true, NIGHT);
        assert_eq!(again, Err(Refusal::LevelIsReceived));
        let nowhere = decide(&mut level(), &receiving(), &false, NIGHT);
        assert_eq!(nowhere, Err(Refusal::NoSuchDocument));
    }
}
