//! Addresses are written where requests arrive.

use super::{Finding, Rule, crate_of};
use crate::reading::rust::{RustText, line_at};
use crate::reading::tree::Tree;

pub(super) const RULE: Rule = Rule {
    name: "routes at the edge",
    holds: "route strings only in api, pages and web, joined in lianfang",
    check,
};

/// `web` tells an address of the API from one of a page. The testkit calls addresses, as a browser
/// does, and the bare server in its benches answers one.
const ALLOWED: &[&str] = &["api", "pages", "web", "lianfang", "testkit"];

const MEND: &str = "write the route in `api` or `pages`; further in, name the verb or the thing";

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (file, rust) in tree.rust("crates/") {
        if crate_of(&file.path).is_some_and(|it| ALLOWED.contains(&it)) {
            continue;
        }
        let routes = routes(rust).map(|line| (line, "a route"));
        let addresses = rust.literals.iter().filter(|it| it.text.starts_with("/api/"));
        let addresses = addresses.map(|it| (it.line, "an address of the API"));
        let findings = routes
            .chain(addresses)
            .map(|(line, what)| Finding::new(&file.path, line, format!("{what} further in"), MEND));
        found.extend(findings);
    }
    found
}

/// Calls of `.route("…")`, also where the string stands in the next line.
fn routes(rust: &RustText) -> impl Iterator<Item = usize> {
    rust.code.match_indices(".route(").filter_map(|(at, call)| {
        let behind = rust.code.get(at + call.len()..)?;
        behind.trim_start().starts_with('"').then(|| line_at(&rust.code, at))
    })
}

#[test]
fn a_route_further_in_is_found() {
    let text =
        "let a = Router::new().route(\n    \"/tasks\",\n    get(b),\n);\nlet c = \"/api/d\";\n";
    let found = super::places(&RULE, &[("crates/application/src/a.rs", text)]);
    assert_eq!(found, ["crates/application/src/a.rs:1", "crates/application/src/a.rs:5"]);
}

#[test]
fn routes_at_the_edge_and_roads_are_fine() {
    let files = [
        ("crates/api/src/a.rs", "Router::new().route(\"/tasks\", get(b))"),
        ("crates/domain/src/a.rs", "let way = map.route(from, to);"),
    ];
    assert!(super::places(&RULE, &files).is_empty());
}
