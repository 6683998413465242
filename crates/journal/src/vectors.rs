//! The Merkle proofs of transparency-dev: every good one is accepted, every bad one refused.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::Deserialize;

use crate::Digest;
use crate::tree::{Leaf, TreeHead, verify_consistency, verify_inclusion};

/// The files lie beside the repository and not in it.
const CORPUS: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/fixtures/tlog/open/merkle/testdata");

/// A case of any of the four folders; what a file leaves out is empty, as in the Go original.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Case {
    leaf_idx: u64,
    tree_size: u64,
    root: String,
    leaf_hash: String,
    size1: u64,
    size2: u64,
    root1: String,
    root2: String,
    start: u64,
    end: u64,
    size: u64,
    proof: Option<Vec<String>>,
    want_err: bool,
}

/// A hash of another length than 32 bytes is refused where it is read, so it never gets to a proof.
fn hash(text: &str) -> Option<Digest> {
    Some(Digest::from_bytes(BASE64.decode(text).ok()?.try_into().ok()?))
}

impl Case {
    fn proof(&self) -> Option<Vec<Digest>> {
        self.proof.iter().flatten().map(|text| hash(text)).collect()
    }

    fn is_included(&self, size: u64) -> Option<()> {
        let tree = TreeHead { size, root: hash(&self.root)? };
        let leaf = Leaf::from_hash(hash(&self.leaf_hash)?);
        verify_inclusion(leaf, self.leaf_idx, &self.proof()?, tree).ok()
    }

    fn is_consistent(&self, older: u64, newer: u64) -> Option<()> {
        let older = TreeHead { size: older, root: hash(&self.root1)? };
        let newer = TreeHead { size: newer, root: hash(&self.root2)? };
        verify_consistency(older, newer, &self.proof()?).ok()
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files(&path, found),
            false if path.extension().is_some_and(|it| it == "json") => found.push(path),
            false => {}
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "only a test asks whether it runs in CI")]
fn is_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true")
}

/// Runs `is_accepted` over a folder and returns how many were (accepted, refused).
#[expect(clippy::print_stdout, reason = "a skipped corpus should not pass unseen")]
fn walk(folder: &str, is_accepted: fn(&Case) -> Option<bool>) -> Option<(usize, usize)> {
    let folder = Path::new(CORPUS).join(folder);
    if !folder.is_dir() {
        assert!(!is_ci(), "the corpus is absent: {}", folder.display());
        println!("skipped: corpus absent");
        return None;
    }
    let mut found = Vec::new();
    files(&folder, &mut found);
    let (mut accepted, mut refused) = (0, 0);
    for path in found {
        let case: Case = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        let Some(is_accepted) = is_accepted(&case) else { continue };
        assert_eq!(is_accepted, !case.want_err, "{}", path.display());
        *(if is_accepted { &mut accepted } else { &mut refused }) += 1;
    }
    Some((accepted, refused))
}

fn assert_seen(counts: Option<(usize, usize)>, accepted_min: usize, refused_min: usize) {
    if let Some((accepted, refused)) = counts {
        assert!(accepted >= accepted_min && refused >= refused_min, "{accepted}, {refused}");
    }
}

#[test]
fn inclusion_proofs_are_judged_like_the_reference() {
    let counts = walk("inclusion", |case| Some(case.is_included(case.tree_size).is_some()));
    assert_seen(counts, 5, 44);
}

#[test]
fn consistency_proofs_are_judged_like_the_reference() {
    let judge = |case: &Case| Some(case.is_consistent(case.size1, case.size2).is_some());
    assert_seen(walk("consistency", judge), 1, 55);
}

/// A subtree that starts at the first leaf is a tree, and its proofs are ordinary ones. Other
/// subtrees are of no use to a journal and not looked at.
#[test]
fn proofs_of_subtrees_from_the_first_leaf_are_judged_like_the_reference() {
    let judge = |case: &Case| (case.start == 0).then(|| case.is_included(case.end).is_some());
    assert_seen(walk("subtreeinclusion", judge), 1, 1);
    let judge =
        |case: &Case| (case.start == 0).then(|| case.is_consistent(case.end, case.size).is_some());
    assert_seen(walk("subtreeconsistency", judge), 1, 1);
}

#[test]
fn a_case_with_nothing_but_a_description_is_refused() {
    let case: Case = serde_json::from_str(r#"{"desc": "nothing else", "proof": null}"#).unwrap();
    assert_eq!(case.is_included(case.tree_size), None);
    assert_eq!(case.is_consistent(case.size1, case.size2), None);
}
