//! What the rules of people may answer instead of acting.

use super::kinds::Competence;
use crate::kernel::{Day, Key, OrganisationId, PersonId, PostId, RegionCode, RowProblems};
use crate::refusals;

refusals! {
    /// There is no such organisation.
    NoSuchOrganisation { organisation: OrganisationId } = "no_such_organisation",
    /// No organisation has this code.
    NoSuchUnitCode { unit: Key } = "no_such_unit_code",
    /// It was dissolved.
    OrganisationDissolved { unit: Key } = "organisation_dissolved",
    /// Another organisation has this code.
    UnitCodeTaken { unit: Key } = "unit_code_taken",
    /// It would stand below itself.
    Cycle { unit: Key } = "organisation_cycle",
    /// It still has units, posts or people.
    StillInUse { units: u64, posts: u64, people: u64 } = "organisation_still_in_use",
    /// The list of regions has no such code.
    NoSuchRegion { region: RegionCode } = "no_such_region",
    /// There is no such post.
    NoSuchPost { post: PostId } = "no_such_post",
    /// Another post has this code.
    PostCodeTaken { key: Key } = "post_code_taken",
    /// It was abolished.
    PostAbolished { key: Key } = "post_abolished",
    /// Somebody is still in it.
    PostStillHeld { persons: u64 } = "post_still_held",
    /// A post wants at least one holder.
    NobodyWanted = "nobody_wanted",
    /// There is no such person.
    NoSuchPerson { person: PersonId } = "no_such_person",
    /// Nobody has this number.
    NoSuchNumber { number: Key } = "no_such_number",
    /// Another person has this number.
    NumberTaken { number: Key } = "number_taken",
    /// An identity number or a phone number was given as the number of a person.
    NumberIsPersonal = "number_is_personal",
    /// The employment has ended.
    EmploymentEnded { number: Key } = "employment_ended",
    /// The person is in this post in the other role already.
    AlreadyInPost { number: Key } = "already_in_post",
    /// Nobody acts for themselves.
    OwnDeputy { number: Key } = "own_deputy",
    /// The one who shall be acted for does not hold the post.
    NotAHolder { number: Key } = "not_a_holder",
    /// The person is not in this post.
    NotInPost { number: Key } = "not_in_post",
    /// It would end before it begins.
    EndsBeforeItBegins = "ends_before_it_begins",
    /// The person has no such contact.
    NoSuchContact = "no_such_contact",
    /// More contacts than anybody calls.
    TooManyContacts { contacts_max: u32 } = "too_many_contacts",
    /// It cannot have happened yet.
    DayInTheFuture { day: Day } = "day_in_the_future",
    /// The certificate expires before it was issued.
    ExpiresBeforeIssue = "expires_before_issue",
    /// The person has no such certificate.
    NoSuchCertificate { competence: Competence } = "no_such_certificate",
    /// This key stands in the file twice.
    RepeatedInFile { key: Key, first_row: u32 } = "repeated_in_file",
    /// More rows than one file may have.
    TooManyRows { rows_max: u32 } = "too_many_rows",
    /// Rows of a file have problems; nothing of the file was taken.
    RowsRefused { problems: RowProblems } = "people_rows_refused",
}
