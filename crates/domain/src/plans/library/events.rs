//! What can have happened to a plan.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::kinds::{Opinion, ReviewOutcome, RevisionTrigger};
use super::review_plan::Criteria;
use super::state::PlanDetails;
use crate::events;
use crate::kernel::{
    Body, Commitment, Day, Key, PersonId, PlanId, Text, Thing, VaultKey, VaultText,
};

events! {
    /// What can have happened to a plan.
    pub Event {
        "plan_begun", schema 1, Inner, House, text => PlanBegun,
        "plan_draft_saved", schema 1, Inner, House, text => PlanDraftSaved,
        "plan_revision_begun", schema 1, Inner, House, text => PlanRevisionBegun,
        "plan_consultation_begun", schema 1, Inner, House => PlanConsultationBegun,
        "plan_consent_given", schema 1, Inner, House, text => PlanConsentGiven,
        "plan_submitted_for_review", schema 1, Inner, House => PlanSubmittedForReview,
        "plan_reviewed", schema 1, Inner, House, text => PlanReviewed,
        "plan_approved", schema 1, Inner, House, text => PlanApproved,
        "plan_returned", schema 1, Inner, House, text => PlanReturned,
        "plan_issued", schema 1, Inner, House => PlanIssued,
        "plan_filed", schema 1, Inner, House, text => PlanFiled,
        "plan_published", schema 1, Inner, House, text => PlanPublished,
        "plan_abolished", schema 1, Inner, House, text => PlanAbolished,
    }
}

/// A plan was begun, with its first text.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanBegun {
    /// Which plan.
    pub plan: PlanId,
    /// What it is.
    pub details: PlanDetails,
    /// The first text.
    pub text: VaultText,
    /// Who wrote it; none where the operator or a script did.
    pub by: Option<PersonId>,
}

impl Body for PlanBegun {
    fn thing(&self) -> Thing {
        Thing::new("plan", self.plan)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::PlanText(self.plan), &mut self.text);
    }
}

/// The text of a draft was written anew.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanDraftSaved {
    /// Which plan.
    pub plan: PlanId,
    /// Which version.
    pub version: u32,
    /// The whole text.
    pub text: VaultText,
    /// Who wrote it; none where the operator or a script did.
    pub by: Option<PersonId>,
}

impl Body for PlanDraftSaved {
    fn thing(&self) -> Thing {
        Thing::new("plan", self.plan)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::PlanText(self.plan), &mut self.text);
    }
}

/// The next version was begun, with the issued text.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanRevisionBegun {
    /// Which plan.
    pub plan: PlanId,
    /// Which version.
    pub version: u32,
    /// Which of the six cases of PLAN-2024 35.
    pub trigger: RevisionTrigger,
    /// What exactly.
    pub note: VaultText,
    /// The issued text, where it lies already.
    pub text: VaultText,
    /// Who began it; none where the operator or a script did.
    pub by: Option<PersonId>,
}

impl Body for PlanRevisionBegun {
    fn thing(&self) -> Thing {
        Thing::new("plan", self.plan)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::PlanText(self.plan), &mut self.note);
        visit(VaultKey::PlanText(self.plan), &mut self.text);
    }
}

/// Units were asked what they say to a draft.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanConsultationBegun {
    /// Which plan.
    pub plan: PlanId,
    /// Which version.
    pub version: u32,
    /// The codes of the units.
    pub units: BTreeSet<Key>,
    /// By when they are to answer.
    pub answer_by: Day,
}

impl Body for PlanConsultationBegun {
    fn thing(&self) -> Thing {
        Thing::new("plan", self.plan)
    }
}

/// A unit said what it says to a text.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanConsentGiven {
    /// Which plan.
    pub plan: PlanId,
    /// Which version.
    pub version: u32,
    /// The code of the unit.
    pub unit: Key,
    /// The text that it saw.
    pub text: VaultText,
    /// What it said.
    pub opinion: Opinion,
    /// In words.
    pub remarks: Option<VaultText>,
    /// The number of the paper. House data: it stands in clear.
    pub document: Option<Text<60>>,
    /// Who spoke for it.
    pub by: Option<PersonId>,
}

impl Body for PlanConsentGiven {
    fn thing(&self) -> Thing {
        // Two units never stand in each other's way.
        Thing::new("consent", format_args!("{}/{}", self.plan, self.unit))
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::PlanText(self.plan), &mut self.text);
        if let Some(remarks) = &mut self.remarks {
            visit(VaultKey::PlanText(self.plan), remarks);
        }
    }
}

/// A draft went into review.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanSubmittedForReview {
    /// Which plan.
    pub plan: PlanId,
    /// Which version.
    pub version: u32,
    /// The units whose consent on paper the document lists.
    pub consented_on_paper: BTreeSet<Key>,
}

impl Body for PlanSubmittedForReview {
    fn thing(&self) -> Thing {
        Thing::new("plan", self.plan)
    }
}

/// A review came to an end.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanReviewed {
    /// Which plan.
    pub plan: PlanId,
    /// Which version.
    pub version: u32,
    /// What came of it.
    pub outcome: ReviewOutcome,
    /// Point by point.
    pub criteria: Criteria,
    /// In words.
    pub remarks: Option<VaultText>,
    /// Who reviewed it; none where the operator or a script did.
    pub by: Option<PersonId>,
}

impl Body for PlanReviewed {
    fn thing(&self) -> Thing {
        Thing::new("plan", self.plan)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        if let Some(remarks) = &mut self.remarks {
            visit(VaultKey::PlanText(self.plan), remarks);
        }
    }
}

/// A version was approved.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanApproved {
    /// Which plan.
    pub plan: PlanId,
    /// Which version.
    pub version: u32,
    /// How many warnings the check found.
    pub warnings: u32,
    /// In words.
    pub remarks: Option<VaultText>,
    /// Who approved it.
    pub by: PersonId,
}

impl Body for PlanApproved {
    fn thing(&self) -> Thing {
        Thing::new("plan", self.plan)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        if let Some(remarks) = &mut self.remarks {
            visit(VaultKey::PlanText(self.plan), remarks);
        }
    }
}

/// A version was taken back to be written on.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanReturned {
    /// Which plan.
    pub plan: PlanId,
    /// Which version.
    pub version: u32,
    /// Why.
    pub reason: VaultText,
}

impl Body for PlanReturned {
    fn thing(&self) -> Thing {
        Thing::new("plan", self.plan)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::PlanText(self.plan), &mut self.reason);
    }
}

/// A version became an official document, and the one before it was superseded.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanIssued {
    /// Which plan.
    pub plan: PlanId,
    /// Which version.
    pub version: u32,
    /// The day that it bears.
    pub on: Day,
    /// Its number as a document. House data: it stands in clear.
    pub document_number: Option<Text<60>>,
    /// SHA-256 of the text's bytes, without salt: a published plan is compared with it.
    pub sha256: Commitment,
    /// How many warnings the check found.
    pub warnings: u32,
    /// The version that it supersedes.
    pub supersedes: Option<u32>,
}

impl Body for PlanIssued {
    fn thing(&self) -> Thing {
        Thing::new("plan", self.plan)
    }
}

/// The version in force was filed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanFiled {
    /// Which plan.
    pub plan: PlanId,
    /// Which version.
    pub version: u32,
    /// With whom.
    pub with: VaultText,
    /// When.
    pub on: Day,
    /// Under which number. House data: it stands in clear.
    pub number: Option<Text<60>>,
}

impl Body for PlanFiled {
    fn thing(&self) -> Thing {
        Thing::new("plan", self.plan)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::PlanText(self.plan), &mut self.with);
    }
}

/// The version in force was published.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanPublished {
    /// Which plan.
    pub plan: PlanId,
    /// Which version.
    pub version: u32,
    /// When.
    pub on: Day,
    /// Where.
    pub place: VaultText,
}

impl Body for PlanPublished {
    fn thing(&self) -> Thing {
        Thing::new("plan", self.plan)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::PlanText(self.plan), &mut self.place);
    }
}

/// A plan was abolished, with the version that was in work.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanAbolished {
    /// Which plan.
    pub plan: PlanId,
    /// Why.
    pub reason: VaultText,
}

impl Body for PlanAbolished {
    fn thing(&self) -> Thing {
        Thing::new("plan", self.plan)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::PlanText(self.plan), &mut self.reason);
    }
}
