//! One word, one meaning: an identifier stands in the glossary once.

use super::{Finding, Rule};
use crate::reading::markdown;
use crate::reading::tree::Tree;

pub(super) const RULE: Rule = Rule {
    name: "glossary",
    holds: "an identifier of the glossary names one thing, and each table is in its order",
    check,
};

const PATH: &str = "docs/glossary.md";

fn check(tree: &Tree) -> Vec<Finding> {
    let Some(file) = tree.file(PATH) else { return Vec::new() };
    let mut found = Vec::new();
    let mut seen: Vec<(usize, &str)> = Vec::new();
    for (line, cells) in markdown::rows(&file.text) {
        let Some(identifier) = identifier(&cells) else {
            let wrong = "not a row of 中文, English and an identifier in backticks";
            let mend = "write it `| 预案 | emergency plan | `plan` |`";
            found.push(Finding::new(PATH, line, wrong, mend));
            continue;
        };
        if let Some((first, _)) = seen.iter().find(|(_, it)| *it == identifier) {
            let wrong = format!("`{identifier}` has a meaning already in line {first}");
            let mend = "give one of the two another identifier, or join the rows";
            found.push(Finding::new(PATH, line, wrong, mend));
        }
        // A table's rows stand on lines that follow each other.
        let before = seen.last().filter(|(at, _)| at + 1 == line);
        if let Some((_, before)) = before.filter(|(_, it)| *it > identifier) {
            let wrong = format!("`{identifier}` stands behind `{before}`");
            found.push(Finding::new(PATH, line, wrong, "sort each table by its identifiers"));
        }
        seen.push((line, identifier));
    }
    found
}

fn identifier<'a>(cells: &[&'a str]) -> Option<&'a str> {
    let [chinese, english, identifier] = cells else { return None };
    let identifier = identifier.strip_prefix('`')?.strip_suffix('`')?;
    let is_snake = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_';
    let is_filled = !chinese.is_empty() && !english.is_empty() && !identifier.is_empty();
    (is_filled && identifier.chars().all(is_snake)).then_some(identifier)
}

#[cfg(test)]
fn lines(rows: &str) -> Vec<String> {
    let text = format!("| 中文 | English | identifier |\n|---|---|---|\n{rows}");
    super::places(&RULE, &[(PATH, &text)])
}

#[test]
fn an_identifier_with_two_meanings_is_found() {
    let rows = "| 复盘 | review | `review` |\n| 评审 | review of a plan | `review` |\n";
    assert_eq!(lines(rows), ["docs/glossary.md:4"]);
}

#[test]
fn a_row_without_identifier_is_found() {
    assert_eq!(lines("| 预案 | plan | Plan |\n"), ["docs/glossary.md:3"]);
}

#[test]
fn a_table_out_of_order_is_found() {
    let rows = "| 岗位 | post | `post` |\n| 预案 | plan | `plan` |\n";
    assert_eq!(lines(rows), ["docs/glossary.md:4"]);
}

#[test]
fn a_sound_table_is_fine() {
    assert!(lines("| 预案 | plan | `plan` |\n| 岗位 | post | `post` |\n").is_empty());
}
