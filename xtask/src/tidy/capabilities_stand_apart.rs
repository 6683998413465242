//! A capability imports the kernel and itself; what it must know from elsewhere it asks.

use super::{Finding, Rule};
use crate::reading::tree::{Tree, capability_of};

pub(super) const RULE: Rule = Rule {
    name: "capabilities stand apart",
    holds: "in the domain a capability names the kernel and itself, never another capability",
    check,
};

fn check(tree: &Tree) -> Vec<Finding> {
    let capabilities = tree.capabilities();
    let mut found = Vec::new();
    for (file, rust) in tree.rust("crates/domain/src/") {
        let Some(own) = capability_of(&file.path).filter(|it| *it != "policies") else { continue };
        for path in ["crate", "super::super"] {
            for (line, head) in rust.heads_under(path) {
                if head == own || !capabilities.contains(head) {
                    continue;
                }
                found.push(Finding::new(
                    &file.path,
                    line,
                    format!("`{own}` names `{head}`"),
                    "ask for what you must know (a fact in the verb's `asks`), move what both \
                     share to `kernel`, or put the effect into `policies`",
                ));
            }
        }
    }
    found
}

#[cfg(test)]
const PEOPLE: (&str, &str) = ("crates/domain/src/people/mod.rs", "mod a;");

#[test]
fn a_capability_that_names_another_is_found() {
    let text = "use crate::kernel::Id;\nuse crate::{kernel::Text, people::Person};\n";
    let found = super::places(&RULE, &[PEOPLE, ("crates/domain/src/drills/a.rs", text)]);
    assert_eq!(found, ["crates/domain/src/drills/a.rs:2"]);
}

#[test]
fn the_kernel_names_no_capability() {
    let found = super::places(
        &RULE,
        &[PEOPLE, ("crates/domain/src/kernel/a.rs", "use crate::people::Person;")],
    );
    assert_eq!(found, ["crates/domain/src/kernel/a.rs:1"]);
}

#[test]
fn policies_join_capabilities_and_a_capability_names_itself() {
    let files = [
        PEOPLE,
        ("crates/domain/src/policies/a.rs", "use crate::people::Person;"),
        ("crates/domain/src/people/a.rs", "use crate::people::Person; use crate::kernel::Id;"),
        ("crates/domain/src/lib.rs", "pub mod people; pub use crate::people::Person;"),
    ];
    assert!(super::places(&RULE, &files).is_empty());
}
