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
/// text. Rules about the world look only where one is given. While a line cannot be read no rule is
/// asked: what stood there would be missing, and a hundred findings would say so.
#[must_use]
pub fn check(document: &Document, world: Option<&World>, beside: &[&Plan]) -> Vec<Finding> {
    let look = Look { document, plan: document.plan(), world, beside };
    let mut found = Found::new();
    let asked = rules().filter(|_| document.tree().is_whole());
    for rule in asked {
        if rule.looks_at != LooksAt::World || world.is_some() {
            (rule.check)(&look, &mut found);
        }
    }
    let mut findings = document.findings().to_vec();
    findings.extend(found.into_findings());
    findings.sort_by(|a, b| (a.span, a.rule, &a.path).cmp(&(b.span, b.rule, &b.path)));
    findings
}

#[test]
fn while_a_line_cannot_be_read_no_rule_is_asked() {
    let text = "plan: a\ntitle: {zh: 甲}\ntier: special\nissuer: b\ntasks:\n  c: {}\n";
    let rules_of = |text: &str| {
        let findings = check(&Document::read(text), None, &[]);
        findings.into_iter().map(|it| it.rule).collect::<Vec<_>>()
    };
    assert!(rules_of(text).contains(&"task-without-lead"));
    assert_eq!(rules_of(&text.replace("issuer: b", "issuer: b\n   : [")), ["syntax"]);
}
