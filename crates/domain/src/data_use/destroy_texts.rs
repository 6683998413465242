//! Destroy the texts and attachments of a closed operation, with their key.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::attestation::Attestation;
use super::events::{OperationDataEvent, TextsDestroyed};
use super::refusals::Refusal;
use super::state::{OfOperation, OperationData};
use crate::kernel::{Moment, OperationId, Right, Text, Verb};
use crate::registers::{Registers, Unanswered};

/// Destroy what lies under the operation's text key (ERL 85). What was released stays.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DestroyTexts {
    /// Who stands for it.
    pub attestation: Attestation,
    /// Whether texts go that nobody has released.
    #[serde(default)]
    pub destroy_unreleased: bool,
    /// Why; wanted where texts go that nobody has released.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unreleased_reason: Option<Text<500>>,
}

impl Verb for DestroyTexts {
    type Of = OperationData;
    type Facts = OfOperation;
    const NAME: &'static str = "destroy_texts";
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
        let attachments = data.must_stand_still(facts.end)?;
        let released = facts.texts.iter().filter(|it| data.released.contains(&it.commitment));
        let (texts, released) = (facts.texts.len() as u64, released.count() as u64);
        let unreleased = texts - released;
        if unreleased > 0 && !self.destroy_unreleased {
            return Err(Refusal::UnreleasedTexts { texts: unreleased });
        }
        if unreleased > 0 && self.unreleased_reason.is_none() {
            return Err(Refusal::ReasonMissing);
        }
        out.push(
            TextsDestroyed {
                operation: data.id,
                attestation: self.attestation.checked()?,
                texts,
                released,
                attachments,
                unreleased_reason: self.unreleased_reason.as_ref().map(Into::into),
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::release_texts::{ReleaseTexts, WhichTexts};
    use super::super::testing::{attestation, closed, data, decide, runs};
    use super::*;
    use crate::data_use::Witness;

    fn destruction() -> DestroyTexts {
        DestroyTexts {
            attestation: attestation(),
            destroy_unreleased: false,
            unreleased_reason: None,
        }
    }

    #[test]
    fn texts_that_nobody_released_are_destroyed_only_on_purpose_and_with_a_reason() {
        let facts = closed(&["坝下水位 58.40 米", "找王某 13800138000"]);
        let mut data = data();
        let all = ReleaseTexts { texts: WhichTexts::AllWithoutFinding };
        decide(&mut data, &all, &facts).expect("one is clean");
        let mut verb = destruction();
        assert_eq!(decide(&mut data, &verb, &facts), Err(Refusal::UnreleasedTexts { texts: 1 }));
        verb.destroy_unreleased = true;
        assert_eq!(decide(&mut data, &verb, &facts), Err(Refusal::ReasonMissing));
        verb.unreleased_reason = Some(Text::parse("个人求助，无存档价值").expect("fits"));
        assert_eq!(decide(&mut data, &verb, &facts), Ok(1));
        assert!(data.destroyed_at.is_some());
        assert_eq!(decide(&mut data, &verb, &facts), Err(Refusal::TextsAreDestroyed));
        assert_eq!(decide(&mut data, &all, &facts), Err(Refusal::TextsAreDestroyed));
    }

    #[test]
    fn what_was_destroyed_is_counted_and_its_key_named() {
        let facts = closed(&["13800138000"]);
        let mut verb = destruction();
        verb.destroy_unreleased = true;
        verb.unreleased_reason = Some(Text::parse("无").expect("fits"));
        let mut events = Vec::new();
        let noon = super::super::testing::noon();
        verb.decide(&data(), &facts, noon, &mut events).expect("it is destroyed");
        let [OperationDataEvent::TextsDestroyed(it)] = events.as_slice() else { panic!("one") };
        assert_eq!((it.texts, it.released, it.attachments), (1, 0, 2));
        let key = crate::kernel::Body::destroys(it).expect("a key goes");
        assert_eq!(key, crate::kernel::VaultKey::OperationText(data().id));
    }

    #[test]
    fn whoever_approves_does_not_watch_over_themselves() {
        let mut verb = destruction();
        verb.attestation.witness = Witness::Staff(verb.attestation.approver);
        assert_eq!(decide(&mut data(), &verb, &closed(&[])), Err(Refusal::WitnessIsApprover));
        assert_eq!(decide(&mut data(), &verb, &runs()), Err(Refusal::LogIsOpen));
    }
}
