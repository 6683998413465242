//! A plan's text with what was read from it.

use domain::plans::document::Plan;

use crate::condition::{Completion, complete};
use crate::finding::Finding;
use crate::reading::{self, Conditions};
use crate::span::Span;
use crate::tree::{Node, Tree};

/// A text has at most this many bytes.
pub const BYTES_MAX: usize = 1024 * 1024;

/// A plan's text, its tree, what it says, and what was wrong in reading it.
#[derive(Clone, Debug)]
pub struct Document {
    tree: Tree,
    plan: Plan,
    findings: Vec<Finding>,
}

impl Document {
    /// Reads a text. It never fails: what cannot be read is a finding, and the rest is read.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let (tree, mut findings) = Tree::read(text);
        let plan = reading::read(&tree, &mut findings);
        findings.sort_by_key(|it| (it.span, it.rule));
        Self { tree, plan, findings }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.tree.text()
    }

    /// Its tree.
    #[must_use]
    pub const fn tree(&self) -> &Tree {
        &self.tree
    }

    /// What it says, as far as it could be read.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What was wrong in reading it.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What could be written next in a condition of this plan, at a byte of the condition's text.
    #[must_use]
    pub fn complete_condition(&self, condition: &str, at: usize) -> Vec<Completion> {
        let Some(root) = self.tree.root() else { return Vec::new() };
        let conditions = Conditions::over(root, &self.plan);
        conditions.with_names(|names| complete(condition, at, names))
    }

    /// The node at a way through the document; list items are named by number.
    #[must_use]
    pub fn node(&self, path: &[&str]) -> Option<&Node> {
        self.tree.node(path)
    }

    /// Where a way through the document leads: the value there, or the key where it holds more than
    /// a line, or where the way ends before that.
    #[must_use]
    pub fn span_of(&self, path: &[&str]) -> Span {
        self.tree.span_of(path)
    }
}
