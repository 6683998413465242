//! A rule is the same in a drill as in earnest, so no rule asks which it is.

use super::{Finding, Rule, is_excepted};
use crate::reading::tree::{Tree, capability_of};

pub(super) const RULE: Rule = Rule {
    name: "realms are no rule",
    holds: "no capability of the domain reads the realm",
    check,
};

const WORDS: &[&str] = &["Realm", "realm", "RealmId", "realm_id"];

/// Capabilities whose things are realms, with the reason.
const EXCEPTIONS: &[(&str, &str)] = &[("realms", "opens realms and sets their clocks")];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (file, rust) in tree.rust("crates/domain/src/") {
        let Some(capability) = capability_of(&file.path) else { continue };
        if capability == "kernel" || is_excepted(EXCEPTIONS, capability) {
            continue;
        }
        for word in WORDS {
            found.extend(rust.find_outside_tests(word).map(|line| {
                Finding::new(
                    &file.path,
                    line,
                    format!("`{word}` in a capability"),
                    "leave it out: storage keeps realms apart, the courier and the pages' banner \
                     read it, a rule does not",
                )
            }));
        }
    }
    found
}

#[test]
fn a_rule_that_asks_for_the_realm_is_found() {
    let text = "fn decide(it: &Thing) -> bool {\n    it.realm == Realm::Real\n}\n";
    let found = super::places(&RULE, &[("crates/domain/src/drills/a.rs", text)]);
    assert_eq!(found, ["crates/domain/src/drills/a.rs:2", "crates/domain/src/drills/a.rs:2"]);
}

#[test]
fn the_kernel_storage_and_words_about_realms_are_fine() {
    let files = [
        ("crates/domain/src/kernel/realm.rs", "pub enum Realm {}"),
        ("crates/domain/src/realms/open_realm.rs", "pub struct OpenRealm { realm: Realm }"),
        ("crates/storage/src/a.rs", "fn a(realm: &Realm) {}"),
        ("crates/domain/src/drills/a.rs", "//! The realm of a drill is a copy.\nfn realms() {}"),
    ];
    assert!(super::places(&RULE, &files).is_empty());
}
