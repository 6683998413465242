//! `mod.rs` is a contents page: it says what is in the folder and lets one go there.

use super::{Finding, Rule};
use crate::reading::tree::Tree;

pub(super) const RULE: Rule = Rule {
    name: "contents pages",
    holds: "a `mod.rs` holds modules, imports, types and tables, and no long function",
    check,
};

/// Enough to join what the files of the folder do; more is a file of its own.
const BODY_LINES_MAX: usize = 20;

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (file, rust) in tree.rust("") {
        // A component is one thing in one folder: its code and examples are its `mod.rs`.
        if !file.path.ends_with("/mod.rs") || file.path.contains("/components/") {
            continue;
        }
        for (line, lines) in rust.functions() {
            if lines > BODY_LINES_MAX {
                found.push(Finding::new(
                    &file.path,
                    line,
                    format!("a function of {lines} lines (at most {BODY_LINES_MAX}) in a `mod.rs`"),
                    "move it into a file named after what it does, and list that file here",
                ));
            }
        }
    }
    found
}

#[cfg(test)]
fn function_of(lines: usize) -> String {
    format!("mod a;\nfn b() {{\n{}}}\n", "    c();\n".repeat(lines))
}

#[test]
fn a_long_function_in_a_contents_page_is_found() {
    let found = super::places(&RULE, &[("crates/a/src/b/mod.rs", &function_of(25))]);
    assert_eq!(found, ["crates/a/src/b/mod.rs:2"]);
}

#[test]
fn short_functions_tests_and_other_files_are_fine() {
    let test = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", function_of(25));
    let long = function_of(25);
    let files = [
        ("crates/a/src/b/mod.rs", function_of(5)),
        ("crates/a/src/c/mod.rs", test),
        ("crates/a/src/c/d.rs", long.clone()),
        ("crates/pages/src/components/e/mod.rs", long),
    ];
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    assert!(super::places(&RULE, &files).is_empty());
}
