//! Ask units what they say to a draft.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use std::collections::BTreeSet;

use super::check::PlanCheck;
use super::events::{Event, PlanConsultationBegun};
use super::kinds::VersionState;
use super::refusals::Refusal;
use super::state::Plan;
use crate::kernel::{Day, Key, Moment, PlanId, Right, Stream, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Ask units in writing what they say to a draft. More units can be asked while others answer.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SendForConsultation {
    /// The codes of the units.
    pub units: BTreeSet<Key>,
    /// By when they are to answer.
    pub answer_by: Day,
}

/// What must be known before units are asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BeforeConsultation {
    /// The first code that no unit has.
    pub(super) unknown: Option<Key>,
    /// What stands in the text.
    pub(super) check: Option<PlanCheck>,
}

impl Verb for SendForConsultation {
    type Of = Plan;
    type Facts = BeforeConsultation;
    const NAME: &'static str = "send_for_consultation";
    const RIGHT: Right = Right::DraftPlans;

    fn sees(&self, of: &PlanId) -> Option<Thing> {
        Some(Thing::new(Plan::NAME, of))
    }

    fn asks(
        &self,
        of: &PlanId,
        registers: &mut dyn Registers,
    ) -> Result<BeforeConsultation, Unanswered> {
        let mut unknown = None;
        for unit in &self.units {
            if unknown.is_none() && registers.organisation_coded(unit)?.is_none() {
                unknown = Some(unit.clone());
            }
        }
        Ok(BeforeConsultation { unknown, check: registers.check_of_plan(*of)? })
    }

    fn decide(
        &self,
        plan: &Plan,
        facts: &BeforeConsultation,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let (_, version, _) = plan.sound(facts.check.as_ref())?;
        version.must_be(&[VersionState::Draft, VersionState::Consulting])?;
        if self.units.is_empty() {
            return Err(Refusal::NobodyAsked);
        }
        if let Some(unit) = facts.unknown.clone() {
            return Err(Refusal::NoSuchUnitCode { unit });
        }
        let consultation = PlanConsultationBegun {
            plan: plan.id,
            version: version.number,
            units: self.units.clone(),
            answer_by: self.answer_by,
        };
        out.push(consultation.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{asking, begun, check, decide, key, reviewing};
    use super::*;

    fn facts() -> BeforeConsultation {
        BeforeConsultation { unknown: None, check: Some(check()) }
    }

    #[test]
    fn units_are_asked_and_more_of_them_later() {
        let mut plan = begun();
        assert_eq!(decide(&mut plan, &asking(&["psb"]), &facts()), Ok(1));
        assert_eq!(decide(&mut plan, &asking(&["water"]), &facts()), Ok(1));
        let version = plan.latest().expect("there is one");
        assert_eq!((version.state, version.asked.len()), (VersionState::Consulting, 2));
    }

    #[test]
    fn somebody_who_exists_is_asked() {
        let refused = decide(&mut begun(), &asking(&[]), &facts());
        assert_eq!(refused, Err(Refusal::NobodyAsked));
        let unknown = BeforeConsultation { unknown: Some(key("nobody")), ..facts() };
        let refused = decide(&mut begun(), &asking(&["nobody"]), &unknown);
        assert_eq!(refused, Err(Refusal::NoSuchUnitCode { unit: key("nobody") }));
    }

    #[test]
    fn nobody_is_asked_about_a_text_with_errors_or_of_another_plan() {
        let with = |check| BeforeConsultation { unknown: None, check: Some(check) };
        let mut wrong = check();
        wrong.errors = 3;
        let refused = decide(&mut begun(), &asking(&["psb"]), &with(wrong));
        assert_eq!(refused, Err(Refusal::TextHasErrors { errors: 3 }));
        let mut wrong = check();
        wrong.key = Some(key("other"));
        let refused = decide(&mut begun(), &asking(&["psb"]), &with(wrong));
        let (is, in_text) = (key("county-flood"), Some(key("other")));
        assert_eq!(refused, Err(Refusal::KeyDiffers { key: is, in_text }));
        let mut wrong = check();
        wrong.tier = None;
        let refused = decide(&mut begun(), &asking(&["psb"]), &with(wrong));
        let tier = crate::plans::document::Tier::Special;
        assert_eq!(refused, Err(Refusal::TierDiffers { tier, in_text: None }));
        let mut wrong = check();
        wrong.issuer = Some(key("psb"));
        let refused = decide(&mut begun(), &asking(&["psb"]), &with(wrong));
        let (issuer, in_text) = (key("county"), Some(key("psb")));
        assert_eq!(refused, Err(Refusal::IssuerDiffers { issuer, in_text }));
    }

    #[test]
    fn what_is_in_review_is_not_sent_around() {
        let refused = decide(&mut reviewing(), &asking(&["psb"]), &facts());
        assert_eq!(refused, Err(Refusal::WrongState { state: VersionState::Reviewing }));
    }
}
