//! The inner crates know no clock, no chance and no machine: the same in gives the same out.

use super::{Finding, Rule};
use crate::reading::toml;
use crate::reading::tree::Tree;

pub(super) const RULE: Rule = Rule {
    name: "pure crates",
    holds: "domain, journal, exchange, simulation and words know no clock, chance, threads, files",
    check,
};

const PURE: &[&str] = &["domain", "journal", "exchange", "simulation", "words"];

/// Parts of the standard library that reach out.
const REACHING_OUT: &[&str] = &["env", "fs", "net", "os", "process", "thread"];

const SIGNS: &[&str] =
    &["SystemTime", "::now()", "tokio", "rand::", "getrandom", "File::open", "thread_rng"];

/// Crates that reach out.
const DEPENDENCIES: &[&str] = &[
    "axum",
    "axum-server",
    "getrandom",
    "postgres",
    "rand",
    "reqwest",
    "rusqlite",
    "tokio",
    "tower",
    "ureq",
];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for name in PURE {
        let sources = format!("crates/{name}/src/");
        for (file, rust) in tree.rust(&sources) {
            let heads = rust.heads_under("std").into_iter();
            let parts =
                heads.filter(|(line, it)| REACHING_OUT.contains(it) && !rust.is_test(*line));
            found.extend(parts.map(|(line, it)| finding(&file.path, line, &format!("std::{it}"))));
            for sign in SIGNS {
                let lines = rust.find_outside_tests(sign);
                found.extend(lines.map(|line| finding(&file.path, line, sign)));
            }
        }
        let Some(file) = tree.file(&format!("crates/{name}/Cargo.toml")) else { continue };
        for it in toml::dependencies(&file.text) {
            if !it.dev && DEPENDENCIES.contains(&it.name.as_str()) {
                found.push(finding(&file.path, it.line, &it.name));
            }
        }
    }
    found
}

fn finding(path: &str, line: usize, what: &str) -> Finding {
    Finding::new(
        path,
        line,
        format!("`{what}` in a pure crate"),
        "take what it gives as a parameter (`now`, bytes, an id); the caller reads the machine",
    )
}

#[test]
fn what_reaches_out_is_found() {
    let text = "use std::{collections::BTreeMap, fs};\nlet a = SystemTime::UNIX_EPOCH;\n\
                let b = Timestamp::now();\nstd::env::args();\n";
    let mut found = super::places(&RULE, &[("crates/domain/src/a.rs", text)]);
    found.sort();
    let lines: Vec<&str> = found.iter().filter_map(|it| it.rsplit(':').next()).collect();
    assert_eq!(lines, ["1", "2", "3", "4"]);
}

#[test]
fn a_dependency_that_reaches_out_is_found() {
    let text = "[dependencies]\nserde.workspace = true\ntokio.workspace = true\n";
    assert_eq!(
        super::places(&RULE, &[("crates/exchange/Cargo.toml", text)]),
        ["crates/exchange/Cargo.toml:3"]
    );
}

#[test]
fn tests_words_and_outer_crates_are_fine() {
    let files = [
        (
            "crates/domain/src/a.rs",
            "// SystemTime is not for us.\n#[test]\nfn b() { std::fs::read(c); }",
        ),
        ("crates/domain/src/d.rs", "use std::fmt; const FS: &str = include_str!(\"e\");"),
        ("crates/storage/src/f.rs", "use std::fs;"),
    ];
    assert!(super::places(&RULE, &files).is_empty());
}
