//! What can have happened to the people of the house.

use serde::{Deserialize, Serialize};

use super::details::{OrganisationDetails, PostDetails};
use super::kinds::{CallResult, Competence, ContactKind, DutyState, PersonKind};
use crate::events;
use crate::kernel::{
    Body, ContactId, Day, Instant, Key, OrganisationId, PersonId, PostId, Thing, VaultKey,
    VaultText,
};

events! {
    /// What can have happened to the people of the house.
    pub Event {
        "organisation_registered", schema 1, Inner, House => OrganisationRegistered,
        "organisation_changed", schema 1, Inner, House => OrganisationChanged,
        "organisation_dissolved", schema 1, Inner, House => OrganisationDissolved,
        "post_defined", schema 1, Inner, House => PostDefined,
        "post_changed", schema 1, Inner, House => PostChanged,
        "post_abolished", schema 1, Inner, House => PostAbolished,
        "holder_appointed", schema 1, Inner, House => HolderAppointed,
        "deputy_appointed", schema 1, Inner, House => DeputyAppointed,
        "relieved", schema 1, Inner, House => Relieved,
        "person_registered", schema 1, Inner, House, text => PersonRegistered,
        "person_changed", schema 1, Inner, House, text => PersonChanged,
        "employment_ended", schema 1, Inner, House => EmploymentEnded,
        "contact_set", schema 1, Inner, House, text => ContactSet,
        "contact_removed", schema 1, Inner, House => ContactRemoved,
        "contact_verified", schema 1, Inner, House => ContactVerified,
        "competence_certified", schema 1, Inner, House => CompetenceCertified,
        "competence_withdrawn", schema 1, Inner, House => CompetenceWithdrawn,
        "duty_set", schema 1, Inner, House => DutySet,
    }
}

fn organisation(id: OrganisationId) -> Thing {
    Thing::new("organisation", id)
}

fn post(id: PostId) -> Thing {
    Thing::new("post", id)
}

fn person(id: PersonId) -> Thing {
    Thing::new("person", id)
}

/// An organisation came into the register.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationRegistered {
    /// Which one.
    pub organisation: OrganisationId,
    /// What plans and spreadsheets call it.
    pub code: Key,
    /// Everything that may change.
    pub details: OrganisationDetails,
}

impl Body for OrganisationRegistered {
    fn thing(&self) -> Thing {
        organisation(self.organisation)
    }
}

/// An organisation has another name, kind, parent or region.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationChanged {
    /// Which one.
    pub organisation: OrganisationId,
    /// Everything that may change, as it is now.
    pub details: OrganisationDetails,
}

impl Body for OrganisationChanged {
    fn thing(&self) -> Thing {
        organisation(self.organisation)
    }
}

/// An organisation is no more; its code is not given again.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationDissolved {
    /// Which one.
    pub organisation: OrganisationId,
}

impl Body for OrganisationDissolved {
    fn thing(&self) -> Thing {
        organisation(self.organisation)
    }
}

/// A post was made.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostDefined {
    /// Which one.
    pub post: PostId,
    /// What plans and spreadsheets call it.
    pub code: Key,
    /// Everything that may change.
    pub details: PostDetails,
}

impl Body for PostDefined {
    fn thing(&self) -> Thing {
        post(self.post)
    }
}

/// A post carries other rights, wants other competences, or is called otherwise.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostChanged {
    /// Which one.
    pub post: PostId,
    /// Everything that may change, as it is now.
    pub details: PostDetails,
}

impl Body for PostChanged {
    fn thing(&self) -> Thing {
        post(self.post)
    }
}

/// A post is no more; its code is not given again.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostAbolished {
    /// Which one.
    pub post: PostId,
}

impl Body for PostAbolished {
    fn thing(&self) -> Thing {
        post(self.post)
    }
}

/// A person holds a post.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolderAppointed {
    /// The post.
    pub post: PostId,
    /// The person.
    pub person: PersonId,
    /// Since when.
    pub from: Instant,
    /// Until when; none is until relieved.
    pub until: Option<Instant>,
}

impl Body for HolderAppointed {
    fn thing(&self) -> Thing {
        post(self.post)
    }
}

/// A person acts for a holder of a post.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeputyAppointed {
    /// The post.
    pub post: PostId,
    /// The deputy.
    pub person: PersonId,
    /// The holder.
    pub acts_for: PersonId,
    /// Since when.
    pub from: Instant,
    /// Until when; none is until relieved.
    pub until: Option<Instant>,
}

impl Body for DeputyAppointed {
    fn thing(&self) -> Thing {
        post(self.post)
    }
}

/// A person is no longer in a post, as holder or as deputy.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relieved {
    /// The post.
    pub post: PostId,
    /// The person.
    pub person: PersonId,
}

impl Body for Relieved {
    fn thing(&self) -> Thing {
        post(self.post)
    }
}

/// A person came into the register.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonRegistered {
    /// Which one.
    pub person: PersonId,
    /// The house's own number of the person; never an identity number.
    pub number: Key,
    /// What the person is called.
    pub name: VaultText,
    /// In which employment.
    pub kind: PersonKind,
    /// Where.
    pub organisation: OrganisationId,
}

impl Body for PersonRegistered {
    fn thing(&self) -> Thing {
        person(self.person)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::Employment(self.person), &mut self.name);
    }
}

/// A person has another name, employment or organisation.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonChanged {
    /// Which one.
    pub person: PersonId,
    /// The new name; none where it stays.
    pub name: Option<VaultText>,
    /// In which employment now.
    pub kind: PersonKind,
    /// Where now.
    pub organisation: OrganisationId,
}

impl Body for PersonChanged {
    fn thing(&self) -> Thing {
        person(self.person)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        if let Some(name) = &mut self.name {
            visit(VaultKey::Employment(self.person), name);
        }
    }
}

/// A person left; what is in the vault stays until its retention ends.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmploymentEnded {
    /// Which one.
    pub person: PersonId,
}

impl Body for EmploymentEnded {
    fn thing(&self) -> Thing {
        person(self.person)
    }
}

/// A person is reached under a number.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactSet {
    /// Whose.
    pub person: PersonId,
    /// Which contact.
    pub contact: ContactId,
    /// What kind it is.
    pub kind: ContactKind,
    /// Its place in the order of calling, from 1.
    pub order: u32,
    /// The number; none where it stays. A new number has not been verified.
    pub number: Option<VaultText>,
}

impl Body for ContactSet {
    fn thing(&self) -> Thing {
        Thing::new("contact", self.contact)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        if let Some(number) = &mut self.number {
            visit(VaultKey::Employment(self.person), number);
        }
    }
}

/// A person is not reached under a number any more.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactRemoved {
    /// Whose.
    pub person: PersonId,
    /// Which contact.
    pub contact: ContactId,
}

impl Body for ContactRemoved {
    fn thing(&self) -> Thing {
        Thing::new("contact", self.contact)
    }
}

/// Somebody called a number.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactVerified {
    /// Whose number.
    pub person: PersonId,
    /// Which contact.
    pub contact: ContactId,
    /// What came of it.
    pub result: CallResult,
    /// On which day.
    pub called_on: Day,
    /// Who called, where it was not who entered it.
    pub called_by: Option<PersonId>,
}

impl Body for ContactVerified {
    fn thing(&self) -> Thing {
        Thing::new("contact", self.contact)
    }
}

/// A person has a competence, by a certificate.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompetenceCertified {
    /// Who.
    pub person: PersonId,
    /// What they can do.
    pub competence: Competence,
    /// Since when; none where nobody knows.
    pub issued: Option<Day>,
    /// The last day on which it counts; none is for good.
    pub expires: Option<Day>,
}

impl Body for CompetenceCertified {
    fn thing(&self) -> Thing {
        Thing::new("certificate", format!("{}/{}", self.person, self.competence.name()))
    }
}

/// A certificate does not count any more.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompetenceWithdrawn {
    /// Whose.
    pub person: PersonId,
    /// Which competence.
    pub competence: Competence,
}

impl Body for CompetenceWithdrawn {
    fn thing(&self) -> Thing {
        Thing::new("certificate", format!("{}/{}", self.person, self.competence.name()))
    }
}

/// A person is on duty, or not.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutySet {
    /// Who.
    pub person: PersonId,
    /// Whether they can be called upon.
    pub state: DutyState,
}

impl Body for DutySet {
    fn thing(&self) -> Thing {
        Thing::new("duty", self.person)
    }
}
