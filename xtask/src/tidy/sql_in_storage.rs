//! The database is spoken to in one room.

use super::{Finding, Rule, crate_of, is_excepted};
use crate::reading::tree::Tree;

pub(super) const RULE: Rule =
    Rule { name: "sql in storage", holds: "SQL stands only in storage", check };

/// Words that follow each other in a statement.
const STATEMENTS: &[&[&str]] = &[
    &["SELECT ", " FROM "],
    &["INSERT INTO "],
    &["UPDATE ", " SET "],
    &["DELETE FROM "],
    &["CREATE TABLE "],
    &["ALTER TABLE "],
    &["DROP TABLE "],
];

const EXCEPTIONS: &[(&str, &str)] = &[
    (
        "crates/testkit/benches/appends/bare.rs",
        "the least server that one could write, with which ours is compared; it must not use ours",
    ),
    (
        "crates/testkit/benches/rebuild.rs",
        "the least that an engine needs to take rows; it must not go through what is measured",
    ),
];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (file, rust) in tree.rust("crates/") {
        if crate_of(&file.path) == Some("storage") || is_excepted(EXCEPTIONS, &file.path) {
            continue;
        }
        for literal in rust.literals.iter().filter(|it| is_statement(&it.text)) {
            let mend = "give `storage` a function that answers the question, and call it";
            found.push(Finding::new(&file.path, literal.line, "SQL outside `storage`", mend));
        }
    }
    for file in tree.files.iter().filter(|it| it.has_ending(&["sql"])) {
        if crate_of(&file.path) != Some("storage") {
            let mend = "put it into the schema of `storage`";
            found.push(Finding::new(&file.path, 1, "SQL outside `storage`", mend));
        }
    }
    found
}

fn is_statement(text: &str) -> bool {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ") + " ";
    STATEMENTS.iter().any(|words| {
        let mut rest = one_line.as_str();
        words.iter().all(|word| {
            // The blank between two words belongs to both.
            let found = rest.find(word);
            rest = found.and_then(|at| rest.get(at + word.len() - 1..)).unwrap_or_default();
            found.is_some()
        })
    })
}

#[test]
fn sql_outside_storage_is_found() {
    let text =
        "const A: &str = \"SELECT id\n    FROM tasks\";\nconst B: &str = \"UPDATE t SET a = 1\";";
    let found = super::places(&RULE, &[("crates/api/src/a.rs", text), ("benches/b.sql", "")]);
    assert_eq!(found, ["crates/api/src/a.rs:1", "crates/api/src/a.rs:3", "benches/b.sql:1"]);
}

#[test]
fn sql_in_storage_and_prose_are_fine() {
    let files = [
        ("crates/storage/src/a.rs", "const A: &str = \"DELETE FROM tasks\";"),
        (
            "crates/pages/src/a.rs",
            "// INSERT INTO is for storage\nconst A: &str = \"Select from the list\";",
        ),
    ];
    assert!(super::places(&RULE, &files).is_empty());
}
