//! People: organisations, posts with holders and deputies, persons, contacts, competences, duty.

mod abolish_post;
mod appoint_deputy;
mod appoint_holder;
mod certify_competence;
mod change_organisation;
mod change_person;
mod change_post;
mod define_post;
mod details;
mod dissolve_organisation;
mod end_employment;
mod events;
mod gaps;
mod import_people;
mod import_posts;
mod kinds;
mod known;
mod phone_number;
mod refusals;
mod register_organisation;
mod register_person;
mod relieve;
mod remove_contact;
mod set_contact;
mod set_duty;
mod state;
#[cfg(test)]
mod testing;
mod verify_contact;
mod withdraw_competence;

pub use abolish_post::AbolishPost;
pub use appoint_deputy::AppointDeputy;
pub use appoint_holder::AppointHolder;
pub use certify_competence::CertifyCompetence;
pub use change_organisation::ChangeOrganisation;
pub use change_person::ChangePerson;
pub use change_post::ChangePost;
pub use define_post::DefinePost;
pub use details::{OrganisationDetails, PostDetails};
pub use dissolve_organisation::DissolveOrganisation;
pub use end_employment::EndEmployment;
pub use events::{
    CompetenceCertified, CompetenceWithdrawn, ContactRemoved, ContactSet, ContactVerified,
    DeputyAppointed, DutySet, EmploymentEnded, Event, HolderAppointed, OrganisationChanged,
    OrganisationDissolved, OrganisationRegistered, PersonChanged, PersonRegistered, PostAbolished,
    PostChanged, PostDefined, Relieved,
};
pub use gaps::{CONTACT_DAYS_MAX, Gap, gaps};
pub use import_people::{CompetenceCell, ImportPeople, PersonRow, UnitRow};
pub use import_posts::{DeputyCell, ImportPosts, PhoneRow, PostRow};
pub use kinds::{
    CallResult, Competence, ContactKind, DutyState, OrganisationKind, PersonKind, PostKind,
};
pub use known::Known;
pub use phone_number::{NotAPhoneNumber, PhoneNumber};
pub use refusals::Refusal;
pub use register_organisation::RegisterOrganisation;
pub use register_person::RegisterPerson;
pub use relieve::Relieve;
pub use remove_contact::RemoveContact;
pub use set_contact::SetContact;
pub use set_duty::SetDuty;
pub use state::{
    Appointment, Certificate, Contact, Organisation, People, Person, Post, Role, Verification,
};
pub use verify_contact::VerifyContact;
pub use withdraw_competence::WithdrawCompetence;
