//! A file says first what it is.

use super::{Finding, Rule};
use crate::reading::tree::Tree;

pub(super) const RULE: Rule =
    Rule { name: "first sentences", holds: "every Rust file begins with a `//!` sentence", check };

fn check(tree: &Tree) -> Vec<Finding> {
    tree.rust("")
        .filter(|(file, _)| !file.text.trim_start().starts_with("//! "))
        .map(|(file, _)| {
            let mend = "begin it with `//!` and one sentence that says what the file is for";
            Finding::new(&file.path, 1, "does not say what it is", mend)
        })
        .collect()
}

#[test]
fn a_file_that_does_not_say_what_it_is_is_found() {
    let files = [("crates/a/src/b.rs", "use c;\n"), ("xtask/src/d.rs", "//! The d.\n")];
    assert_eq!(super::places(&RULE, &files), ["crates/a/src/b.rs:1"]);
}
