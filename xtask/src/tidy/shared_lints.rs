//! Every crate is held to the same lints.

use super::{Finding, Rule};
use crate::reading::toml;
use crate::reading::tree::Tree;

pub(super) const RULE: Rule =
    Rule { name: "shared lints", holds: "every crate has `[lints] workspace = true`", check };

fn check(tree: &Tree) -> Vec<Finding> {
    let is_manifest = |path: &str| path.ends_with("/Cargo.toml");
    tree.files
        .iter()
        .filter(|it| is_manifest(&it.path))
        .filter(|it| {
            let entries = toml::entries(&it.text);
            !entries.iter().any(|it| {
                let spread = it.section == "lints" && it.key == "workspace";
                (spread || it.key == "lints.workspace") && it.value == "true"
            })
        })
        .map(|it| {
            let mend = "add `[lints]` and below it `workspace = true`";
            Finding::new(&it.path, 1, "does not share the workspace's lints", mend)
        })
        .collect()
}

#[test]
fn a_crate_without_lints_is_found() {
    let files = [
        ("crates/a/Cargo.toml", "[package]\nname = \"a\"\n"),
        ("crates/b/Cargo.toml", "[package]\nname = \"b\"\n\n[lints]\nworkspace = true\n"),
        ("Cargo.toml", "[workspace]\n"),
    ];
    assert_eq!(super::places(&RULE, &files), ["crates/a/Cargo.toml:1"]);
}
