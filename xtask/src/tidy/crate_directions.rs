//! Which crate may know which: the floor plan as a table.

use super::{Finding, Rule};
use crate::reading::toml;
use crate::reading::tree::Tree;

pub(super) const RULE: Rule = Rule {
    name: "crate directions",
    holds: "crates depend on each other in the directions of the table, and in no other",
    check,
};

/// A crate, and the crates of ours it may depend on.
const ALLOWED: &[(&str, &[&str])] = &[
    (
        "lianfang",
        &[
            "api",
            "pages",
            "web",
            "application",
            "storage",
            "domain",
            "words",
            "journal",
            "exchange",
            "plan-document",
        ],
    ),
    ("api", &["web", "application", "domain", "words", "journal", "plan-document"]),
    ("pages", &["web", "application", "domain", "words", "exchange", "plan-document"]),
    ("web", &["application", "domain", "words"]),
    ("storage", &["application", "domain", "journal"]),
    ("application", &["domain", "exchange", "journal", "plan-document"]),
    ("plan-document", &["words", "domain"]),
    ("words", &["domain", "exchange", "journal"]),
    ("simulation", &["domain"]),
    ("domain", &[]),
    ("exchange", &[]),
    ("journal", &[]),
];

/// Knows everything, and is known to tests only.
const TESTKIT: &str = "testkit";

fn check(tree: &Tree) -> Vec<Finding> {
    let crates = tree.crates();
    let mut found = Vec::new();
    for name in &crates {
        if *name == TESTKIT {
            continue;
        }
        let path = format!("crates/{name}/Cargo.toml");
        let Some(file) = tree.file(&path) else { continue };
        let Some((_, allowed)) = ALLOWED.iter().find(|(it, _)| it == name) else {
            found.push(Finding::new(
                &path,
                1,
                format!("the crate `{name}` is not in the table of directions"),
                "say in `ALLOWED` of crate_directions.rs what it may depend on",
            ));
            continue;
        };
        for it in toml::dependencies(&file.text) {
            let ours = crates.contains(it.name.as_str());
            let is_allowed = allowed.contains(&it.name.as_str()) || (it.name == TESTKIT && it.dev);
            if ours && !is_allowed {
                found.push(Finding::new(&path, it.line, wrong(name, &it.name), mend(&it.name)));
            }
        }
    }
    found.extend(tool_dependencies(tree));
    found
}

fn wrong(of: &str, on: &str) -> String {
    format!("`{of}` may not depend on `{on}`")
}

fn mend(on: &str) -> String {
    if on == TESTKIT {
        return "name it under [dev-dependencies]".to_owned();
    }
    format!(
        "move what you need from `{on}` to a crate that both may know, or let `{on}` hand it in \
         through a trait of the inner crate"
    )
}

/// The developer's tool is ready in a second because it depends on nothing.
fn tool_dependencies(tree: &Tree) -> Vec<Finding> {
    let path = "xtask/Cargo.toml";
    let Some(file) = tree.file(path) else { return Vec::new() };
    toml::dependencies(&file.text)
        .iter()
        .map(|it| {
            let wrong = format!("xtask depends on `{}`", it.name);
            Finding::new(path, it.line, wrong, "use the standard library, or call a program")
        })
        .collect()
}

#[cfg(test)]
const DOMAIN: (&str, &str) = ("crates/domain/Cargo.toml", "[dependencies]\nserde = \"1\"\n");
#[cfg(test)]
const KIT: (&str, &str) =
    ("crates/testkit/Cargo.toml", "[dependencies]\ndomain.workspace = true\n");

#[test]
fn a_dependency_against_the_direction_is_found() {
    let text = "[dependencies]\ndomain.workspace = true\nstorage = { workspace = true }\n";
    let storage = ("crates/storage/Cargo.toml", "[dependencies]\n");
    let found = super::places(&RULE, &[DOMAIN, storage, ("crates/application/Cargo.toml", text)]);
    assert_eq!(found, ["crates/application/Cargo.toml:3"]);
}

#[test]
fn the_testkit_is_for_tests() {
    let wrong = ("crates/api/Cargo.toml", "[dependencies]\ntestkit.workspace = true\n");
    let right = ("crates/pages/Cargo.toml", "[dev-dependencies]\ntestkit.workspace = true\n");
    assert_eq!(super::places(&RULE, &[KIT, DOMAIN, wrong, right]), ["crates/api/Cargo.toml:2"]);
}

#[test]
fn the_table_has_no_circle() {
    // Each crate depends on crates that stand below it only.
    for (at, (name, allowed)) in ALLOWED.iter().enumerate() {
        for it in *allowed {
            let below = ALLOWED.iter().position(|(other, _)| other == it);
            assert!(below.is_some_and(|below| below > at), "{name} -> {it}");
        }
    }
}

#[test]
fn a_crate_without_a_row_is_found() {
    let found = super::places(&RULE, &[("crates/helpers/Cargo.toml", "[dependencies]\n")]);
    assert_eq!(found, ["crates/helpers/Cargo.toml:1"]);
}

#[test]
fn the_tool_depends_on_nothing() {
    let found = super::places(&RULE, &[("xtask/Cargo.toml", "[dependencies]\nserde = \"1\"\n")]);
    assert_eq!(found, ["xtask/Cargo.toml:2"]);
}
