//! What the register of people lacks before anybody can rely on it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::kinds::{CallResult, Competence};
use super::state::{Certificate, People, Person, Post};
use crate::kernel::{Day, Instant, Key, Label, PersonId, PostId, Severity, Thing};

/// A number that nobody has called for longer than this counts as stale, in days. No law sets it:
/// it is the quarter after which this product no longer counts a number as ready.
pub const CONTACT_DAYS_MAX: i32 = 90;

/// A certificate that ends within this many days is told beforehand.
const EXPIRY_NOTICE_DAYS: i32 = 30;

/// One thing that is missing, and where.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "gap", rename_all = "snake_case")]
pub enum Gap {
    /// No organisation is registered at all.
    NoOrganisations,
    /// No post is defined: nobody can be made responsible.
    NoPosts,
    /// A post that nobody holds at this instant.
    PostWithoutHolder {
        /// Which post.
        post: PostId,
        /// What it is called.
        title: Label,
    },
    /// A post that fewer hold than it wants: `holders < holders_wanted`.
    TooFewHolders {
        /// Which post.
        post: PostId,
        /// What it is called.
        title: Label,
        /// How many hold it.
        holders: u32,
        /// How many it wants.
        holders_wanted: u32,
    },
    /// A post that somebody holds and nobody acts in.
    PostWithoutDeputy {
        /// Which post.
        post: PostId,
        /// What it is called.
        title: Label,
    },
    /// A holder who has never been certified for what the post needs.
    CompetenceMissing {
        /// Which post.
        post: PostId,
        /// What it is called.
        title: Label,
        /// Who holds it.
        person: PersonId,
        /// The holder's number.
        number: Key,
        /// What is missing.
        competence: Competence,
    },
    /// A holder whose certificate for what the post needs has expired: `today > expires`.
    CompetenceExpired {
        /// Which post.
        post: PostId,
        /// What it is called.
        title: Label,
        /// Who holds it.
        person: PersonId,
        /// The holder's number.
        number: Key,
        /// What has expired.
        competence: Competence,
        /// Its last day.
        expired: Day,
    },
    /// The same, within 30 days from today.
    CompetenceExpiring {
        /// Which post.
        post: PostId,
        /// What it is called.
        title: Label,
        /// Who holds it.
        person: PersonId,
        /// The holder's number.
        number: Key,
        /// What expires.
        competence: Competence,
        /// Its last day.
        expires: Day,
    },
    /// Somebody in a post, holder or deputy, who cannot be reached at all.
    ContactMissing {
        /// Who.
        person: PersonId,
        /// Their number.
        number: Key,
    },
    /// Somebody in a post, none of whose numbers has ever been called.
    ContactNeverVerified {
        /// Who.
        person: PersonId,
        /// Their number.
        number: Key,
    },
    /// Somebody in a post, at whose numbers the last calls found nobody.
    ContactUnanswered {
        /// Who.
        person: PersonId,
        /// Their number.
        number: Key,
    },
    /// Somebody in a post, whose last answered call is more than 90 days ago.
    ContactStale {
        /// Who.
        person: PersonId,
        /// Their number.
        number: Key,
        /// How many days ago it was.
        days: u32,
    },
}

impl Gap {
    /// How much it weighs.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::NoOrganisations
            | Self::NoPosts
            | Self::PostWithoutHolder { .. }
            | Self::ContactMissing { .. } => Severity::Error,
            Self::TooFewHolders { .. }
            | Self::PostWithoutDeputy { .. }
            | Self::CompetenceMissing { .. }
            | Self::CompetenceExpired { .. }
            | Self::ContactNeverVerified { .. }
            | Self::ContactUnanswered { .. }
            | Self::ContactStale { .. } => Severity::Warning,
            Self::CompetenceExpiring { .. } => Severity::Hint,
        }
    }

    /// What to open to mend it; none where the list itself is empty.
    #[must_use]
    pub fn at(&self) -> Option<Thing> {
        match self {
            Self::NoOrganisations | Self::NoPosts => None,
            Self::PostWithoutHolder { post, .. }
            | Self::TooFewHolders { post, .. }
            | Self::PostWithoutDeputy { post, .. } => Some(Thing::new("post", post)),
            Self::CompetenceMissing { person, .. }
            | Self::CompetenceExpired { person, .. }
            | Self::CompetenceExpiring { person, .. }
            | Self::ContactMissing { person, .. }
            | Self::ContactNeverVerified { person, .. }
            | Self::ContactUnanswered { person, .. }
            | Self::ContactStale { person, .. } => Some(Thing::new("person", person)),
        }
    }
}

/// What is missing at that instant, on that day of the county's calendar.
#[must_use]
pub fn gaps(people: &People, now: Instant, today: Day) -> Vec<Gap> {
    let mut found = Vec::new();
    if !people.organisations().any(|it| !it.is_dissolved) {
        found.push(Gap::NoOrganisations);
    }
    if !people.posts().any(|it| !it.is_abolished) {
        found.push(Gap::NoPosts);
    }
    for post in people.posts().filter(|it| !it.is_abolished) {
        look_at_post(people, post, (now, today), &mut found);
    }
    let in_posts: BTreeSet<_> = people
        .posts()
        .filter(|it| !it.is_abolished)
        .flat_map(|post| {
            post.holders_at(now).chain(post.deputies_at(now).map(|(deputy, _)| deputy))
        })
        .collect();
    for person in in_posts.into_iter().filter_map(|id| people.person(id)) {
        found.extend(contact_gap(person, today));
    }
    found
}

fn look_at_post(people: &People, post: &Post, (now, today): (Instant, Day), found: &mut Vec<Gap>) {
    let (id, title) = (post.id, &post.details.title);
    let holders: Vec<_> = post.holders_at(now).filter_map(|it| people.person(it)).collect();
    if holders.is_empty() {
        found.push(Gap::PostWithoutHolder { post: id, title: title.clone() });
        return;
    }
    let (count, wanted) =
        (u32::try_from(holders.len()).unwrap_or(u32::MAX), post.details.holders_wanted);
    if count < wanted {
        let (holders, holders_wanted, title) = (count, wanted, title.clone());
        found.push(Gap::TooFewHolders { post: id, title, holders, holders_wanted });
    }
    if post.deputies_at(now).next().is_none() {
        found.push(Gap::PostWithoutDeputy { post: id, title: title.clone() });
    }
    for holder in holders {
        let missing = post
            .details
            .needs
            .iter()
            .filter_map(|competence| competence_gap(post, holder, *competence, today));
        found.extend(missing);
    }
}

fn competence_gap(post: &Post, holder: &Person, competence: Competence, today: Day) -> Option<Gap> {
    let (person, number) = (holder.id, holder.number.clone());
    let (title, post) = (post.details.title.clone(), post.id);
    match holder.certificates.get(&competence) {
        None => Some(Gap::CompetenceMissing { post, title, person, number, competence }),
        Some(Certificate { expires: None, .. }) => None,
        Some(Certificate { expires: Some(expired), .. }) if today > *expired => {
            let expired = *expired;
            Some(Gap::CompetenceExpired { post, title, person, number, competence, expired })
        }
        Some(Certificate { expires: Some(expires), .. }) => {
            let expires = *expires;
            (expires.days_since(today) <= EXPIRY_NOTICE_DAYS).then_some(Gap::CompetenceExpiring {
                post,
                title,
                person,
                number,
                competence,
                expires,
            })
        }
    }
}

/// The best of a person's numbers counts: one that somebody answered lately is enough.
fn contact_gap(of: &Person, today: Day) -> Option<Gap> {
    let (person, number) = (of.id, of.number.clone());
    if of.contacts.is_empty() {
        return Some(Gap::ContactMissing { person, number });
    }
    let calls: Vec<_> = of.contacts.iter().filter_map(|it| it.verified).collect();
    let answered = calls.iter().filter(|it| it.result == CallResult::Answered);
    let days_ago = answered.map(|it| today.days_since(it.called_on)).min();
    match days_ago {
        None if calls.is_empty() => Some(Gap::ContactNeverVerified { person, number }),
        None => Some(Gap::ContactUnanswered { person, number }),
        Some(days) if days > CONTACT_DAYS_MAX => {
            let days = u32::try_from(days).unwrap_or(u32::MAX);
            Some(Gap::ContactStale { person, number, days })
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{
        acts, bureau, contact, day, decide, holds, known, noon, person, post, post_details,
        with_contact, with_person, with_post,
    };
    use super::super::{CertifyCompetence, ChangePost, VerifyContact};
    use super::*;
    use crate::kernel::{House, Stream};

    const TODAY: &str = "2026-05-29";

    fn found(people: &People) -> Vec<Gap> {
        gaps(people, noon().now, day(TODAY))
    }

    fn call(people: &mut People, number: u128, on: &str, result: CallResult) {
        let (person, contact, called_on) = (person(number), contact(number), day(on));
        let verb = VerifyContact { person, contact, result, called_on, called_by: None };
        decide(people, &known(), &verb).expect("a call can be written down");
    }

    /// A post with a holder and a deputy, both reached today.
    fn sound() -> People {
        let mut people = bureau();
        with_post(&mut people, 1);
        for number in 1..=2 {
            with_person(&mut people, number);
            with_contact(&mut people, number);
            call(&mut people, number, TODAY, CallResult::Answered);
        }
        holds(&mut people, 1, 1);
        acts(&mut people, 2, 1);
        people
    }

    #[test]
    fn a_sound_register_has_no_gap_and_an_empty_one_says_so() {
        assert_eq!(found(&sound()), []);
        assert_eq!(found(&People::new(House)), [Gap::NoOrganisations, Gap::NoPosts]);
    }

    #[test]
    fn a_post_without_holder_or_deputy_is_a_gap() {
        let mut people = bureau();
        with_post(&mut people, 1);
        assert!(matches!(found(&people)[..], [Gap::PostWithoutHolder { .. }]));
        with_person(&mut people, 1);
        with_contact(&mut people, 1);
        call(&mut people, 1, TODAY, CallResult::Answered);
        holds(&mut people, 1, 1);
        assert!(matches!(found(&people)[..], [Gap::PostWithoutDeputy { .. }]));
        let verb = ChangePost { post: post(1), details: post_details("值班员", 2) };
        decide(&mut people, &known(), &verb).expect("it wants two");
        assert!(matches!(
            found(&people)[..],
            [Gap::TooFewHolders { holders: 1, holders_wanted: 2, .. }, _]
        ));
    }

    #[test]
    fn a_competence_that_is_missing_expired_or_about_to_is_a_gap() {
        let mut people = sound();
        let mut details = post_details("值班员", 1);
        details.needs = [Competence::DutyDesk].into();
        let verb = ChangePost { post: post(1), details };
        decide(&mut people, &known(), &verb).expect("it needs a competence");
        assert!(matches!(found(&people)[..], [Gap::CompetenceMissing { .. }]));
        for (expires, wanted) in [
            ("2026-05-28", Some(Severity::Warning)),
            (TODAY, Some(Severity::Hint)),
            ("2026-06-28", Some(Severity::Hint)),
            ("2026-06-29", None),
        ] {
            let (person, competence) = (person(1), Competence::DutyDesk);
            let expires = Some(day(expires));
            let verb = CertifyCompetence { person, competence, issued: None, expires };
            decide(&mut people, &known(), &verb).expect("it is certified");
            assert_eq!(found(&people).first().map(Gap::severity), wanted);
        }
    }

    #[test]
    fn a_number_that_nobody_has_called_lately_is_a_gap() {
        let mut people = sound();
        call(&mut people, 1, "2026-02-28", CallResult::Answered);
        assert_eq!(found(&people), []);
        call(&mut people, 1, "2026-02-27", CallResult::Answered);
        assert!(matches!(found(&people)[..], [Gap::ContactStale { days: 91, .. }]));
        call(&mut people, 1, TODAY, CallResult::WrongNumber);
        assert!(matches!(found(&people)[..], [Gap::ContactUnanswered { .. }]));
    }

    #[test]
    fn whoever_is_in_no_post_need_not_be_reached() {
        let mut people = sound();
        with_person(&mut people, 3);
        assert_eq!(found(&people), []);
        holds(&mut people, 3, 1);
        assert!(matches!(found(&people)[..], [Gap::ContactMissing { .. }]));
        with_contact(&mut people, 3);
        assert!(matches!(found(&people)[..], [Gap::ContactNeverVerified { .. }]));
    }
}
