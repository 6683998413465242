//! A walkthrough is played: the document and the journey have one name.

use super::{Finding, Rule};
use crate::reading::tree::Tree;

pub(super) const RULE: Rule = Rule {
    name: "walkthroughs",
    holds: "each walkthrough of docs/walkthroughs has a journey of its name in e2e",
    check,
};

const FOLDER: &str = "docs/walkthroughs/";

fn check(tree: &Tree) -> Vec<Finding> {
    if !tree.has("e2e") {
        return Vec::new();
    }
    let journeys: Vec<&str> = tree.under("e2e/").map(|it| it.stem()).collect();
    tree.under(FOLDER)
        .filter(|it| it.has_ending(&["md"]) && it.stem() != "README")
        .filter(|it| !journeys.contains(&it.stem()))
        .map(|it| {
            let mend = format!("write e2e/{}.test.mjs, which does what it tells", it.stem());
            Finding::new(&it.path, 1, "a walkthrough that nobody plays", mend)
        })
        .collect()
}

#[test]
fn a_walkthrough_without_journey_is_found() {
    let files = [
        ("docs/walkthroughs/duty-desk.md", ""),
        ("docs/walkthroughs/duty-desk.zh-CN.md", ""),
        ("docs/walkthroughs/lift.md", ""),
        ("e2e/duty-desk.test.mjs", ""),
    ];
    assert_eq!(super::places(&RULE, &files), ["docs/walkthroughs/lift.md:1"]);
}

#[test]
fn an_early_checkout_without_journeys_is_fine() {
    assert!(super::places(&RULE, &[("docs/walkthroughs/lift.md", "")]).is_empty());
}
