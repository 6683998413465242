//! What holders of posts must have learned, and how it stands with their certificates.

use domain::kernel::{Competence, Day};

use super::in_post::{self, InPost};
use super::names::{self, Name};
use super::places::{self, Way};
use crate::checks::Look;
use crate::world::World;

/// How it stands with one holder's certificate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// They never had one.
    Never,
    /// It ended on that day.
    Ended(Day),
    /// It ends on that day, within the notice.
    Ends(Day),
    /// It counts for longer than the notice.
    Good,
}

/// A certificate that ends within this many days is told beforehand.
pub(super) const NOTICE_DAYS: i32 = 30;

/// A competence that a post needs, with how it stands with each of its holders.
pub(super) struct Needed<'a> {
    /// The post.
    pub(super) post: InPost<'a>,
    /// What its holders must have learned.
    pub(super) competence: Competence,
    /// One for each holder.
    pub(super) standings: Vec<Standing>,
}

/// Every competence that a post of the plan needs.
pub(super) fn needed<'a>(look: &Look<'a>, world: &'a World) -> Vec<Needed<'a>> {
    let mut found = Vec::new();
    for post in in_post::all(look, world) {
        for competence in post.needs(look) {
            let standing = |it: &&crate::world::WorldPerson| {
                standing(it.certificates.get(&competence).copied(), world.today)
            };
            let standings = post.holders.iter().map(standing).collect();
            found.push(Needed { post: post.clone(), competence, standings });
        }
    }
    found
}

fn standing(certificate: Option<Option<Day>>, today: Day) -> Standing {
    match certificate {
        None => Standing::Never,
        Some(None) => Standing::Good,
        Some(Some(last)) if last < today => Standing::Ended(last),
        Some(Some(last)) if last.days_since(today) <= NOTICE_DAYS => Standing::Ends(last),
        Some(Some(_)) => Standing::Good,
    }
}

impl Needed<'_> {
    /// Where the plan asks for it; where the register does, the post.
    pub(super) fn way(&self, look: &Look<'_>) -> Way {
        let declared = look.plan.posts.get(self.post.key);
        if declared.is_some_and(|it| it.needs.contains(&self.competence)) {
            return places::own(&["posts", self.post.key.as_str(), "needs"]);
        }
        self.post.way.clone()
    }

    /// The post with its unit, and the competence.
    pub(super) fn names(&self, world: &World) -> (Name, Name) {
        let (post, unit) =
            (names::post(world, self.post.key), names::unit(world, &self.post.post.unit));
        let whole = Name::new(
            format!("{}的岗位{}", unit.zh, post.zh),
            format!("{} of {}", post.en, unit.en),
        );
        (whole, names::competence(self.competence))
    }
}
