//! What is kept of organisations, posts and persons.

use domain::kernel::{Key, OrganisationId, PersonId, PostId, Realm};
use domain::people::{Organisation, People, Person, Post};

use crate::failure::Fault;

/// What can be asked about people. Names and numbers are commitments: pages open them one by one.
/// Every method fails only when the store cannot be read.
#[expect(clippy::missing_errors_doc, reason = "said once, on the trait")]
pub trait PeopleView {
    /// Every organisation, dissolved ones among them, in the order of their codes.
    fn organisations(&mut self, realm: &Realm) -> Result<Vec<Organisation>, Fault>;
    /// One organisation.
    fn organisation(
        &mut self,
        realm: &Realm,
        organisation: OrganisationId,
    ) -> Result<Option<Organisation>, Fault>;
    /// The organisation of a code.
    fn organisation_coded(
        &mut self,
        realm: &Realm,
        code: &Key,
    ) -> Result<Option<Organisation>, Fault>;
    /// Every post with whoever is in it, abolished ones among them, in the order of their codes.
    fn posts(&mut self, realm: &Realm) -> Result<Vec<Post>, Fault>;
    /// One post with whoever is in it.
    fn post(&mut self, realm: &Realm, post: PostId) -> Result<Option<Post>, Fault>;
    /// The post of a code, abolished or not, with whoever is in it.
    fn post_coded(&mut self, realm: &Realm, code: &Key) -> Result<Option<Post>, Fault>;
    /// The posts that a person is in, as holder or deputy, each with everybody who is in it.
    fn posts_of(&mut self, realm: &Realm, person: PersonId) -> Result<Vec<Post>, Fault>;
    /// Persons with contacts and certificates, those who left among them, in the order of their
    /// numbers, at most `rows_max` of them behind a number.
    fn persons(
        &mut self,
        realm: &Realm,
        after: Option<&Key>,
        rows_max: u32,
    ) -> Result<Vec<Person>, Fault>;
    /// The persons of an organisation, in the order of their numbers.
    fn persons_of(
        &mut self,
        realm: &Realm,
        organisation: OrganisationId,
    ) -> Result<Vec<Person>, Fault>;
    /// How many people of each organisation can be called upon: those who have not left and are
    /// neither on leave nor unavailable.
    fn strength(&mut self, realm: &Realm) -> Result<Vec<(OrganisationId, u32)>, Fault>;
    /// One person.
    fn person(&mut self, realm: &Realm, person: PersonId) -> Result<Option<Person>, Fault>;
    /// The person of a number.
    fn person_numbered(&mut self, realm: &Realm, number: &Key) -> Result<Option<PersonId>, Fault>;

    /// The whole register, as the rules know it: for gaps, exports and checks of plans.
    fn people(&mut self, realm: &Realm) -> Result<People, Fault> {
        let organisations = self.organisations(realm)?;
        let posts = self.posts(realm)?;
        let persons = self.persons(realm, None, u32::MAX)?;
        Ok(People::of(organisations, posts, persons))
    }
}
