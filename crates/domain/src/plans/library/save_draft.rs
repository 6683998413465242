//! Write the text of a draft anew.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, PlanDraftSaved};
use super::kinds::VersionState;
use super::plan_text::PlanText;
use super::refusals::Refusal;
use super::state::Plan;
use crate::kernel::{Moment, PersonId, PlanId, Right, Stream, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Write the text of a draft anew. What units said to the text before it says nothing of this one.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveDraft {
    /// The whole text.
    pub text: PlanText,
}

/// What must be known of a text before it is saved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SavedText {
    /// Whether the draft has this text already.
    pub(super) is_so_already: bool,
    /// Who saves it.
    pub(super) by: Option<PersonId>,
}

impl Verb for SaveDraft {
    type Of = Plan;
    type Facts = SavedText;
    const NAME: &'static str = "save_draft";
    const RIGHT: Right = Right::DraftPlans;

    fn sees(&self, of: &PlanId) -> Option<Thing> {
        Some(Thing::new(Plan::NAME, of))
    }

    fn asks(&self, of: &PlanId, registers: &mut dyn Registers) -> Result<SavedText, Unanswered> {
        let is_so_already = registers.is_text_of_plan(*of, self.text.as_str())?;
        Ok(SavedText { is_so_already, by: registers.acting()?.person })
    }

    fn decide(
        &self,
        plan: &Plan,
        facts: &SavedText,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let version = plan.in_state(VersionState::Draft)?;
        // Saving what is saved takes no consent away.
        if !facts.is_so_already {
            let (version, text) = (version.number, (&self.text).into());
            out.push(PlanDraftSaved { plan: plan.id, version, text, by: facts.by }.into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{begun, consulting, decide, draft_of, empty, saved_by};
    use super::*;

    #[test]
    fn a_draft_is_written_anew() {
        let mut plan = begun();
        assert_eq!(decide(&mut plan, &draft_of("plan: a"), &saved_by(2)), Ok(1));
        assert_eq!(plan.latest().expect("there is one").saved_by, saved_by(2).by);
    }

    #[test]
    fn saving_the_same_text_changes_nothing() {
        let facts = SavedText { is_so_already: true, ..saved_by(2) };
        assert_eq!(decide(&mut begun(), &draft_of("plan: a"), &facts), Ok(0));
    }

    #[test]
    fn a_text_that_others_look_at_is_not_changed_under_them() {
        let state = VersionState::Consulting;
        let refused = decide(&mut consulting(), &draft_of("plan: a"), &saved_by(2));
        assert_eq!(refused, Err(Refusal::WrongState { state }));
        let refused = decide(&mut empty(), &draft_of("plan: a"), &saved_by(2));
        assert_eq!(refused, Err(Refusal::NoSuchPlan));
    }
}
