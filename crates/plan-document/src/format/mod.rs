//! The canonical layout of a plan's text: what it says and its comments stay as they are.
//!
//! Two spaces for each step inwards, one after a colon, none inside braces, no spaces at the ends
//! of lines, one blank line between the parts of a plan and between its tasks, never two. The order
//! stays as it was written, and so do quotes, line breaks inside braces and the place of comments
//! behind values.

mod gaps;
mod writer;

use crate::document::Document;
use crate::edit::data::Data;
use crate::tree::Tree;

/// The text in its canonical layout; none where a line of it cannot be read, and then nothing is
/// to be changed. A text in a corner of YAML that plans do not use stays as it is.
#[must_use]
pub fn format(document: &Document) -> Option<String> {
    let (tree, findings) = Tree::read(document.text());
    if !findings.is_empty() || !tree.is_whole() {
        return None;
    }
    let says_the_same = |it: &String| {
        let (read, findings) = Tree::read(it);
        findings.is_empty() && Data::of_tree(&read) == Data::of_tree(&tree)
    };
    // A byte order mark in the midst of a text is taken for a space by some and for a letter by
    // others.
    let is_plain = !document.text().contains('\u{feff}');
    let formatted = writer::written(&tree).filter(|it| is_plain && says_the_same(it));
    Some(formatted.unwrap_or_else(|| document.text().to_owned()))
}

#[cfg(test)]
mod tests;
