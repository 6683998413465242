//! Finds personal data in a text by its shape: numbers of identity, phones, cards, plates, mail.
//!
//! What has no shape is **not found**: names (also after a title, 王所长 is anybody), addresses,
//! illnesses, and whatever tells who somebody is by circumstance. “Nothing found” means that bulk
//! release is allowed, and not that the text is harmless; the law's *de-identified* is decided by
//! people. Where shapes overlap with harmless numbers the scanner finds too much rather than too
//! little: the cost is that a person looks.

mod finding;
mod letters;
mod numbers;
mod words;

pub use finding::{Finding, FindingKind, MASK, masked};

use letters::Letters;

/// Whatever looks like personal data, in the order of the text. Findings may overlap.
#[must_use]
pub fn scan(text: &str) -> Vec<Finding> {
    let letters = Letters::of(text);
    let mut findings = Vec::new();
    numbers::find(&letters, &mut findings);
    words::find(&letters, &mut findings);
    findings.sort_unstable_by_key(|it| (it.at, it.kind, it.characters));
    findings.dedup();
    findings
}
