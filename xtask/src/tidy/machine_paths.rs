//! Nothing in the tree knows the machine it was written on.

use super::{Finding, Rule, is_excepted, is_sample};
use crate::reading::tree::{File, Tree};

pub(super) const RULE: Rule =
    Rule { name: "machine paths", holds: "no file names a folder of somebody's machine", check };

/// Folders of a person, a job or a container.
const EVERYWHERE: &[&str] = &["/home/", "/Users/", "/root/", "/workspace/", "/build/", "C:\\Users"];

/// In code: tests ask the system where temporary files go.
const IN_CODE: &[&str] = &["/tmp/"];

const EXCEPTIONS: &[(&str, &str)] = &[
    ("Cargo.lock", "written by Cargo"),
    ("frontend/package-lock.json", "written by npm"),
    ("e2e/package-lock.json", "written by npm"),
];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let is_ours = |it: &&File| !is_sample(&it.path) && !is_excepted(EXCEPTIONS, &it.path);
    for file in tree.files.iter().filter(is_ours) {
        let is_code = file.has_ending(&["rs", "ts", "mjs", "js"]);
        let in_code = IN_CODE.iter().filter(|_| is_code);
        for path in EVERYWHERE.iter().chain(in_code) {
            for (line, _) in file.lines().filter(|(_, text)| names(text, path)) {
                let mend = "say it relative to the checkout, or ask for a temporary folder";
                let wrong = format!("names the folder `{path}` of a machine");
                found.push(Finding::new(&file.path, line, wrong, mend));
            }
        }
    }
    found
}

/// Whether a line holds a path that begins so; not as a later part of a longer one or of a URL.
fn names(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line.get(..at).and_then(|it| it.chars().next_back());
        before.is_none_or(|it| !it.is_alphanumeric() && !"._-}>)*~/".contains(it))
    })
}

#[test]
fn a_folder_of_a_machine_is_found() {
    let files = [
        ("docs/a.md", "Lies in\n`/home/wang/plans`.\n"),
        ("crates/a/src/b.rs", "const A: &str = \"/tmp/a\";\n"),
    ];
    assert_eq!(super::places(&RULE, &files), ["docs/a.md:2", "crates/a/src/b.rs:1"]);
}

#[test]
fn parts_of_longer_paths_and_addresses_are_fine() {
    let text = "https://example.org/root/a, frontend/build/b, {base}/home/c, /usr/lib\n";
    assert!(super::places(&RULE, &[("docs/a.md", text)]).is_empty());
}
