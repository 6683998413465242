//! The rules between the rooms and the habits that a machine can hold: one file a rule.
//!
//! Each rule has tests of its own on small broken samples: a rule that cannot fail is no rule.
//! An exception stands in a table of its rule, with its reason; there are none in the code.

mod async_at_the_edge;
mod banned_words;
mod capabilities_stand_apart;
mod citations;
mod clean_root;
mod contents_pages;
mod crate_directions;
mod decision_records;
mod dependency_reasons;
mod first_sentences;
mod generated_files;
mod glossary;
mod handbook;
mod honest_tests;
mod lists_in_prose;
mod machine_paths;
mod one_test_binary;
mod pure_crates;
mod realms_are_no_rule;
mod routes_at_the_edge;
mod shared_lints;
mod sizes;
mod sql_in_storage;
mod unused_words;
mod verb_files;
mod walkthroughs;

use crate::reading::tree::Tree;

/// One rule of the house.
pub(crate) struct Rule {
    pub(crate) name: &'static str,
    /// What holds, in one sentence.
    pub(crate) holds: &'static str,
    check: fn(&Tree) -> Vec<Finding>,
}

/// A place where a rule is broken.
#[derive(Debug, PartialEq)]
struct Finding {
    path: String,
    line: usize,
    /// What is wrong, as a sentence without its full stop.
    wrong: String,
    /// What to do about it, likewise.
    mend: String,
}

/// Every rule.
pub(crate) const RULES: &[Rule] = &[
    crate_directions::RULE,
    pure_crates::RULE,
    capabilities_stand_apart::RULE,
    sql_in_storage::RULE,
    routes_at_the_edge::RULE,
    async_at_the_edge::RULE,
    realms_are_no_rule::RULE,
    verb_files::RULE,
    contents_pages::RULE,
    first_sentences::RULE,
    sizes::RULE,
    banned_words::RULE,
    machine_paths::RULE,
    honest_tests::RULE,
    one_test_binary::RULE,
    shared_lints::RULE,
    dependency_reasons::RULE,
    citations::RULE,
    lists_in_prose::RULE,
    walkthroughs::RULE,
    decision_records::RULE,
    generated_files::RULE,
    glossary::RULE,
    handbook::RULE,
    clean_root::RULE,
    unused_words::RULE,
];

/// Everything that is wrong with a tree, as lines to print.
pub(crate) fn complaints(tree: &Tree) -> Vec<String> {
    let of = |rule: &Rule| {
        let name = rule.name;
        let line = |it: Finding| {
            format!("{}:{}: {name}: {}.\n  mend: {}.", it.path, it.line, it.wrong, it.mend)
        };
        (rule.check)(tree).into_iter().map(line).collect::<Vec<_>>()
    };
    RULES.iter().flat_map(of).collect()
}

impl Finding {
    fn new(path: &str, line: usize, wrong: impl Into<String>, mend: impl Into<String>) -> Finding {
        Finding { path: path.to_owned(), line, wrong: wrong.into(), mend: mend.into() }
    }
}

/// Whether a table of exceptions holds a name; each row says why.
fn is_excepted(table: &[(&str, &str)], name: &str) -> bool {
    table.iter().any(|(it, _)| *it == name)
}

/// Rules show broken samples; no rule about words looks at them.
fn is_sample(path: &str) -> bool {
    path.starts_with("xtask/src/tidy/")
}

/// The crate of the product that a path lies in.
fn crate_of(path: &str) -> Option<&str> {
    path.strip_prefix("crates/")?.split_once('/').map(|(name, _)| name)
}

/// Where a rule finds something: path and line, for its tests.
#[cfg(test)]
fn places(rule: &Rule, files: &[(&str, &str)]) -> Vec<String> {
    let found = (rule.check)(&Tree::of(files));
    found.iter().map(|it| format!("{}:{}", it.path, it.line)).collect()
}

#[test]
fn tidy() {
    let tree = Tree::read(crate::place::root()).expect("the checkout can be read");
    let complaints = complaints(&tree);
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n\n"));
}

#[test]
fn every_rule_file_is_in_the_table() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tidy");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .expect("the rules lie beside this file")
        .filter_map(|it| it.ok()?.file_name().into_string().ok())
        .filter_map(|it| Some(it.strip_suffix(".rs")?.to_owned()))
        .filter(|it| it != "mod")
        .collect();
    files.sort();
    let mut listed: Vec<String> = RULES.iter().map(|it| it.name.replace(' ', "_")).collect();
    listed.sort();
    assert_eq!(listed, files);
}

#[test]
fn a_complaint_names_place_rule_and_mend() {
    let tree = Tree::of(&[("crates/a/src/lib.rs", "//! A.\nasync fn b() {}\n")]);
    let complaints = complaints(&tree);
    let expected = "crates/a/src/lib.rs:2: async at the edge: ";
    let complaint = complaints.iter().find(|it| it.starts_with(expected));
    assert!(complaint.is_some_and(|it| it.contains("\n  mend: ")), "{complaints:?}");
}
