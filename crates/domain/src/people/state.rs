//! The people of the house as their events have made them.

use std::collections::{BTreeMap, BTreeSet};

use super::details::{OrganisationDetails, PostDetails};
use super::events::{
    ContactSet, ContactVerified, DeputyAppointed, Event, HolderAppointed, OrganisationRegistered,
    PersonChanged, PersonRegistered, PostDefined,
};
use super::kinds::{CallResult, Competence, ContactKind, DutyState, PersonKind};
use super::refusals::Refusal;
use crate::kernel::{
    ContactId, Day, House, Instant, Key, Moment, OrganisationId, PersonId, PostId, Stream,
    VaultText,
};

/// Organisations, posts and persons of one jurisdiction in one realm.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct People {
    organisations: BTreeMap<OrganisationId, Organisation>,
    posts: BTreeMap<PostId, Post>,
    persons: BTreeMap<PersonId, Person>,
    units_by_code: BTreeMap<Key, OrganisationId>,
    posts_by_code: BTreeMap<Key, PostId>,
    persons_by_number: BTreeMap<Key, PersonId>,
}

/// An organisation or unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Organisation {
    /// Which one.
    pub id: OrganisationId,
    /// What plans and spreadsheets call it.
    pub code: Key,
    /// What may change.
    pub details: OrganisationDetails,
    /// Whether it is no more.
    pub is_dissolved: bool,
}

/// A post, with whoever is in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Post {
    /// Which one.
    pub id: PostId,
    /// What plans and spreadsheets call it.
    pub code: Key,
    /// What may change.
    pub details: PostDetails,
    /// Whether it is no more.
    pub is_abolished: bool,
    /// Holders and deputies, those of the past that nobody relieved among them.
    pub appointments: BTreeMap<PersonId, Appointment>,
}

/// That a person is in a post.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Appointment {
    /// Who.
    pub person: PersonId,
    /// The holder for whom a deputy acts; none for a holder.
    pub acts_for: Option<PersonId>,
    /// Since when.
    pub from: Instant,
    /// Until when; none is until relieved.
    pub until: Option<Instant>,
}

/// A member of the house.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// Which one.
    pub id: PersonId,
    /// The house's own number of the person.
    pub number: Key,
    /// What the person is called; in the vault.
    pub name: VaultText,
    /// In which employment.
    pub kind: PersonKind,
    /// Where.
    pub organisation: OrganisationId,
    /// Whether the employment has ended.
    pub has_left: bool,
    /// Whether they can be called upon.
    pub duty: DutyState,
    /// Since when.
    pub duty_since: Instant,
    /// How they are reached, in the order of calling.
    pub contacts: Vec<Contact>,
    /// What they have learned.
    pub certificates: BTreeMap<Competence, Certificate>,
}

/// A number under which a person is reached.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contact {
    /// Which one.
    pub id: ContactId,
    /// What kind it is.
    pub kind: ContactKind,
    /// The number; in the vault.
    pub number: VaultText,
    /// The last call to it; none where nobody has tried.
    pub verified: Option<Verification>,
}

/// The last call to a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Verification {
    /// On which day.
    pub called_on: Day,
    /// What came of it.
    pub result: CallResult,
    /// Who called, where it was not who entered it.
    pub called_by: Option<PersonId>,
}

/// Since when and until when a competence counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Certificate {
    /// Since when; none where nobody knows.
    pub issued: Option<Day>,
    /// The last day on which it counts; none is for good.
    pub expires: Option<Day>,
}

impl Certificate {
    /// Whether it counts on that day.
    #[must_use]
    pub fn counts_on(&self, today: Day) -> bool {
        self.expires.is_none_or(|last| today <= last)
    }
}

impl Appointment {
    /// Whether it counts at that instant.
    #[must_use]
    pub fn counts_at(&self, now: Instant) -> bool {
        self.from <= now && self.until.is_none_or(|until| now < until)
    }
}

impl Post {
    /// Who holds it at that instant.
    pub fn holders_at(&self, now: Instant) -> impl Iterator<Item = PersonId> {
        let counts = move |it: &&Appointment| it.acts_for.is_none() && it.counts_at(now);
        self.appointments.values().filter(counts).map(|it| it.person)
    }

    /// Who acts for a holder in it at that instant: deputy and holder. Whoever acted for somebody
    /// who no longer holds the post acts for nobody.
    pub fn deputies_at(&self, now: Instant) -> impl Iterator<Item = (PersonId, PersonId)> {
        let counting = self.appointments.values().filter(move |it| it.counts_at(now));
        counting.filter_map(move |it| {
            let holder = it.acts_for.filter(|holder| self.is_held_by(*holder, now))?;
            Some((it.person, holder))
        })
    }

    /// As what a person is in it at that instant; none where they are not.
    #[must_use]
    pub fn role_at(&self, person: PersonId, now: Instant) -> Option<Role> {
        let appointment = self.appointments.get(&person).filter(|it| it.counts_at(now))?;
        match appointment.acts_for {
            None => Some(Role::Holder),
            Some(holder) => self.is_held_by(holder, now).then_some(Role::DeputyOf(holder)),
        }
    }

    fn is_held_by(&self, person: PersonId, now: Instant) -> bool {
        let appointment = self.appointments.get(&person);
        appointment.is_some_and(|it| it.acts_for.is_none() && it.counts_at(now))
    }
}

/// As what somebody is in a post.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// The post is theirs.
    Holder,
    /// They act for its holder.
    DeputyOf(PersonId),
}

impl People {
    /// Puts together what a store kept apart.
    #[must_use]
    pub fn of(
        organisations: impl IntoIterator<Item = Organisation>,
        posts: impl IntoIterator<Item = Post>,
        persons: impl IntoIterator<Item = Person>,
    ) -> Self {
        let mut people = Self::default();
        for it in organisations {
            people.units_by_code.insert(it.code.clone(), it.id);
            people.organisations.insert(it.id, it);
        }
        for it in posts {
            people.posts_by_code.insert(it.code.clone(), it.id);
            people.posts.insert(it.id, it);
        }
        for it in persons {
            people.persons_by_number.insert(it.number.clone(), it.id);
            people.persons.insert(it.id, it);
        }
        people
    }

    /// Every organisation, dissolved ones among them, by age.
    pub fn organisations(&self) -> impl Iterator<Item = &Organisation> {
        self.organisations.values()
    }

    /// Every post, abolished ones among them, by age.
    pub fn posts(&self) -> impl Iterator<Item = &Post> {
        self.posts.values()
    }

    /// Every person, those who left among them, by age.
    pub fn persons(&self) -> impl Iterator<Item = &Person> {
        self.persons.values()
    }

    /// One organisation.
    #[must_use]
    pub fn organisation(&self, id: OrganisationId) -> Option<&Organisation> {
        self.organisations.get(&id)
    }

    /// One post.
    #[must_use]
    pub fn post(&self, id: PostId) -> Option<&Post> {
        self.posts.get(&id)
    }

    /// One person.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.persons.get(&id)
    }

    /// The organisation of a code.
    #[must_use]
    pub fn organisation_coded(&self, code: &Key) -> Option<&Organisation> {
        self.units_by_code.get(code).and_then(|id| self.organisation(*id))
    }

    /// The post of a code.
    #[must_use]
    pub fn post_coded(&self, code: &Key) -> Option<&Post> {
        self.posts_by_code.get(code).and_then(|id| self.post(*id))
    }

    /// The person of a number.
    #[must_use]
    pub fn person_numbered(&self, number: &Key) -> Option<&Person> {
        self.persons_by_number.get(number).and_then(|id| self.person(*id))
    }

    /// The posts that a person is in, as holder or deputy.
    pub fn posts_of(&self, person: PersonId) -> impl Iterator<Item = (&Post, &Appointment)> {
        self.posts.values().filter_map(move |it| it.appointments.get(&person).map(|at| (it, at)))
    }

    /// An organisation and all that stand above it, nearest first; ends where it would run in a
    /// circle.
    pub fn line_of(&self, id: OrganisationId) -> impl Iterator<Item = &Organisation> {
        let mut seen = BTreeSet::new();
        let mut next = Some(id);
        std::iter::from_fn(move || {
            let it = self.organisation(next.take()?)?;
            next = it.details.parent;
            seen.insert(it.id).then_some(it)
        })
    }
}

impl Stream for People {
    type Id = House;
    type Event = Event;
    type Refusal = Refusal;
    const NAME: &'static str = "people";
    const IS_COPIED: bool = true;

    fn new(_: House) -> Self {
        Self::default()
    }

    fn evolve(&mut self, event: &Event, moment: Moment) {
        match event {
            Event::OrganisationRegistered(it) => self.add_organisation(it),
            Event::OrganisationChanged(it) => {
                self.change_organisation(it.organisation, |of| of.details = it.details.clone());
            }
            Event::OrganisationDissolved(it) => {
                self.change_organisation(it.organisation, |of| of.is_dissolved = true);
            }
            Event::PostDefined(it) => self.add_post(it),
            Event::PostChanged(it) => {
                self.change_post(it.post, |of| of.details = it.details.clone());
            }
            Event::PostAbolished(it) => self.change_post(it.post, |of| of.is_abolished = true),
            Event::HolderAppointed(it) => {
                let Appointed { post, person, from, until } = it.into();
                self.appoint(post, Appointment { person, acts_for: None, from, until });
            }
            Event::DeputyAppointed(it) => {
                let Appointed { post, person, from, until } = it.into();
                let acts_for = Some(it.acts_for);
                self.appoint(post, Appointment { person, acts_for, from, until });
            }
            Event::Relieved(it) => self.change_post(it.post, |of| {
                of.appointments.remove(&it.person);
            }),
            Event::PersonRegistered(it) => self.add_person(it, moment),
            Event::PersonChanged(it) => self.change_person(it.person, |of| of.change(it)),
            Event::EmploymentEnded(it) => self.change_person(it.person, |of| of.has_left = true),
            Event::ContactSet(it) => self.change_person(it.person, |of| of.set_contact(it)),
            Event::ContactRemoved(it) => self.change_person(it.person, |of| {
                of.contacts.retain(|contact| contact.id != it.contact);
            }),
            Event::ContactVerified(it) => self.change_person(it.person, |of| of.verify(it)),
            Event::CompetenceCertified(it) => self.change_person(it.person, |of| {
                let certificate = Certificate { issued: it.issued, expires: it.expires };
                of.certificates.insert(it.competence, certificate);
            }),
            Event::CompetenceWithdrawn(it) => self.change_person(it.person, |of| {
                of.certificates.remove(&it.competence);
            }),
            Event::DutySet(it) => self.change_person(it.person, |of| {
                of.duty = it.state;
                of.duty_since = moment.happened_at;
            }),
        }
    }
}

/// What both appointments have in common.
struct Appointed {
    post: PostId,
    person: PersonId,
    from: Instant,
    until: Option<Instant>,
}

impl From<&HolderAppointed> for Appointed {
    fn from(it: &HolderAppointed) -> Self {
        Self { post: it.post, person: it.person, from: it.from, until: it.until }
    }
}

impl From<&DeputyAppointed> for Appointed {
    fn from(it: &DeputyAppointed) -> Self {
        Self { post: it.post, person: it.person, from: it.from, until: it.until }
    }
}

impl People {
    fn add_organisation(&mut self, it: &OrganisationRegistered) {
        self.units_by_code.insert(it.code.clone(), it.organisation);
        let (code, details) = (it.code.clone(), it.details.clone());
        let made = Organisation { id: it.organisation, code, details, is_dissolved: false };
        self.organisations.insert(it.organisation, made);
    }

    fn add_post(&mut self, it: &PostDefined) {
        self.posts_by_code.insert(it.code.clone(), it.post);
        let made = Post {
            id: it.post,
            code: it.code.clone(),
            details: it.details.clone(),
            is_abolished: false,
            appointments: BTreeMap::new(),
        };
        self.posts.insert(it.post, made);
    }

    fn add_person(&mut self, it: &PersonRegistered, moment: Moment) {
        self.persons_by_number.insert(it.number.clone(), it.person);
        let made = Person {
            id: it.person,
            number: it.number.clone(),
            name: it.name.clone(),
            kind: it.kind,
            organisation: it.organisation,
            has_left: false,
            duty: DutyState::Resting,
            duty_since: moment.happened_at,
            contacts: Vec::new(),
            certificates: BTreeMap::new(),
        };
        self.persons.insert(it.person, made);
    }

    fn change_organisation(&mut self, id: OrganisationId, change: impl FnOnce(&mut Organisation)) {
        if let Some(it) = self.organisations.get_mut(&id) {
            change(it);
        }
    }

    fn change_post(&mut self, id: PostId, change: impl FnOnce(&mut Post)) {
        if let Some(it) = self.posts.get_mut(&id) {
            change(it);
        }
    }

    fn change_person(&mut self, id: PersonId, change: impl FnOnce(&mut Person)) {
        if let Some(it) = self.persons.get_mut(&id) {
            change(it);
        }
    }

    fn appoint(&mut self, post: PostId, appointment: Appointment) {
        self.change_post(post, |of| {
            of.appointments.insert(appointment.person, appointment);
        });
    }
}

impl Person {
    fn change(&mut self, it: &PersonChanged) {
        if let Some(name) = &it.name {
            self.name = name.clone();
        }
        self.kind = it.kind;
        self.organisation = it.organisation;
    }

    fn verify(&mut self, it: &ContactVerified) {
        if let Some(contact) = self.contacts.iter_mut().find(|on| on.id == it.contact) {
            let (called_on, called_by) = (it.called_on, it.called_by);
            contact.verified = Some(Verification { called_on, result: it.result, called_by });
        }
    }

    fn set_contact(&mut self, set: &ContactSet) {
        let at = self.contacts.iter().position(|it| it.id == set.contact);
        let before = at.map(|at| self.contacts.remove(at));
        let stays = before.map(|it| (it.number, it.verified));
        let (number, verified) = match (&set.number, stays) {
            // A new number has not been called yet.
            (Some(number), _) => (number.clone(), None),
            (None, Some(stays)) => stays,
            // A journal that was written is never refused; no verb writes this.
            (None, None) => return,
        };
        let contact = Contact { id: set.contact, kind: set.kind, number, verified };
        let place = usize::try_from(set.order.saturating_sub(1)).unwrap_or(usize::MAX);
        self.contacts.insert(place.min(self.contacts.len()), contact);
    }
}
