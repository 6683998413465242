//! Say what a unit says to a plan that gives it duties.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, PlanConsentGiven};
use super::kinds::{Opinion, VersionState};
use super::refusals::Refusal;
use super::state::Plan;
use crate::kernel::{Key, Moment, PlanId, Right, Stream, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Say what one's unit says to the text as it is now (PLAN-2024 22). A later word to the same text
/// takes the place of the earlier one; a changed text must be asked about anew.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GiveConsent {
    /// The code of the unit that says so.
    pub unit: Key,
    /// What it says.
    pub opinion: Opinion,
    /// In words; wanted unless the unit simply agrees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remarks: Option<Text<2000>>,
    /// The number of the paper, where there is one. It stands in clear in the journal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Text<60>>,
}

impl Verb for GiveConsent {
    type Of = Plan;
    type Facts = Acting;
    const NAME: &'static str = "give_consent";
    const RIGHT: Right = Right::ConsentToPlans;

    fn sees(&self, of: &PlanId) -> Option<Thing> {
        Some(Thing::new(Plan::NAME, of))
    }

    fn asks(&self, _: &PlanId, registers: &mut dyn Registers) -> Result<Acting, Unanswered> {
        registers.acting()
    }

    fn decide(
        &self,
        plan: &Plan,
        acting: &Acting,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let version = plan.in_state(VersionState::Consulting)?;
        if !version.asked.contains_key(&self.unit) {
            return Err(Refusal::UnitNotAsked { unit: self.unit.clone() });
        }
        if !acting.units.contains(&self.unit) {
            return Err(Refusal::NotOfUnit { unit: self.unit.clone() });
        }
        if self.opinion != Opinion::Agree && self.remarks.is_none() {
            return Err(Refusal::RemarksMissing);
        }
        let consent = PlanConsentGiven {
            plan: plan.id,
            version: version.number,
            unit: self.unit.clone(),
            text: version.text.clone(),
            opinion: self.opinion,
            remarks: self.remarks.as_ref().map(Into::into),
            document: self.document.clone(),
            by: acting.person,
        };
        out.push(consent.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::SaveDraft;
    use super::super::testing::{
        acting, begun, consent, consulting, decide, draft_of, key, returning, saved_by,
    };
    use super::*;

    #[test]
    fn a_unit_speaks_through_its_own_people_and_those_below_it() {
        let mut plan = consulting();
        let of = |units: &[&str]| acting(5, units);
        let refused = decide(&mut plan, &consent("psb", Opinion::Agree), &of(&["water"]));
        assert_eq!(refused, Err(Refusal::NotOfUnit { unit: key("psb") }));
        let mine = of(&["station", "psb", "county"]);
        assert_eq!(decide(&mut plan, &consent("psb", Opinion::Agree), &mine), Ok(1));
        let version = plan.latest().expect("there is one");
        let said = version.consent_of(&key("psb")).map(|it| it.opinion);
        assert_eq!(said, Some(Opinion::Agree));
    }

    #[test]
    fn a_later_word_to_the_same_text_counts() {
        let mut plan = consulting();
        let mine = acting(5, &["psb"]);
        decide(&mut plan, &consent("psb", Opinion::Object), &mine).expect("it objects");
        decide(&mut plan, &consent("psb", Opinion::Agree), &mine).expect("it agrees");
        let version = plan.latest().expect("there is one");
        assert_eq!(version.consents.len(), 1);
        assert!(version.consents.iter().all(|it| it.opinion.agrees()));
    }

    #[test]
    fn an_objection_needs_words_and_nobody_answers_who_was_not_asked() {
        let mut verb = consent("psb", Opinion::Object);
        verb.remarks = None;
        let mine = acting(5, &["psb", "health"]);
        assert_eq!(decide(&mut consulting(), &verb, &mine), Err(Refusal::RemarksMissing));
        let refused = decide(&mut consulting(), &consent("health", Opinion::Agree), &mine);
        assert_eq!(refused, Err(Refusal::UnitNotAsked { unit: key("health") }));
        let refused = decide(&mut begun(), &consent("psb", Opinion::Agree), &mine);
        assert_eq!(refused, Err(Refusal::WrongState { state: VersionState::Draft }));
    }

    #[test]
    fn what_was_said_to_a_text_is_void_for_another_and_stays_to_be_seen() {
        let mut plan = consulting();
        let mine = acting(5, &["psb"]);
        decide(&mut plan, &consent("psb", Opinion::Agree), &mine).expect("it agrees");
        decide(&mut plan, &returning(), &()).expect("it is taken back");
        let version = plan.latest().expect("there is one");
        assert!(version.consent_of(&key("psb")).is_some());
        let save: SaveDraft = draft_of("plan: county-flood # changed");
        decide(&mut plan, &save, &saved_by(2)).expect("it is saved");
        let version = plan.latest().expect("there is one");
        assert!(version.consent_of(&key("psb")).is_none());
        assert_eq!(version.consents.len(), 1);
    }
}
