//! What stands in the text at a place, beside what could be read of it: what was written wrongly
//! was told in reading, and is not told again as missing.

use domain::kernel::Key;

use super::Look;
use crate::tree::Node;

/// Whether nothing stands there, or only empty brackets.
pub(super) fn is_absent(look: &Look<'_>, path: &[&str]) -> bool {
    look.document.node(path).is_none_or(has_nothing)
}

fn has_nothing(node: &Node) -> bool {
    let is_bare = node.is_nothing() || node.span.start >= node.span.end;
    is_bare || (node.scalar().is_none() && node.entries().is_empty() && node.items().is_empty())
}

/// Whether a part holds none of its fields, and nothing else stands in its place.
pub(super) fn holds_none(look: &Look<'_>, part: &[&str; 3], fields: &[&str]) -> bool {
    let is_part =
        look.document.node(part).is_none_or(|it| has_nothing(it) || !it.entries().is_empty());
    let [root, name, part] = *part;
    is_part && fields.iter().all(|field| is_absent(look, &[root, name, part, field]))
}

/// Whether something could not be read and nothing stands there either: it is missing.
pub(super) fn is_missing<T>(look: &Look<'_>, path: &[&str], read: Option<&T>) -> bool {
    read.is_none() && is_absent(look, path)
}

/// The place of a name in a list of the text. What could not be read is left out of the list that
/// was read, so that numbers there may differ.
pub(super) fn place_in(look: &Look<'_>, list: &[&str], name: &str) -> String {
    let items = look.document.node(list).map(Node::items).unwrap_or_default();
    let is_it = |it: &Node| it.scalar().is_some_and(|it| it.text.trim() == name);
    items.iter().position(is_it).unwrap_or(0).to_string()
}

/// The names of a list that are not known, each once.
pub(super) fn unknown(names: &[Key], is_known: impl Fn(&Key) -> bool) -> Vec<&Key> {
    let mut wrong: Vec<&Key> = Vec::new();
    for name in names {
        if !is_known(name) && !wrong.contains(&name) {
            wrong.push(name);
        }
    }
    wrong
}
