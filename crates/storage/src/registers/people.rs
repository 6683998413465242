//! What can be asked about people.

use application::{Fault, PeopleView};
use domain::kernel::{Key, OrganisationId, PersonId, PostId, Realm};
use domain::people::{Organisation, Person, Post};

use crate::store::Open;
use crate::tables::people::{organisations, persons, posts};

impl PeopleView for Open<'_> {
    fn organisations(&mut self, realm: &Realm) -> Result<Vec<Organisation>, Fault> {
        organisations::all(&mut self.store.session, &self.store.jurisdiction, realm)
    }
    fn organisation(
        &mut self,
        realm: &Realm,
        organisation: OrganisationId,
    ) -> Result<Option<Organisation>, Fault> {
        let store = &mut *self.store;
        organisations::one(&mut store.session, &store.jurisdiction, realm, organisation)
    }
    fn organisation_coded(
        &mut self,
        realm: &Realm,
        code: &Key,
    ) -> Result<Option<Organisation>, Fault> {
        organisations::coded(&mut self.store.session, &self.store.jurisdiction, realm, code)
    }
    fn posts(&mut self, realm: &Realm) -> Result<Vec<Post>, Fault> {
        posts::all(&mut self.store.session, &self.store.jurisdiction, realm)
    }
    fn post(&mut self, realm: &Realm, post: PostId) -> Result<Option<Post>, Fault> {
        posts::one(&mut self.store.session, &self.store.jurisdiction, realm, post)
    }
    fn post_coded(&mut self, realm: &Realm, code: &Key) -> Result<Option<Post>, Fault> {
        posts::coded(&mut self.store.session, &self.store.jurisdiction, realm, code)
    }
    fn posts_of(&mut self, realm: &Realm, person: PersonId) -> Result<Vec<Post>, Fault> {
        posts::of_person(&mut self.store.session, &self.store.jurisdiction, realm, person)
    }
    fn persons(
        &mut self,
        realm: &Realm,
        after: Option<&Key>,
        rows_max: u32,
    ) -> Result<Vec<Person>, Fault> {
        let store = &mut *self.store;
        persons::list(&mut store.session, &store.jurisdiction, realm, (after, rows_max))
    }
    fn persons_of(
        &mut self,
        realm: &Realm,
        organisation: OrganisationId,
    ) -> Result<Vec<Person>, Fault> {
        let store = &mut *self.store;
        persons::of_organisation(&mut store.session, &store.jurisdiction, realm, organisation)
    }
    fn strength(&mut self, realm: &Realm) -> Result<Vec<(OrganisationId, u32)>, Fault> {
        persons::strength(&mut self.store.session, &self.store.jurisdiction, realm)
    }
    fn person(&mut self, realm: &Realm, person: PersonId) -> Result<Option<Person>, Fault> {
        persons::one(&mut self.store.session, &self.store.jurisdiction, realm, person)
    }
    fn person_numbered(&mut self, realm: &Realm, number: &Key) -> Result<Option<PersonId>, Fault> {
        persons::numbered(&mut self.store.session, &self.store.jurisdiction, realm, number)
    }
}
