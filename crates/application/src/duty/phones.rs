//! Whom the desk may call, under which numbers, and what came of the last calls.

use domain::kernel::{
    CallResult, ContactId, Instant, Key, Label, OrganisationId, PersonId, PostId, Realm, Right,
};
use domain::people::{ContactKind, DutyState, Post};

use super::shifts::{Colleague, opened};
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::DutySaid;

/// So many posts are shown at once.
pub const PHONE_POSTS_MAX: usize = 20;
/// Fewer digits find everybody.
const DIGITS_MIN: usize = 3;
/// So many calls to a person are looked back at.
const CALLS_MAX: u32 = 50;

/// Posts that somebody looked for, with whoever can be called.
#[derive(Clone, Debug)]
pub struct PhoneBook {
    /// The posts, in the order of their codes.
    pub posts: Vec<PostPhones>,
    /// Whether there are more than [`PHONE_POSTS_MAX`].
    pub has_more: bool,
}

/// A post, with whoever can be called.
#[derive(Clone, Debug)]
pub struct PostPhones {
    /// Which post.
    pub post: PostId,
    /// What it is called.
    pub title: Label,
    /// What its unit is called.
    pub unit: Option<Label>,
    /// Its holders, then those who act for them.
    pub people: Vec<PersonPhones>,
}

/// A person with their numbers, in the order of calling.
#[derive(Clone, Debug)]
pub struct PersonPhones {
    /// Who.
    pub who: Colleague,
    /// Whether they act for a holder of the post.
    pub is_deputy: bool,
    /// Whether they can be called upon.
    pub duty: Option<DutyState>,
    /// Their numbers.
    pub numbers: Vec<PhoneNumber>,
}

/// A number of a person.
#[derive(Clone, Debug)]
pub struct PhoneNumber {
    /// Which contact.
    pub contact: ContactId,
    /// What kind of number it is.
    pub kind: ContactKind,
    /// The number; none where it was destroyed.
    pub number: Option<String>,
    /// When it was called last from the desk, and what came of it.
    pub last_call: Option<(Instant, CallResult)>,
}

/// What somebody looks for in the phone book.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum PhonesWanted {
    /// The posts whose name or unit holds this text, or that somebody of this name or number is in;
    /// an empty one finds all.
    Named(String),
    /// The posts of one person.
    Of(PersonId),
}

/// Whom the desk may call.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn phone_book(
    reading: &mut Reading<'_>,
    realm: &Realm,
    wanted: &PhonesWanted,
) -> Result<PhoneBook, Fault> {
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let registers = reading.units_and_posts(realm)?;
    let unit_of = |it: OrganisationId| {
        registers.units.iter().find(|unit| unit.id == it).map(|unit| unit.details.name.clone())
    };
    let is_wanted = |post: &&Post| match wanted {
        PhonesWanted::Of(person) => post.role_at(*person, now).is_some(),
        PhonesWanted::Named(text) => {
            let unit = unit_of(post.details.organisation);
            holds(&post.details.title, text) || unit.is_some_and(|it| holds(&it, text))
        }
    };
    let has_people = |post: &&Post| post.holders_at(now).next().is_some();
    let standing = registers.posts.iter().filter(|it| !it.is_abolished);
    let mut found = Vec::new();
    for post in standing.filter(has_people) {
        if is_wanted(&post) || has_somebody(reading, (realm, now), (post, wanted))? {
            found.push(post);
        }
    }
    let has_more = found.len() > PHONE_POSTS_MAX;
    found.truncate(PHONE_POSTS_MAX);
    let mut posts = Vec::with_capacity(found.len());
    for post in found {
        let holders = post.holders_at(now).map(|it| (it, false));
        let deputies = post.deputies_at(now).map(|(it, _)| (it, true));
        let mut people: Vec<PersonPhones> = Vec::new();
        for (person, is_deputy) in holders.chain(deputies) {
            if people.iter().all(|it| it.who.person != person) {
                people.push(person_phones(reading, realm, (person, is_deputy))?);
            }
        }
        let unit = unit_of(post.details.organisation);
        posts.push(PostPhones { post: post.id, title: post.details.title.clone(), unit, people });
    }
    Ok(PhoneBook { posts, has_more })
}

/// The first number of whoever is in the first post of a unit that has anybody.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub(super) fn first_number(
    reading: &mut Reading<'_>,
    realm: &Realm,
    unit: &Key,
) -> Result<Option<String>, Fault> {
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let registers = reading.units_and_posts(realm)?;
    let unit = registers.units.iter().find(|it| it.code == *unit).map(|it| it.id);
    let of_unit = |it: &&Post| !it.is_abolished && Some(it.details.organisation) == unit;
    for post in registers.posts.iter().filter(of_unit) {
        for person in post.holders_at(now) {
            let phones = person_phones(reading, realm, (person, false))?;
            if let Some(number) = phones.numbers.into_iter().find_map(|it| it.number) {
                return Ok(Some(number));
            }
        }
    }
    Ok(None)
}

/// Whether somebody in a post is called so, or has a number that holds these digits.
fn has_somebody(
    reading: &mut Reading<'_>,
    (realm, now): (&Realm, Instant),
    (post, wanted): (&Post, &PhonesWanted),
) -> Result<bool, Fault> {
    let text = match wanted {
        PhonesWanted::Named(text) if !text.is_empty() => text,
        PhonesWanted::Named(_) | PhonesWanted::Of(_) => return Ok(false),
    };
    let digits = digits_of(text);
    let people = post.holders_at(now).chain(post.deputies_at(now).map(|(it, _)| it));
    for person in people {
        let Some(row) = reading.view.person(realm, person)? else { continue };
        if opened(reading, Some(&row.name))?.is_some_and(|name| name.contains(text.as_str())) {
            return Ok(true);
        }
        if digits.len() < DIGITS_MIN {
            continue;
        }
        for contact in &row.contacts {
            let number = opened(reading, Some(&contact.number))?;
            if number.is_some_and(|it| digits_of(&it).contains(&digits)) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The numbers of one person.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn person_phones(
    reading: &mut Reading<'_>,
    realm: &Realm,
    (person, is_deputy): (PersonId, bool),
) -> Result<PersonPhones, Fault> {
    let row = reading.view.person(realm, person)?;
    let name = opened(reading, row.as_ref().map(|it| &it.name))?;
    let calls = reading.view.calls_to(realm, person, CALLS_MAX)?;
    let last_call = |contact: ContactId| {
        calls.iter().find_map(|it| match &it.said {
            DutySaid::Call { to, result, .. } if to.contact == contact => Some((it.at, *result)),
            DutySaid::Call { .. } | DutySaid::Line { .. } => None,
        })
    };
    let mut numbers = Vec::new();
    for contact in row.iter().flat_map(|it| &it.contacts) {
        let number = opened(reading, Some(&contact.number))?;
        let last_call = last_call(contact.id);
        numbers.push(PhoneNumber { contact: contact.id, kind: contact.kind, number, last_call });
    }
    let duty = row.as_ref().map(|it| it.duty);
    Ok(PersonPhones { who: Colleague { person, name }, is_deputy, duty, numbers })
}

/// Who may be put on the roster: whoever is in a post with one of these rights, by name and post.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn people_with(
    reading: &mut Reading<'_>,
    realm: &Realm,
    rights: &[Right],
) -> Result<Vec<(Colleague, Label)>, Fault> {
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let registers = reading.units_and_posts(realm)?;
    let mut people: Vec<(Colleague, Label)> = Vec::new();
    let may = |it: &&Post| rights.iter().any(|right| it.details.rights.contains(right));
    for post in registers.posts.iter().filter(|it| !it.is_abolished).filter(may) {
        let deputies = post.deputies_at(now).map(|(it, _)| it);
        for person in post.holders_at(now).chain(deputies) {
            if people.iter().all(|(it, _)| it.person != person) {
                let colleague = super::shifts::colleague(reading, realm, person)?;
                people.push((colleague, post.details.title.clone()));
            }
        }
    }
    Ok(people)
}

fn holds(name: &Label, text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let is_in = |it: &str| it.to_lowercase().contains(&text);
    is_in(name.zh.as_str()) || name.en.as_ref().is_some_and(|it| is_in(it.as_str()))
}
