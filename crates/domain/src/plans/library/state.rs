//! A plan with its versions, as its events have made it.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kinds::{Opinion, ReviewOutcome, RevisionTrigger, VersionState};
use super::refusals::Refusal;
use super::review_plan::Criteria;
use crate::kernel::{Commitment, Day, Instant, Key, Label, PersonId, PlanId, Text, VaultText};
use crate::plans::document::Tier;

/// A plan with all its versions.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    /// Which one.
    pub id: PlanId,
    /// What it is; none before it is begun.
    pub details: Option<PlanDetails>,
    /// Its versions, from 1.
    pub versions: BTreeMap<u32, PlanVersion>,
    /// Why it was abolished; none while it lives. In the vault.
    pub abolished: Option<VaultText>,
}

/// What a plan is, whichever its version.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanDetails {
    /// What other plans call it, such as `county-flood`.
    pub key: Key,
    /// What people call it.
    pub title: Label,
    /// On which tier it stands.
    pub tier: Tier,
    /// The code of the unit that issues it.
    pub issuer: Key,
}

/// One version of a plan. Its texts lie in the vault.
#[derive(Clone, PartialEq, Debug)]
pub struct PlanVersion {
    /// From 1.
    pub number: u32,
    /// How far it has come.
    pub state: VersionState,
    /// The document.
    pub text: VaultText,
    /// When the text was last saved.
    pub saved_at: Instant,
    /// By whom; none where the operator or a script did.
    pub saved_by: Option<PersonId>,
    /// Why it was begun; none for the first.
    pub revision: Option<Revision>,
    /// The units that were asked, and by when they are to answer.
    pub asked: BTreeMap<Key, Day>,
    /// What units said, those to a text that has changed since among them.
    pub consents: Vec<Consent>,
    /// The units whose consent on paper the document listed when it went into review.
    pub consented_on_paper: BTreeSet<Key>,
    /// The last review.
    pub review: Option<Review>,
    /// Why it was last taken back to be written on.
    pub returned: Option<VaultText>,
    /// Its approval.
    pub approval: Option<Approval>,
    /// Its issue.
    pub issue: Option<Issue>,
    /// That it was filed.
    pub filing: Option<Filing>,
    /// That it was published.
    pub publication: Option<Publication>,
}

/// Why a version follows another.
#[derive(Clone, PartialEq, Debug)]
pub struct Revision {
    /// Which of the six cases.
    pub trigger: RevisionTrigger,
    /// What exactly.
    pub note: VaultText,
}

/// What a unit said to a text.
#[derive(Clone, PartialEq, Debug)]
pub struct Consent {
    /// Which unit.
    pub unit: Key,
    /// The text that it saw: to another one it has said nothing.
    pub text: VaultText,
    /// What it said.
    pub opinion: Opinion,
    /// In words.
    pub remarks: Option<VaultText>,
    /// The number of the paper, where there is one.
    pub document: Option<Text<60>>,
    /// When it said so.
    pub given_at: Instant,
    /// Who spoke for it.
    pub given_by: Option<PersonId>,
}

/// What a review found.
#[derive(Clone, PartialEq, Debug)]
pub struct Review {
    /// What came of it.
    pub outcome: ReviewOutcome,
    /// Point by point.
    pub criteria: Criteria,
    /// In words.
    pub remarks: Option<VaultText>,
    /// When.
    pub reviewed_at: Instant,
    /// By whom; none where the operator or a script did.
    pub reviewed_by: Option<PersonId>,
}

/// Who approved a version.
#[derive(Clone, PartialEq, Debug)]
pub struct Approval {
    /// Who.
    pub approved_by: PersonId,
    /// When.
    pub approved_at: Instant,
    /// How many warnings the check found then.
    pub warnings: u32,
    /// In words.
    pub remarks: Option<VaultText>,
}

/// How a version became an official document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Issue {
    /// The day that it bears.
    pub on: Day,
    /// Its number as a document, such as 云政办发〔2026〕12号.
    pub document_number: Option<Text<60>>,
    /// SHA-256 of the text's bytes.
    pub sha256: Commitment,
    /// How many warnings the check found then.
    pub warnings: u32,
}

/// Where and when a version was filed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filing {
    /// With whom.
    pub with: VaultText,
    /// When.
    pub on: Day,
    /// Under which number.
    pub number: Option<Text<60>>,
}

/// Where and when a version was published.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Publication {
    /// When.
    pub on: Day,
    /// Where.
    pub place: VaultText,
}

impl Opinion {
    /// Whether the unit takes its duties.
    #[must_use]
    pub const fn agrees(self) -> bool {
        match self {
            Self::Agree | Self::AgreeWithRemarks => true,
            Self::Object => false,
        }
    }
}

impl VersionState {
    /// Whether it is on its way to be issued.
    #[must_use]
    pub const fn is_in_work(self) -> bool {
        match self {
            Self::Draft | Self::Consulting | Self::Reviewing | Self::Approved => true,
            Self::Issued | Self::Superseded | Self::Abolished => false,
        }
    }
}

impl PlanVersion {
    /// A text that was just written down.
    pub(super) fn draft(
        number: u32,
        text: VaultText,
        (at, by): (Instant, Option<PersonId>),
    ) -> Self {
        Self {
            number,
            state: VersionState::Draft,
            text,
            saved_at: at,
            saved_by: by,
            revision: None,
            asked: BTreeMap::new(),
            consents: Vec::new(),
            consented_on_paper: BTreeSet::new(),
            review: None,
            returned: None,
            approval: None,
            issue: None,
            filing: None,
            publication: None,
        }
    }

    /// Whether what a unit said was said to the text as it is now.
    #[must_use]
    pub fn is_to_this_text(&self, consent: &Consent) -> bool {
        consent.text == self.text
    }

    /// What a unit says to the text as it is now.
    #[must_use]
    pub fn consent_of(&self, unit: &Key) -> Option<&Consent> {
        self.consents.iter().find(|it| it.unit == *unit && self.is_to_this_text(it))
    }
}

impl Plan {
    /// The version with the highest number.
    #[must_use]
    pub fn latest(&self) -> Option<&PlanVersion> {
        self.versions.values().next_back()
    }

    /// The version that is in force.
    #[must_use]
    pub fn in_force(&self) -> Option<&PlanVersion> {
        self.versions.values().find(|it| it.state == VersionState::Issued)
    }

    /// Whether a version was ever issued.
    #[must_use]
    pub fn was_issued(&self) -> bool {
        self.versions.values().any(|it| it.issue.is_some())
    }

    /// Refuses whatever is asked of a plan that was never begun, or is no more.
    pub(super) fn must_live(&self) -> Result<&PlanDetails, Refusal> {
        if self.abolished.is_some() {
            return Err(Refusal::PlanAbolished);
        }
        self.details.as_ref().ok_or(Refusal::NoSuchPlan)
    }

    /// The version on its way to be issued.
    pub(super) fn in_work(&self) -> Result<(&PlanDetails, &PlanVersion), Refusal> {
        let details = self.must_live()?;
        let latest = self.latest().filter(|it| it.state.is_in_work());
        Ok((details, latest.ok_or(Refusal::NoVersionInWork)?))
    }

    /// The version in work, where it is in that state.
    pub(super) fn in_state(&self, state: VersionState) -> Result<&PlanVersion, Refusal> {
        let (_, version) = self.in_work()?;
        version.must_be(&[state])?;
        Ok(version)
    }

    /// The version in force, and the day it bears.
    pub(super) fn issued(&self) -> Result<(&PlanVersion, Day), Refusal> {
        self.must_live()?;
        let version = self.in_force().ok_or(Refusal::NotIssued)?;
        let issue = version.issue.as_ref().ok_or(Refusal::NotIssued)?;
        Ok((version, issue.on))
    }
}

impl PlanVersion {
    pub(super) fn must_be(&self, states: &[VersionState]) -> Result<(), Refusal> {
        if states.contains(&self.state) {
            Ok(())
        } else {
            Err(Refusal::WrongState { state: self.state })
        }
    }
}
