//! The plan library 预案库: how a version of a plan is written, agreed, reviewed, approved, issued.
//!
//! PLAN-2024 20–36. A plan is one stream; its versions are numbered from 1. An issued version
//! never changes: the next draft begins with its text, and supersedes it when it is issued itself.
//! What a unit said belongs to the text that it saw. The text is one document in YAML; what stands
//! in it is a fact that rules ask for, a [`PlanCheck`].

mod abolish_plan;
mod approve_plan;
mod begin_plan;
mod check;
mod clocks;
mod events;
mod file_plan;
mod folding;
mod give_consent;
mod issue_plan;
mod kinds;
mod plan_text;
mod publish_plan;
mod refusals;
mod return_to_draft;
mod review_plan;
mod revise_issued;
mod save_draft;
mod send_for_consultation;
mod state;
mod submit_for_review;
#[cfg(test)]
mod testing;
mod working_days;

pub use abolish_plan::AbolishPlan;
pub use approve_plan::ApprovePlan;
pub use begin_plan::BeginPlan;
pub use check::PlanCheck;
pub use clocks::{
    ClockStanding, DRILL_YEARS, EVALUATION_YEARS, FILING_WORKING_DAYS, PUBLICATION_WORKING_DAYS,
    PlanClock, drill_due, evaluation_due, filing_due, publication_due,
};
pub use events::{
    Event, PlanAbolished, PlanApproved, PlanBegun, PlanConsentGiven, PlanConsultationBegun,
    PlanDraftSaved, PlanFiled, PlanIssued, PlanPublished, PlanReturned, PlanReviewed,
    PlanRevisionBegun, PlanSubmittedForReview,
};
pub use file_plan::FilePlan;
pub use give_consent::GiveConsent;
pub use issue_plan::IssuePlan;
pub use kinds::{
    Criterion, CriterionMark, Opinion, PlanDuty, ReviewOutcome, RevisionTrigger, VersionState,
};
pub use plan_text::{NotAPlanText, PLAN_BYTES_MAX, PlanText};
pub use publish_plan::PublishPlan;
pub use refusals::Refusal;
pub use return_to_draft::ReturnToDraft;
pub use review_plan::{Criteria, ReviewPlan};
pub use revise_issued::ReviseIssued;
pub use save_draft::SaveDraft;
pub use send_for_consultation::SendForConsultation;
pub use state::{
    Approval, Consent, Filing, Issue, Plan, PlanDetails, PlanVersion, Publication, Review, Revision,
};
pub use submit_for_review::SubmitForReview;
pub use working_days::WorkingDays;
