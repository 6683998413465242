//! As whom a session acts: the person, in one post, with the rights of that post.

use domain::kernel::{Instant, PersonId, PostId, Realm, RegionCode, Right};
use domain::people::{Post, Role};

use super::sessions::Session;
use crate::actor::{Actor, Who};
use crate::failure::Fault;
use crate::ports::PeopleView;

/// A post in which a person may act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeldPost {
    /// Which post.
    pub post: PostId,
    /// The holder for whom a deputy acts; none when it is the person's own.
    pub on_behalf_of: Option<PersonId>,
    /// What the post carries.
    pub rights: Vec<Right>,
    /// Where the rights count; none is in the whole jurisdiction.
    pub area: Option<RegionCode>,
}

impl HeldPost {
    /// As what a person may act in a post now; none where they may not.
    #[must_use]
    pub fn of(post: &Post, person: PersonId, now: Instant) -> Option<Self> {
        let on_behalf_of = match post.role_at(person, now).filter(|_| !post.is_abolished)? {
            Role::Holder => None,
            Role::DeputyOf(holder) => Some(holder),
        };
        let rights = post.details.rights.iter().copied().collect();
        Some(Self { post: post.id, on_behalf_of, rights, area: post.details.area.clone() })
    }
}

/// The posts in which a person may act now. They are those of the real world: a drill gives nobody
/// a right that they do not have.
///
/// # Errors
/// When the store cannot be read.
pub fn posts_in(
    view: &mut (impl PeopleView + ?Sized),
    person: PersonId,
    now: Instant,
) -> Result<Vec<HeldPost>, Fault> {
    let posts = view.posts_of(&Realm::real(), person)?;
    Ok(posts.iter().filter_map(|post| HeldPost::of(post, person, now)).collect())
}

/// As whom a session acts now; none where it has not proved enough, where the chosen post is no
/// longer the person's, or where several posts are and none was chosen. One acts in one post at a
/// time, with the rights of that post: responsibility is of a post, and shows.
///
/// # Errors
/// When the store cannot be read.
pub fn actor_in(
    view: &mut (impl PeopleView + ?Sized),
    session: &Session,
    now: Instant,
) -> Result<Option<Actor>, Fault> {
    if !session.is_complete() {
        return Ok(None);
    }
    let held = posts_in(view, session.person, now)?;
    Ok(chosen(held, session.post).map(|held| Actor {
        who: Who::Staff {
            person: session.person,
            post: held.post,
            on_behalf_of: held.on_behalf_of,
        },
        rights: held.rights,
        area: held.area,
        elsewhere: vec![],
    }))
}

/// Whoever is in one post only need not choose.
fn chosen(held: Vec<HeldPost>, wanted: Option<PostId>) -> Option<HeldPost> {
    let wanted = match (wanted, held.as_slice()) {
        (Some(wanted), _) => wanted,
        (None, [only]) => only.post,
        (None, _) => return None,
    };
    held.into_iter().find(|held| held.post == wanted)
}

#[cfg(test)]
mod tests {
    use domain::kernel::{Label, OrganisationId, Span, Text};
    use domain::people::{Appointment, PostDetails, PostKind};
    use uuid::Uuid;

    use super::*;

    fn held(post: u128, on_behalf_of: Option<u128>) -> HeldPost {
        HeldPost {
            post: PostId::from_uuid(Uuid::from_u128(post)),
            on_behalf_of: on_behalf_of.map(|it| PersonId::from_uuid(Uuid::from_u128(it))),
            rights: vec![Right::WriteLog],
            area: None,
        }
    }

    fn at(hour: i64) -> Instant {
        Instant::ZERO + Span::from_hours(hour)
    }

    /// Person 7 holds the post until 12, person 8 stands in for them.
    fn post(is_abolished: bool) -> Post {
        let appointment = |number: u128, acts_for: Option<u128>, until: Option<i64>| {
            let person = |number| PersonId::from_uuid(Uuid::from_u128(number));
            let (until, acts_for) = (until.map(at), acts_for.map(person));
            (person(number), Appointment { person: person(number), acts_for, from: at(0), until })
        };
        Post {
            id: PostId::from_uuid(Uuid::from_u128(1)),
            code: "duty.commander".parse().expect("a key"),
            details: PostDetails {
                title: Label::chinese(Text::parse("值班指挥长").expect("fits")),
                organisation: OrganisationId::from_uuid(Uuid::from_u128(2)),
                kind: PostKind::Commander,
                holders_wanted: 1,
                rights: [Right::LeadOperations].into(),
                area: None,
                needs: [].into(),
            },
            is_abolished,
            appointments: [appointment(7, None, Some(12)), appointment(8, Some(7), None)].into(),
        }
    }

    #[test]
    fn a_deputy_may_act_as_long_as_the_holder_holds_the_post() {
        let person = |number| PersonId::from_uuid(Uuid::from_u128(number));
        let may = |number, hour| HeldPost::of(&post(false), person(number), at(hour));
        assert_eq!(may(7, 1).map(|it| it.on_behalf_of), Some(None));
        let deputy = may(8, 1).expect("the holder is there");
        assert_eq!(deputy.on_behalf_of, Some(person(7)));
        assert_eq!((deputy.rights, deputy.area), (vec![Right::LeadOperations], None));
        assert_eq!((may(7, 12), may(8, 12), may(9, 1)), (None, None, None));
        assert_eq!(HeldPost::of(&post(true), person(7), at(1)), None);
    }

    #[test]
    fn one_post_needs_no_choice_and_two_do() {
        assert_eq!(chosen(vec![held(1, None)], None), Some(held(1, None)));
        assert_eq!(chosen(vec![held(1, None), held(2, None)], None), None);
        assert_eq!(chosen(vec![], None), None);
    }

    #[test]
    fn nobody_acts_in_a_post_that_is_no_longer_theirs() {
        let wanted = Some(held(3, None).post);
        assert_eq!(chosen(vec![held(1, None), held(2, None)], wanted), None);
        assert_eq!(chosen(vec![held(1, None)], wanted), None);
    }
}
