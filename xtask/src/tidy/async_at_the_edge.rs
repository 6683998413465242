//! `async` lives where connections are; everything further in is called and answers.

use super::{Finding, Rule, crate_of};
use crate::reading::tree::Tree;

pub(super) const RULE: Rule = Rule {
    name: "async at the edge",
    holds: "async code only in api, pages, web and lianfang (and in testkit, which calls them)",
    check,
};

/// `web` is the bridge between requests and the office; the testkit calls servers, and its benches
/// are one.
const ALLOWED: &[&str] = &["api", "pages", "web", "lianfang", "testkit"];
const SIGNS: &[&str] = &["async fn", "async move", "async {", "async |", ".await"];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (file, rust) in tree.rust("crates/") {
        if crate_of(&file.path).is_some_and(|it| ALLOWED.contains(&it)) {
            continue;
        }
        for sign in SIGNS {
            found.extend(rust.find(sign).map(|(line, _)| {
                let mend = "make it an ordinary function; the edge holds a channel to the writer";
                Finding::new(&file.path, line, format!("`{sign}` outside the edge"), mend)
            }));
        }
    }
    found
}

#[test]
fn async_code_further_in_is_found() {
    let text = "async fn a() {\n    b().await;\n}\n";
    assert_eq!(
        super::places(&RULE, &[("crates/storage/src/a.rs", text)]),
        ["crates/storage/src/a.rs:1", "crates/storage/src/a.rs:2"]
    );
}

#[test]
fn async_code_at_the_edge_and_words_about_it_are_fine() {
    let files = [
        ("crates/api/src/a.rs", "async fn a() {}"),
        ("crates/domain/src/a.rs", "// async fn is for the edge\nconst A: &str = \"async fn\";"),
    ];
    assert!(super::places(&RULE, &files).is_empty());
}
