//! What the rules of the plan library may answer instead of acting.

use std::collections::BTreeSet;

use super::kinds::{Criterion, VersionState};
use crate::kernel::{Day, Key};
use crate::plans::document::Tier;
use crate::refusals;

refusals! {
    /// There is no such plan.
    NoSuchPlan = "no_such_plan",
    /// It was begun before, by another command.
    PlanBegun = "plan_begun",
    /// Another plan has this key.
    PlanKeyTaken { key: Key } = "plan_key_taken",
    /// No unit has this code.
    NoSuchUnitCode { unit: Key } = "no_such_unit_code",
    /// The plan was abolished; it takes nothing more.
    PlanAbolished = "plan_abolished",
    /// No version is in work: the issued one never changes.
    NoVersionInWork = "no_version_in_work",
    /// A version is in work already.
    VersionInWork { version: u32 } = "version_in_work",
    /// No version is in force.
    NotIssued = "not_issued",
    /// The version in work is not where this can be done.
    WrongState { state: VersionState } = "wrong_state",
    /// The text has errors.
    TextHasErrors { errors: u32 } = "text_has_errors",
    /// The document gives itself another key than the plan has.
    KeyDiffers { key: Key, in_text: Option<Key> } = "key_differs",
    /// The document gives itself another tier than the plan has.
    TierDiffers { tier: Tier, in_text: Option<Tier> } = "tier_differs",
    /// The document names another issuer than the plan has.
    IssuerDiffers { issuer: Key, in_text: Option<Key> } = "issuer_differs",
    /// Nobody is to be asked.
    NobodyAsked = "nobody_asked",
    /// This unit was not asked.
    UnitNotAsked { unit: Key } = "unit_not_asked",
    /// Whoever speaks for a unit belongs to it.
    NotOfUnit { unit: Key } = "not_of_unit",
    /// Units that are given duties have not agreed to this text.
    ConsentMissing { units: BTreeSet<Key> } = "consent_missing",
    /// Units were asked, have not answered to this text, and still have time.
    AnswersOpen { units: BTreeSet<Key>, answer_by: Day } = "answers_open",
    /// A review, an objection or a remark needs words.
    RemarksMissing = "remarks_missing",
    /// What passes a review fails on no point.
    CriterionNotMet { criterion: Criterion } = "criterion_not_met",
    /// The review has not passed it.
    ReviewNotPassed = "review_not_passed",
    /// Only a person in a post approves, not the operator and not a script.
    NeedsPerson = "needs_person",
    /// Whoever approves is not who wrote.
    SavedTheDraft = "saved_the_draft",
    /// Whoever approves belongs to the issuer or to a unit above it.
    NotOfIssuer { issuer: Key } = "not_of_issuer",
    /// That day has not come.
    DayInTheFuture { day: Day } = "day_in_the_future",
    /// That day lies before the plan was issued.
    DayBeforeIssue { day: Day, issued_on: Day } = "day_before_issue",
}
