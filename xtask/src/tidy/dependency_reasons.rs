//! A dependency is in the workspace's table once, with its reason, and somebody uses it.

use std::collections::BTreeSet;

use super::{Finding, Rule};
use crate::reading::toml;
use crate::reading::tree::Tree;

pub(super) const RULE: Rule = Rule {
    name: "dependency reasons",
    holds: "every dependency has its reason beside it, its version in one place, and a user",
    check,
};

const TABLE: &str = "workspace.dependencies";

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut used = BTreeSet::new();
    let is_manifest = |path: &str| path.starts_with("crates/") && path.ends_with("/Cargo.toml");
    for file in tree.files.iter().filter(|it| is_manifest(&it.path)) {
        for it in toml::dependencies(&file.text) {
            if !it.shared {
                let wrong = format!("`{}` has a version of its own here", it.name);
                let mend = "name it in [workspace.dependencies] with its reason, and here with \
                            `workspace = true`";
                found.push(Finding::new(&file.path, it.line, wrong, mend));
            }
            used.insert(it.name);
        }
    }
    let Some(root) = tree.file("Cargo.toml") else { return found };
    for it in toml::entries(&root.text).iter().filter(|it| it.section == TABLE) {
        let ours = it.value.contains("path =");
        if !ours && it.comment.len() < 10 {
            let wrong = format!("`{}` has no reason beside it", it.key);
            let mend = "write behind it what it does for us and why this one";
            found.push(Finding::new(&root.path, it.line, wrong, mend));
        }
        if !ours && !used.contains(&it.key) {
            let wrong = format!("no crate uses `{}`", it.key);
            found.push(Finding::new(&root.path, it.line, wrong, "delete the line"));
        }
    }
    found
}

#[test]
fn a_dependency_without_reason_is_found() {
    let root = "[workspace.dependencies]\na = { path = \"crates/a\" }\n\
                b = \"1\" # Reads tables.\nc = \"1\"\n";
    let user = "[dependencies]\nb.workspace = true\nc.workspace = true\n";
    let found = super::places(&RULE, &[("Cargo.toml", root), ("crates/a/Cargo.toml", user)]);
    assert_eq!(found, ["Cargo.toml:4"]);
}

#[test]
fn a_dependency_that_nobody_uses_is_found() {
    let root = "[workspace.dependencies]\nb = \"1\" # Reads tables.\n";
    assert_eq!(super::places(&RULE, &[("Cargo.toml", root)]), ["Cargo.toml:2"]);
}

#[test]
fn a_version_in_a_crate_is_found() {
    let user = "[dependencies]\nb = { version = \"1\", features = [\"c\"] }\n";
    assert_eq!(super::places(&RULE, &[("crates/a/Cargo.toml", user)]), ["crates/a/Cargo.toml:2"]);
}
