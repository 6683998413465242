//! What can be done with a plan, by whom, and when.

use domain::kernel::Right;
use domain::plans::{ReviewOutcome, VersionState};
use words::{PlanAction, PlanTold};

use super::desk::Desk;
use crate::components::form::Sent;

/// Something that can be done on a plan's page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Act {
    Ask,
    Answer,
    Submit,
    Review,
    Approve,
    Issue,
    File,
    Publish,
    Revise,
    Return,
    Abolish,
}

impl Act {
    /// Everything, in the order of a plan's way.
    pub(super) const ALL: [Self; 11] = [
        Self::Ask,
        Self::Answer,
        Self::Submit,
        Self::Review,
        Self::Approve,
        Self::Issue,
        Self::File,
        Self::Publish,
        Self::Revise,
        Self::Return,
        Self::Abolish,
    ];

    /// The verb's name: forms and answers carry it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Ask => "send_for_consultation",
            Self::Answer => "give_consent",
            Self::Submit => "submit_for_review",
            Self::Review => "review_plan",
            Self::Approve => "approve_plan",
            Self::Issue => "issue_plan",
            Self::File => "file_plan",
            Self::Publish => "publish_plan",
            Self::Revise => "revise_issued",
            Self::Return => "return_to_draft",
            Self::Abolish => "abolish_plan",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// What a form asks for.
    pub(super) fn of(sent: &Sent) -> Option<Self> {
        Self::named(sent.line("do"))
    }

    pub(super) const fn right(self) -> Right {
        match self {
            Self::Ask | Self::Submit | Self::Revise | Self::Return => Right::DraftPlans,
            Self::Answer => Right::ConsentToPlans,
            Self::Review => Right::ReviewPlans,
            Self::Approve => Right::ApprovePlans,
            Self::Issue | Self::File | Self::Publish | Self::Abolish => Right::IssuePlans,
        }
    }

    /// The word on its button.
    pub(super) const fn word(self) -> PlanAction {
        match self {
            Self::Ask => PlanAction::Ask,
            Self::Answer => PlanAction::Answer,
            Self::Submit => PlanAction::Submit,
            Self::Review => PlanAction::Review,
            Self::Approve => PlanAction::Approve,
            Self::Issue => PlanAction::Issue,
            Self::File => PlanAction::File,
            Self::Publish => PlanAction::Publish,
            Self::Revise => PlanAction::Revise,
            Self::Return => PlanAction::Return,
            Self::Abolish => PlanAction::Abolish,
        }
    }

    /// What is said when it was done.
    pub(super) const fn done(self) -> PlanTold {
        match self {
            Self::Ask => PlanTold::Asked,
            Self::Answer => PlanTold::Answered,
            Self::Submit => PlanTold::Submitted,
            Self::Review => PlanTold::Reviewed,
            Self::Approve => PlanTold::Approved,
            Self::Issue => PlanTold::Issued,
            Self::File => PlanTold::Filed,
            Self::Publish => PlanTold::Published,
            Self::Revise => PlanTold::Revised,
            Self::Return => PlanTold::Returned,
            Self::Abolish => PlanTold::Abolished,
        }
    }

    /// Whether whoever asks may press it, as far as the page can know; the verb decides.
    pub(super) fn is_theirs(self, desk: &Desk) -> bool {
        if !desk.may(self.right()) {
            return false;
        }
        match self {
            Self::Answer => desk.in_work().is_some_and(|it| !desk.own_asked(it).is_empty()),
            Self::Approve => {
                let issuer = desk.shown.plan.details.as_ref().map(|it| &it.issuer);
                issuer.is_some_and(|it| desk.house.is_at_or_above(it)) && !wrote_it(desk)
            }
            Self::Ask
            | Self::Submit
            | Self::Review
            | Self::Issue
            | Self::File
            | Self::Publish
            | Self::Revise
            | Self::Return
            | Self::Abolish => true,
        }
    }

    /// The posts that could.
    pub(super) fn who(self, desk: &Desk) -> String {
        let plan = &desk.shown.plan;
        match (self, &plan.details, desk.in_work()) {
            (Self::Approve, Some(details), _) => desk.posts(&desk.house.approvers(&details.issuer)),
            (Self::Answer, _, Some(version)) => {
                let open = version.asked.keys().filter(|it| version.consent_of(it).is_none());
                let mut posts: Vec<_> = open.flat_map(|it| desk.house.speakers(it)).collect();
                posts.sort_by_key(|it| it.id);
                posts.dedup_by_key(|it| it.id);
                desk.posts(&posts)
            }
            _ => desk.posts_with(self.right()),
        }
    }

    /// What can be done with a plan as it is, the next in the way first.
    pub(super) fn possible(desk: &Desk) -> Vec<Self> {
        let plan = &desk.shown.plan;
        if plan.abolished.is_some() || plan.details.is_none() {
            return Vec::new();
        }
        let mut acts = Vec::new();
        let review = desk.in_work().and_then(|it| it.review.as_ref()).map(|it| it.outcome);
        match desk.in_work().map(|it| it.state) {
            Some(VersionState::Draft) => acts.extend([Self::Ask, Self::Submit]),
            Some(VersionState::Consulting) => {
                acts.extend([Self::Answer, Self::Ask, Self::Submit, Self::Return]);
            }
            Some(VersionState::Reviewing) if review == Some(ReviewOutcome::Passed) => {
                acts.extend([Self::Approve, Self::Return]);
            }
            Some(VersionState::Reviewing) => acts.extend([Self::Review, Self::Return]),
            Some(VersionState::Approved) => acts.extend([Self::Issue, Self::Return]),
            Some(VersionState::Issued | VersionState::Superseded | VersionState::Abolished) => {}
            None if plan.in_force().is_some() => acts.push(Self::Revise),
            None => {}
        }
        if plan.in_force().is_some() {
            acts.extend([Self::File, Self::Publish]);
        }
        acts.push(Self::Abolish);
        acts
    }
}

/// Whether the text of the version in work is theirs who ask.
pub(super) fn wrote_it(desk: &Desk) -> bool {
    let by = desk.in_work().and_then(|it| it.saved_by);
    by.is_some() && by == desk.person()
}
