//! Decisions are numbered without gaps: `docs/decisions/0001-what-was-decided.md`.

use super::{Finding, Rule};
use crate::reading::tree::Tree;

pub(super) const RULE: Rule = Rule {
    name: "decision records",
    holds: "decision records are numbered from 0001 on, each number once, none left out",
    check,
};

const FOLDER: &str = "docs/decisions/";

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut numbers: Vec<(usize, &str)> = Vec::new();
    for file in tree.under(FOLDER) {
        let name = file.path.strip_prefix(FOLDER).unwrap_or_default();
        if name.starts_with("README.") {
            continue;
        }
        match number(name) {
            Some(it) => numbers.push((it, &file.path)),
            None => found.push(Finding::new(
                &file.path,
                1,
                "not named like a decision record",
                "name it `0000-what-was-decided.md` with its number in four digits",
            )),
        }
    }
    numbers.sort_unstable();
    for (at, (number, path)) in numbers.iter().enumerate() {
        let expected = at + 1;
        if *number != expected {
            let wrong = format!("record {number:04} stands where {expected:04} should");
            found.push(Finding::new(path, 1, wrong, format!("give it the number {expected:04}")));
            break;
        }
    }
    found
}

fn number(name: &str) -> Option<usize> {
    let (digits, slug) = name.strip_suffix(".md")?.split_once('-')?;
    let is_slug =
        slug.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-');
    (digits.len() == 4 && is_slug && !slug.is_empty()).then(|| digits.parse().ok())?
}

#[test]
fn a_gap_is_found() {
    let files = [("docs/decisions/0001-a.md", ""), ("docs/decisions/0003-b.md", "")];
    assert_eq!(super::places(&RULE, &files), ["docs/decisions/0003-b.md:1"]);
}

#[test]
fn a_number_given_twice_is_found() {
    let files = [("docs/decisions/0001-a.md", ""), ("docs/decisions/0001-b.md", "")];
    assert_eq!(super::places(&RULE, &files), ["docs/decisions/0001-b.md:1"]);
}

#[test]
fn a_record_without_number_is_found() {
    let files = [("docs/decisions/journal.md", ""), ("docs/decisions/README.md", "")];
    assert_eq!(super::places(&RULE, &files), ["docs/decisions/journal.md:1"]);
}

#[test]
fn records_without_gap_are_fine() {
    let files = [("docs/decisions/0002-b-2.md", ""), ("docs/decisions/0001-a.md", "")];
    assert!(super::places(&RULE, &files).is_empty());
}
