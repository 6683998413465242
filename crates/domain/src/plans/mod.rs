//! Plans 预案: what they say, and how a version comes into force.

pub mod document;
mod library;

pub use library::{
    AbolishPlan, ApprovePlan, BeginPlan, FilePlan, GiveConsent, IssuePlan, PublishPlan,
    ReturnToDraft, ReviewPlan, ReviseIssued, SaveDraft, SendForConsultation, SubmitForReview,
};
pub use library::{
    Approval, ClockStanding, Consent, Criteria, Criterion, CriterionMark, DRILL_YEARS,
    EVALUATION_YEARS, Event, FILING_WORKING_DAYS, Filing, Issue, NotAPlanText, Opinion,
    PLAN_BYTES_MAX, PUBLICATION_WORKING_DAYS, Plan, PlanAbolished, PlanApproved, PlanBegun,
    PlanCheck, PlanClock, PlanConsentGiven, PlanConsultationBegun, PlanDetails, PlanDraftSaved,
    PlanDuty, PlanFiled, PlanIssued, PlanPublished, PlanReturned, PlanReviewed, PlanRevisionBegun,
    PlanSubmittedForReview, PlanText, PlanVersion, Publication, Refusal, Review, ReviewOutcome,
    Revision, RevisionTrigger, VersionState, WorkingDays, drill_due, evaluation_due, filing_due,
    publication_due,
};
