//! The rules that look at a plan: each in its own file, all in one table.

mod rule;
#[cfg(test)]
mod testing;
mod within;
mod world;

pub use rule::{Found, Look, LooksAt, Rule, Sentence};

use domain::plans::document::Plan;

use crate::document::Document;
use crate::finding::Finding;
use crate::world::World;

/// Every rule there is, in the order of the reference.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    within::RULES.iter().chain(world::RULES).copied()
}

/// What is wrong with a plan: what reading it found and what the rules find, in the order of the
/// text. Rules about the world look only where one is given.
#[must_use]
pub fn check(document: &Document, world: Option<&World>, beside: &[&Plan]) -> Vec<Finding> {
    let look = Look { document, plan: document.plan(), world, beside };
    let mut found = Found::new();
    for rule in rules() {
        if rule.looks_at != LooksAt::World || world.is_some() {
            (rule.check)(&look, &mut found);
        }
    }
    let mut findings = document.findings().to_vec();
    findings.extend(found.into_findings());
    findings.sort_by(|a, b| (a.span, a.rule, &a.path).cmp(&(b.span, b.rule, &b.path)));
    findings
}
