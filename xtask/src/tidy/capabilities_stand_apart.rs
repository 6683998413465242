//! A capability imports the kernel and itself; what it must know from elsewhere it asks.

use super::{Finding, Rule};
use crate::reading::rust::RustText;
use crate::reading::tree::{Tree, capability_of};

pub(super) const RULE: Rule = Rule {
    name: "capabilities stand apart",
    holds: "in the domain a capability names the kernel and itself, never another capability",
    check,
};

/// Who may name a part of another, that part alone, and why.
const EXCEPTIONS: &[(&str, &str, &str)] = &[(
    "operations",
    "crate::plans::document",
    "an operation is a plan at work: it runs the document's own model",
)];

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
                if path == "crate" && is_allowed(rust, own, head, line) {
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

/// Whether all that a line names of another capability is the part that it may name, written out.
fn is_allowed(rust: &RustText, own: &str, head: &str, line: usize) -> bool {
    let named = rust.heads_under("crate").into_iter().filter(|it| *it == (line, head)).count();
    EXCEPTIONS.iter().any(|(capability, part, _)| {
        let is_of_it = part.split("::").nth(1) == Some(head);
        let as_part = rust.find(part).filter(|(at, _)| *at == line).count();
        *capability == own && is_of_it && as_part == named
    })
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

#[cfg(test)]
const PLANS: (&str, &str) = ("crates/domain/src/plans/mod.rs", "pub mod document; mod library;");

#[test]
fn an_operation_runs_the_model_of_a_plan() {
    let text = "use crate::plans::document::{Condition, Level};\nuse crate::plans::document;\n\
                fn a(_: &crate::plans::document::Plan, _: crate::plans::document::Task) {}\n";
    assert!(super::places(&RULE, &[PLANS, ("crates/domain/src/operations/a.rs", text)]).is_empty());
}

#[test]
fn of_plans_an_operation_names_the_model_alone() {
    let text = "use crate::plans::library::Plan;\nuse crate::plans::Event;\n\
                use crate::plans::{document, library};\nuse crate::plans::documents;\n\
                fn a(_: crate::plans::document::Plan, _: crate::plans::library::Plan) {}\n";
    let mut found = super::places(&RULE, &[PLANS, ("crates/domain/src/operations/a.rs", text)]);
    found.dedup();
    let lines = [1, 2, 3, 4, 5].map(|it| format!("crates/domain/src/operations/a.rs:{it}"));
    assert_eq!(found, lines);
}

#[test]
fn the_model_of_a_plan_is_open_to_operations_alone() {
    let text = "use crate::plans::document::Plan;\n";
    let found = super::places(&RULE, &[PLANS, ("crates/domain/src/supplies/a.rs", text)]);
    assert_eq!(found, ["crates/domain/src/supplies/a.rs:1"]);
}
