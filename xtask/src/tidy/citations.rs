//! What a text points to is in the tree: documents named in code, links in documents.

use super::{Finding, Rule, is_sample};
use crate::reading::markdown;
use crate::reading::tree::{File, Tree};

pub(super) const RULE: Rule = Rule {
    name: "citations",
    holds: "a document that is named, and a file that is linked, is in the tree",
    check,
};

/// Documents by others that are cited by section.
const ELSEWHERE: &[(&str, &str)] = &[
    ("EDXL", "OASIS, distribution element"),
    ("OASIS", "standards body"),
    ("PIPL", "个人信息保护法"),
    ("WCAG", "W3C, accessibility"),
];

const LOOKED_AT: &[&str] = &["rs", "md", "toml", "ts", "mjs", "css", "html", "yaml", "yml"];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.files.iter().filter(|it| !is_sample(&it.path) && it.has_ending(LOOKED_AT)) {
        for (line, text) in file.lines() {
            for name in documents(text) {
                let elsewhere = ELSEWHERE.iter().any(|(it, _)| *it == name);
                if !elsewhere && !has_document(tree, name) {
                    let wrong = format!("names the document `{name}`, which is not in the tree");
                    let mend =
                        "name a document that every reader has, or say it here in a sentence";
                    found.push(Finding::new(&file.path, line, wrong, mend));
                }
            }
        }
        if file.has_ending(&["md"]) {
            found.extend(broken_links(tree, file));
        }
    }
    found
}

/// Documents by their names in capitals: `NAME.md`, `NAME §3`.
fn documents(line: &str) -> Vec<&str> {
    let is_name = |it: char| it.is_ascii_uppercase() || it == '_';
    let mut found = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find(is_name) {
        let begins = !rest.get(..at).is_some_and(|it| it.ends_with(char::is_alphanumeric));
        let name_on = rest.get(at..).unwrap_or_default();
        let end = name_on.find(|it| !is_name(it)).unwrap_or(name_on.len());
        let (name, behind) = name_on.split_at_checked(end).unwrap_or((name_on, ""));
        let is_cited = behind.starts_with(".md") || behind.trim_start().starts_with('§');
        if begins && name.len() >= 4 && is_cited && !found.contains(&name) {
            found.push(name);
        }
        rest = behind;
    }
    found
}

fn has_document(tree: &Tree, name: &str) -> bool {
    let file = format!("{name}.md");
    tree.files.iter().any(|it| it.path.rsplit('/').next() == Some(file.as_str()))
}

fn broken_links<'a>(tree: &'a Tree, file: &'a File) -> impl Iterator<Item = Finding> + 'a {
    let outside = |to: &str| {
        to.is_empty() || to.contains(':') || to.starts_with(['#', '/', '<']) || to.contains("{{")
    };
    let links = markdown::links(&file.text).into_iter().filter(move |(_, to)| !outside(to));
    links.filter(|(_, to)| !tree.has(&target(&file.path, to))).map(|(line, to)| {
        let mend = "link what is there, or remove the link";
        Finding::new(&file.path, line, format!("links `{to}`, which is not in the tree"), mend)
    })
}

/// The path from the root of a link relative to a file.
fn target(file: &str, to: &str) -> String {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in to.split(['#', '?']).next().unwrap_or_default().split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            it => parts.push(it),
        }
    }
    parts.join("/")
}

#[test]
fn a_document_that_nobody_has_is_found() {
    let files = [
        ("crates/a/src/b.rs", "// See PLANNING §3.\n// See ARCHITECTURE.md and RFC 9457 §3.\n"),
        ("ARCHITECTURE.md", "By OUTLINE.md, WCAG §2 and `BIGINT`.\n"),
    ];
    assert_eq!(super::places(&RULE, &files), ["crates/a/src/b.rs:1", "ARCHITECTURE.md:1"]);
}

#[test]
fn a_link_into_nothing_is_found() {
    let text = "[a](../STYLE.md#rules) [b](c.md) [d](https://e.org) [f](#g) [h](walkthroughs/)\n";
    let files =
        [("docs/a.md", text), ("STYLE.md", ""), ("docs/walkthroughs/one.md", "[up](../a.md)")];
    assert_eq!(super::places(&RULE, &files), ["docs/a.md:1"]);
}
