//! Every file beside another in `tests/` is a program of its own to link: one is enough.

use super::{Finding, Rule};
use crate::reading::tree::Tree;

pub(super) const RULE: Rule = Rule {
    name: "one test binary",
    holds: "a crate has at most one test binary; further tests are modules of it",
    check,
};

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for name in tree.crates() {
        let folder = format!("crates/{name}/tests/");
        let is_binary = |path: &str| {
            path.strip_prefix(&folder).is_some_and(|it| {
                it.ends_with("/main.rs") || (it.ends_with(".rs") && !it.contains('/'))
            })
        };
        for file in tree.under(&folder).filter(|it| is_binary(&it.path)).skip(1) {
            let mend = "put all of them under one file, e.g. `tests/stories/main.rs`";
            let wrong = "a second test binary of its crate";
            found.push(Finding::new(&file.path, 1, wrong, mend));
        }
    }
    found
}

#[test]
fn a_second_binary_is_found() {
    let files = [
        ("crates/a/Cargo.toml", ""),
        ("crates/a/tests/stories/main.rs", ""),
        ("crates/a/tests/stories/one.rs", ""),
        ("crates/a/tests/two.rs", ""),
    ];
    assert_eq!(super::places(&RULE, &files), ["crates/a/tests/two.rs:1"]);
}
