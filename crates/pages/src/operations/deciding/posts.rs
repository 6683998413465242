//! Posts by name, with whoever holds them.

use std::collections::{BTreeMap, BTreeSet};

use domain::kernel::Key;
use words::{Language, Names as _, ResponsePages};

use super::super::sight::Sight;

/// “县长（张三）”: a post with its holders; the post alone where nobody holds it.
pub(crate) fn post_said(sight: &Sight<'_>, post: &Key) -> String {
    let (post, holders) = (sight.names.post(post), sight.names.holders(post));
    match (holders.is_empty(), sight.language) {
        (true, _) => post,
        (false, Language::Chinese) => format!("{post}（{holders}）"),
        (false, Language::English) => format!("{post} ({holders})"),
    }
}

/// Posts to choose from: those that matter first, then all others by their units.
pub(crate) fn post_choices(
    sight: &Sight<'_>,
    first: &BTreeSet<Key>,
) -> Vec<(String, Vec<(String, String)>)> {
    let known = first.iter().map(|it| (it.to_string(), post_said(sight, it)));
    let mut groups = vec![(sight.say(ResponsePages::DecidersOfPlans), known.collect::<Vec<_>>())];
    let mut units: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (code, it) in &sight.board.names.posts {
        if first.contains(code) {
            continue;
        }
        let unit = it.unit.as_ref().map(|it| sight.names.unit(it)).unwrap_or_default();
        units.entry(unit).or_default().push((code.to_string(), sight.names.post(code)));
    }
    groups.extend(units);
    groups.retain(|(_, posts)| !posts.is_empty());
    groups
}
