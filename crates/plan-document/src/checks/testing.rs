//! What the tests of rules share.

use domain::plans::document::Plan;

use crate::document::Document;
use crate::world::World;

/// The ids of what one rule finds in a text, with the path of each.
pub(super) fn paths_of(
    rule: &'static super::Rule,
    text: &str,
    world: Option<&World>,
) -> Vec<String> {
    paths_beside(rule, text, world, &[])
}

/// The same, beside other plans.
pub(super) fn paths_beside(
    rule: &'static super::Rule,
    text: &str,
    world: Option<&World>,
    beside: &[&Plan],
) -> Vec<String> {
    let document = Document::read(text);
    let look = super::Look { document: &document, plan: document.plan(), world, beside };
    let mut found = super::Found::new();
    (rule.check)(&look, &mut found);
    found.into_findings().into_iter().map(|it| it.path).collect()
}
