//! A small bureau to test on: given a register, when a verb, then events or a refusal.

use uuid::Uuid;

use super::{
    AppointDeputy, AppointHolder, ContactKind, DefinePost, Event, Known, OrganisationDetails,
    OrganisationKind, People, PersonKind, PhoneNumber, PostDetails, PostKind, Refusal,
    RegisterOrganisation, RegisterPerson, SetContact,
};
use crate::kernel::{
    ContactId, Day, House, Instant, Label, Moment, OrganisationId, PersonId, PostId, Stream, Text,
    Verb,
};

pub(super) fn organisation(number: u128) -> OrganisationId {
    OrganisationId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn post(number: u128) -> PostId {
    PostId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn person(number: u128) -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn contact(number: u128) -> ContactId {
    ContactId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// 2026-05-28T20:26:40Z.
pub(super) fn noon() -> Moment {
    Moment::at(Instant::from_microseconds(1_780_000_000_000_000))
}

/// A county and one of its townships exist; the vault says nothing.
pub(super) fn known() -> Known {
    let mut known = Known::default();
    known.regions.extend(["990001", "990001001"].map(|it| it.parse().expect("a region")));
    known
}

pub(super) fn details(name: &str, parent: Option<u128>) -> OrganisationDetails {
    OrganisationDetails {
        name: label(name),
        kind: OrganisationKind::PublicSecurity,
        parent: parent.map(organisation),
        region: Some("990001".parse().expect("a county")),
    }
}

pub(super) fn label(name: &str) -> Label {
    Label::chinese(Text::parse(name).expect("fits"))
}

pub(super) fn post_details(title: &str, holders_wanted: u32) -> PostDetails {
    PostDetails {
        title: label(title),
        organisation: organisation(1),
        kind: PostKind::DutyOfficer,
        holders_wanted,
        rights: [].into(),
        area: None,
        needs: [].into(),
    }
}

/// A register with the bureau, which is organisation 1.
pub(super) fn bureau() -> People {
    let mut people = People::new(House);
    with_unit(&mut people, 1, None);
    people
}

pub(super) fn with_unit(people: &mut People, number: u128, parent: Option<u128>) {
    let verb = RegisterOrganisation {
        organisation: organisation(number),
        code: format!("unit-{number}").parse().expect("a key"),
        details: details("云泽县公安局", parent),
    };
    decide(people, &known(), &verb).expect("it can be registered");
}

pub(super) fn with_post(people: &mut People, number: u128) {
    let code = format!("post-{number}").parse().expect("a key");
    let verb = DefinePost { post: post(number), code, details: post_details("值班员", 1) };
    decide(people, &known(), &verb).expect("it can be defined");
}

pub(super) fn with_person(people: &mut People, number: u128) {
    let verb = RegisterPerson {
        person: person(number),
        number: format!("j{number:03}").parse().expect("a key"),
        name: Text::parse(&format!("民警{number}")).expect("fits"),
        kind: PersonKind::Sworn,
        organisation: organisation(1),
    };
    decide(people, &known(), &verb).expect("they can be registered");
}

pub(super) fn with_contact(people: &mut People, number: u128) {
    let verb = SetContact {
        person: person(number),
        contact: contact(number),
        kind: ContactKind::Mobile,
        number: PhoneNumber::parse("13800138000").expect("a number"),
        order: None,
    };
    decide(people, &known(), &verb).expect("it can be set");
}

pub(super) fn holds(people: &mut People, number: u128, in_post: u128) {
    let (post, person) = (post(in_post), person(number));
    let verb = AppointHolder { post, person, from: None, until: None };
    decide(people, &known(), &verb).expect("they can be appointed");
}

/// A deputy of the first holder of post 1.
pub(super) fn acts(people: &mut People, number: u128, acts_for: u128) {
    let (person, acts_for) = (person(number), person(acts_for));
    let verb = AppointDeputy { post: post(1), person, acts_for, from: None, until: None };
    decide(people, &known(), &verb).expect("they can be appointed");
}

/// Decides at a moment of 2026 and folds what came out.
pub(super) fn decide<V>(people: &mut People, known: &Known, verb: &V) -> Result<Vec<Event>, Refusal>
where
    V: Verb<Of = People, Facts = Known>,
{
    let mut events = Vec::new();
    verb.decide(people, known, noon(), &mut events)?;
    for event in &events {
        people.evolve(event, noon());
    }
    Ok(events)
}
