//! Lists in documents are the lists in the code.

use super::{Finding, Rule};
use crate::commands;
use crate::reading::markdown;
use crate::reading::rust::first_word;
use crate::reading::tree::{File, Tree};

pub(super) const RULE: Rule = Rule {
    name: "lists in prose",
    holds: "ARCHITECTURE names every crate and capability, CONTRIBUTING every command; none else",
    check,
};

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Some(file) = tree.file("ARCHITECTURE.md") {
        found.extend(unnamed(file, "crate", tree.crates().into_iter().collect()));
        found.extend(unnamed(file, "capability", tree.capabilities().into_iter().collect()));
    }
    if let Some(file) = tree.file("CONTRIBUTING.md") {
        for it in commands::ALL {
            let call = format!("cargo xtask {}", it.name);
            if !file.text.contains(&call) {
                let wrong = format!("does not name `{call}`");
                found.push(Finding::new(&file.path, 1, wrong, "add it with what it does"));
            }
        }
    }
    for file in tree.files.iter().filter(|it| it.has_ending(&["md"]) && tells_of_now(it)) {
        found.extend(invented_paths(tree, file));
        found.extend(invented_commands(file));
    }
    found
}

/// Decisions and the change log tell of what was; what they name may be gone.
fn tells_of_now(file: &File) -> bool {
    !file.path.starts_with("docs/decisions/") && file.path != "CHANGELOG.md"
}

fn unnamed(file: &File, what: &str, names: Vec<&str>) -> Vec<Finding> {
    let is_named = |name: &str| {
        let named = [format!("`{name}`"), format!("crates/{name}"), format!("{name}/")];
        named.iter().any(|it| file.text.contains(it))
    };
    let missing = names.into_iter().filter(|it| !is_named(it));
    let finding = |name| {
        let wrong = format!("does not name the {what} `{name}`");
        Finding::new(&file.path, 1, wrong, "add it with one sentence on what it holds")
    };
    missing.map(finding).collect()
}

/// Paths of crates in backticks that do not exist.
fn invented_paths(tree: &Tree, file: &File) -> Vec<Finding> {
    let is_pattern = |it: &str| it.contains(['<', '*', '{', '…', ' ']) || it.contains("CAPABILITY");
    markdown::code_words(&file.text)
        .into_iter()
        .filter(|(_, it)| it.starts_with("crates/") && !is_pattern(it))
        .filter(|(_, it)| !tree.has(it.split(':').next().unwrap_or_default()))
        .map(|(line, it)| {
            let wrong = format!("names `{it}`, which is not in the tree");
            Finding::new(&file.path, line, wrong, "name what is there")
        })
        .collect()
}

fn invented_commands(file: &File) -> Vec<Finding> {
    let mut found = Vec::new();
    for (line, text) in file.lines() {
        for behind in text.split("cargo xtask ").skip(1) {
            let name = first_word(behind);
            let is_word = !name.is_empty() && name.chars().all(|it| it.is_ascii_alphanumeric());
            let is_call = is_word && name.chars().any(|it| it.is_ascii_lowercase());
            if is_call && !commands::ALL.iter().any(|it| it.name == name) && is_quoted(text, name) {
                let wrong = format!("names `cargo xtask {name}`, which there is not");
                let mend = "name one of those that `cargo xtask` lists";
                found.push(Finding::new(&file.path, line, wrong, mend));
            }
        }
    }
    found
}

/// Whether the call is meant as one: in backticks, or as a line of its own.
fn is_quoted(line: &str, name: &str) -> bool {
    let call = format!("cargo xtask {name}");
    let start = line.trim_start().trim_start_matches("$ ");
    line.contains(&format!("`{call}")) || start.starts_with(&call)
}

#[cfg(test)]
const DOMAIN: (&str, &str) = ("crates/domain/Cargo.toml", "");
#[cfg(test)]
const PEOPLE: (&str, &str) = ("crates/domain/src/people/mod.rs", "");

#[test]
fn a_crate_or_capability_left_out_is_found() {
    let files = [DOMAIN, PEOPLE, ("ARCHITECTURE.md", "Nothing.\n")];
    assert_eq!(super::places(&RULE, &files), ["ARCHITECTURE.md:1", "ARCHITECTURE.md:1"]);
    let files = [DOMAIN, PEOPLE, ("ARCHITECTURE.md", "`domain` holds `people`.\n")];
    assert!(super::places(&RULE, &files).is_empty());
}

#[test]
fn a_path_that_is_not_there_is_found() {
    let text = "See\n`crates/domain/src/people` and `crates/plans/src`, `crates/*/Cargo.toml`.\n";
    assert_eq!(super::places(&RULE, &[DOMAIN, PEOPLE, ("README.md", text)]), ["README.md:2"]);
    assert!(super::places(&RULE, &[("CHANGELOG.md", text)]).is_empty());
}

#[test]
fn a_command_that_is_not_there_is_found() {
    let text = "```\ncargo xtask dance\ncargo xtask demo\n```\nOr `cargo xtask NAME`.\n";
    assert_eq!(super::places(&RULE, &[("README.md", text)]), ["README.md:2"]);
}

#[test]
fn contributing_names_every_command() {
    let found = super::places(&RULE, &[("CONTRIBUTING.md", "`cargo xtask demo`\n")]);
    assert_eq!(found.len(), commands::ALL.len() - 1);
}
