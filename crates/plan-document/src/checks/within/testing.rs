//! What the tests of these rules share: a good plan, its changes, and what a mend makes of it.

use domain::plans::document::Plan;

use super::super::{Found, Look, Rule, testing};
use crate::document::Document;
use crate::finding::apply;

/// A special plan that no rule finds anything in.
pub(super) const GOOD: &str = include_str!("good_plan.yaml");
/// A department plan that implements it.
pub(super) const DEPARTMENT: &str = include_str!("good_department.yaml");

/// A text with one place changed; the place must be there.
pub(super) fn changed(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "“{from}” is not in the text");
    text.replacen(from, to, 1)
}

/// The good plan with one place changed.
pub(super) fn good_with(from: &str, to: &str) -> String {
    changed(GOOD, from, to)
}

/// The places where a rule finds something in a text.
pub(super) fn places(rule: &'static Rule, text: &str) -> Vec<String> {
    testing::paths_of(rule, text, None)
}

/// The same, beside the good plan.
pub(super) fn places_beside_good(rule: &'static Rule, text: &str) -> Vec<String> {
    let parent = plan(GOOD);
    testing::paths_beside(rule, text, None, &[&parent])
}

/// What a text says.
pub(super) fn plan(text: &str) -> Plan {
    Document::read(text).plan().clone()
}

/// A text after every mend of a rule.
pub(super) fn mended(rule: &'static Rule, text: &str) -> String {
    mended_beside(rule, text, &[])
}

/// The same, beside other plans.
pub(super) fn mended_beside(rule: &'static Rule, text: &str, beside: &[&Plan]) -> String {
    let document = Document::read(text);
    let look = Look { document: &document, plan: document.plan(), world: None, beside };
    let mut found = Found::new();
    (rule.check)(&look, &mut found);
    let mends = found.into_findings().into_iter().filter_map(|it| it.mend);
    let edits: Vec<_> = mends.flat_map(|it| it.edits).collect();
    assert!(!edits.is_empty(), "{} mends nothing", rule.id);
    apply(text, &edits)
}

#[test]
fn no_rule_finds_anything_in_good_plans() {
    for (text, beside) in [(GOOD, DEPARTMENT), (DEPARTMENT, GOOD)] {
        let document = Document::read(text);
        let read: Vec<_> = document.findings().iter().map(|it| (&it.path, &it.says.en)).collect();
        assert!(read.is_empty(), "{read:?}");
        let beside = plan(beside);
        for rule in super::RULES {
            let places = testing::paths_beside(rule, text, None, &[&beside]);
            assert!(places.is_empty(), "{}: {places:?}", rule.id);
            assert!(testing::paths_of(rule, text, None).is_empty(), "{} alone", rule.id);
        }
    }
}

#[test]
fn no_rule_fails_on_an_empty_or_a_broken_text() {
    for text in ["", "plan: x\n", "levels: [a]\ntasks: 3\n", "levels:\n  IV:\ntasks:\n  a:\n"] {
        for rule in super::RULES {
            let _ = testing::paths_of(rule, text, None);
        }
    }
}

#[test]
fn every_rule_has_words_in_both_languages_and_articles_of_the_register() {
    for rule in super::RULES {
        for sentence in [rule.title, rule.reason] {
            assert!(!sentence.zh.is_empty() && !sentence.en.is_empty(), "{}", rule.id);
        }
        for article in rule.law {
            let code = article.split('-').next().expect("a first part");
            assert!(crate::law::statute(code).is_some(), "{}: {article}", rule.id);
        }
    }
}
