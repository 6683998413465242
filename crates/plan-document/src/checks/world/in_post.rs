//! The posts that a plan relies on, with whoever is in them.

use std::collections::BTreeSet;

use domain::kernel::{Competence, Key};

use super::places::{self, Way};
use crate::checks::Look;
use crate::world::{World, WorldPerson, WorldPost};

/// A post that a plan relies on and that the register knows.
#[derive(Clone)]
pub(super) struct InPost<'a> {
    /// Its code.
    pub(super) key: &'a Key,
    /// What the register says of it.
    pub(super) post: &'a WorldPost,
    /// Where the plan declares it, or else first names it.
    pub(super) way: Way,
    /// Who holds it and has not left.
    pub(super) holders: Vec<&'a WorldPerson>,
    /// Who acts for a holder and has not left.
    pub(super) deputies: Vec<&'a WorldPerson>,
}

impl<'a> InPost<'a> {
    /// Holders, then deputies.
    pub(super) fn everybody(&self) -> impl Iterator<Item = &'a WorldPerson> {
        self.holders.iter().chain(&self.deputies).copied()
    }

    /// What holders must have learned: by the plan and by the register.
    pub(super) fn needs(&self, look: &Look<'_>) -> BTreeSet<Competence> {
        let by_plan = look.plan.posts.get(self.key).map(|it| &it.needs);
        self.post.needs.iter().chain(by_plan.into_iter().flatten()).copied().collect()
    }
}

/// Every post that the plan relies on, once.
pub(super) fn all<'a>(look: &Look<'a>, world: &'a World) -> Vec<InPost<'a>> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (key, _) in look.plan.posts.iter() {
        if seen.insert(key) {
            let way = places::own(&["posts", key.as_str()]);
            found.extend(in_post(world, key, way));
        }
    }
    for place in places::posts(look.plan) {
        if seen.insert(place.key) {
            found.extend(in_post(world, place.key, place.way(look)));
        }
    }
    found
}

fn in_post<'a>(world: &'a World, key: &'a Key, way: Way) -> Option<InPost<'a>> {
    let post = world.posts.get(key)?;
    let known = |numbers: &'a [Key]| -> Vec<_> {
        numbers.iter().filter_map(|number| world.persons.get(number)).collect()
    };
    let (holders, deputies) = (known(&post.holders), known(&post.deputies));
    Some(InPost { key, post, way, holders, deputies })
}
