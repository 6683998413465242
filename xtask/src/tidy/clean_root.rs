//! The root is a contents page too: what lies there was decided.

use super::{Finding, Rule};
use crate::reading::tree::Tree;

pub(super) const RULE: Rule = Rule {
    name: "clean root",
    holds: "the root holds what is in this list, and no leftovers lie anywhere",
    check,
};

const AT_ROOT: &[&str] = &[
    ".cargo",
    ".ci",
    ".config",
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CODE_OF_CONDUCT.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "README.zh-CN.md",
    "SECURITY.md",
    "STYLE.md",
    "benches",
    "clippy.toml",
    "crates",
    "deny.toml",
    "docs",
    "e2e",
    "frontend",
    "plans",
    "rust-toolchain.toml",
    "rustfmt.toml",
    "worlds",
    "xtask",
];

/// What tools leave behind: snapshots nobody accepted, merges, editors.
const LEFTOVERS: &[&str] =
    &[".snap.new", ".pending-snap", ".orig", ".rej", ".swp", "~", ".DS_Store"];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for file in &tree.files {
        let top = file.path.split('/').next().unwrap_or_default();
        if !AT_ROOT.contains(&top) && !found.iter().any(|it| it.wrong.contains(&quoted(top))) {
            let wrong = format!("{} does not belong at the root", quoted(top));
            let mend = "move it into the folder it is about, or ignore it; if the root is its \
                        place, add it to the list in clean_root.rs";
            found.push(Finding::new(&format!("./{}", file.path), 1, wrong, mend));
        }
        if let Some(it) = LEFTOVERS.iter().find(|it| file.path.ends_with(**it)) {
            let wrong = format!("a leftover (`{it}`)");
            found.push(Finding::new(&file.path, 1, wrong, "accept it or delete it"));
        }
    }
    found
}

fn quoted(name: &str) -> String {
    format!("`{name}`")
}

#[test]
fn what_does_not_belong_at_the_root_is_found_once() {
    let files = [("notes/a.txt", ""), ("notes/b.txt", ""), ("Cargo.toml", ""), ("docs/x.txt", "")];
    assert_eq!(super::places(&RULE, &files), ["./notes/a.txt:1"]);
}

#[test]
fn leftovers_are_found_anywhere() {
    let files = [("crates/a/src/snapshots/b.snap.new", ""), ("crates/a/src/snapshots/b.snap", "")];
    assert_eq!(super::places(&RULE, &files), ["crates/a/src/snapshots/b.snap.new:1"]);
}
