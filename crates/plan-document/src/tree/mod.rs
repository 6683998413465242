//! The text as a tree that knows where everything stands.
//!
//! YAML without its dark corners: one document, no anchors, no aliases, no tags, bounded depth and
//! size. A line that cannot be read is a finding and is passed over, so that one slip does not hide
//! the next.

mod building;
mod faults;
mod full_width;
mod reading;

use crate::span::Span;

/// A document is nested at most this deep.
const DEPTH_MAX: usize = 12;
/// A document has at most this many nodes.
const NODES_MAX: usize = 200_000;
/// A text and its tree.
#[derive(Clone, Debug)]
pub struct Tree {
    text: String,
    root: Option<Node>,
    is_whole: bool,
}

/// A value and where it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// Where, from its first byte to its last.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a value is.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// A text, a number, a name.
    Scalar(Scalar),
    /// Named values.
    Map {
        /// Whether it is written between braces.
        is_flow: bool,
        /// In the order of the text, doubles among them.
        entries: Vec<Entry>,
    },
    /// A list of values.
    List {
        /// Whether it is written between brackets.
        is_flow: bool,
        /// In the order of the text.
        items: Vec<Node>,
    },
}

/// A text, a number, a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scalar {
    /// What it says, escapes resolved.
    pub text: String,
    /// How it is written.
    pub style: Style,
}

/// How a scalar is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// Between single quotes.
    Single,
    /// Between double quotes.
    Double,
    /// As a block, after `|` or `>`.
    Block,
}

/// A named value.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// Its name.
    pub key: String,
    /// Where the name stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Tree {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The outermost value; none where there is nothing but comments, or nothing could be read.
    #[must_use]
    pub const fn root(&self) -> Option<&Node> {
        self.root.as_ref()
    }

    /// Whether every line could be read.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The node at a way through the document; list items are named by number, from 0.
    #[must_use]
    pub fn node(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self.root()?, |node, step| node.child(step))
    }

    /// The entry at a way through the document.
    #[must_use]
    pub fn entry(&self, path: &[&str]) -> Option<&Entry> {
        let (last, before) = path.split_last()?;
        self.node(before)?.entry(last)
    }

    /// Where a way through the document leads: the value where it is a scalar or stands on one
    /// line, else its key; where the way ends early, the place where it ends.
    #[must_use]
    pub fn span_of(&self, path: &[&str]) -> Span {
        let Some(root) = self.root() else { return Span::default() };
        let mut node = root;
        let mut shown = self.first_line(root);
        for step in path {
            let Some(next) = node.child(step) else { return shown };
            let is_short = next.is_on_a_line(&self.text);
            shown = match node.entry(step) {
                Some(entry) if !is_short => entry.key_span,
                Some(_) => next.span,
                None if is_short => next.span,
                None => self.first_line(next),
            };
            node = next;
        }
        shown
    }

    fn first_line(&self, node: &Node) -> Span {
        let text = node.span.of(&self.text);
        let end = text.find('\n').unwrap_or(text.len());
        Span::new(node.span.start, node.span.start + end)
    }
}

impl Node {
    /// The value under a name, or the item of a number.
    #[must_use]
    pub fn child(&self, step: &str) -> Option<&Self> {
        match &self.value {
            Value::Map { .. } => self.entry(step).map(|entry| &entry.value),
            Value::List { items, .. } => items.get(step.parse::<usize>().ok()?),
            Value::Scalar(_) => None,
        }
    }

    /// The entry of a name; where there are two, the first.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == name)
    }

    /// The entries of a map, else none.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map { entries, .. } => entries,
            Value::List { .. } | Value::Scalar(_) => &[],
        }
    }

    /// The items of a list, else none.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List { items, .. } => items,
            Value::Map { .. } | Value::Scalar(_) => &[],
        }
    }

    /// The text of a scalar.
    #[must_use]
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            Value::Map { .. } | Value::List { .. } => None,
        }
    }

    /// Whether nothing was written: `key:` and the end of the line.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.span.start == self.span.end && self.scalar().is_some_and(|it| it.style == Style::Plain)
    }

    /// Whether it can be shown whole: something that is written on one line.
    fn is_on_a_line(&self, text: &str) -> bool {
        let is_block = self.scalar().is_none() && !self.is_flow();
        !is_block && !self.is_nothing() && !self.span.of(text).contains('\n')
    }

    /// Whether it is written between braces or brackets.
    #[must_use]
    pub const fn is_flow(&self) -> bool {
        match &self.value {
            Value::Map { is_flow, .. } | Value::List { is_flow, .. } => *is_flow,
            Value::Scalar(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BYTES_MAX;

    fn read(text: &str) -> (Tree, Vec<&'static str>) {
        let (tree, findings) = Tree::read(text);
        (tree, findings.into_iter().map(|it| it.rule).collect())
    }

    #[test]
    fn every_node_knows_where_it_stands() {
        let text = "plan: a # why\nlevels:\n  IV: {lasts: 2h}\n  III:\n    starts: [x, \"y\"]\n";
        let (tree, rules) = read(text);
        assert_eq!(rules, Vec::<&str>::new());
        let of = |path: &[&str]| tree.node(path).map(|it| it.span.of(text));
        assert_eq!(of(&["levels", "IV"]), Some("{lasts: 2h}"));
        assert_eq!(of(&["levels", "III", "starts", "1"]), Some("\"y\""));
        assert_eq!(of(&["levels", "III"]), Some("starts: [x, \"y\"]"));
        assert_eq!(tree.span_of(&["levels", "III"]).of(text), "III");
        assert_eq!(tree.span_of(&["levels", "IV", "nothing", "there"]).of(text), "{lasts: 2h}");
        assert_eq!(of(&["plan"]), Some("a"));
    }

    #[test]
    fn a_block_of_text_ends_where_its_last_line_ends() {
        let text = "sections:\n  general:\n    zh: |\n      一\n      二\n    en: x\n";
        let (tree, _) = read(text);
        let block = tree.node(&["sections", "general", "zh"]).expect("it is there");
        assert_eq!(block.scalar().expect("a scalar").text, "一\n二\n");
        assert!(block.span.of(text).trim_end().ends_with('二'), "{:?}", block.span.of(text));
        assert_eq!(tree.span_of(&["sections", "general", "zh"]).of(text), "zh");
    }

    #[test]
    fn anchors_aliases_and_tags_are_refused() {
        for text in ["a: &x 1\n", "a: !!str 1\n", "a: &x [1]\nb: *x\n"] {
            assert!(!read(text).1.is_empty(), "{text}");
        }
    }

    #[test]
    fn a_bomb_is_told_and_not_unfolded() {
        let deep = format!("a: {}{}", "[".repeat(500), "]".repeat(500));
        assert!(!read(&deep).1.is_empty());
        let wide = format!("a: [{}]", "1,".repeat(NODES_MAX + 1));
        assert!(!read(&wide).1.is_empty());
        assert_eq!(read(&"x".repeat(BYTES_MAX + 1)).1, ["too-large"]);
    }

    #[test]
    fn one_broken_line_does_not_hide_the_rest() {
        let text = "plan: a\ntitle: [x\nissuer: }{\ntier: special\n";
        let (tree, rules) = read(text);
        assert!(!rules.is_empty() && !tree.is_whole());
        let text = "plan: a\n  wrong: indent\ntier: special\n";
        let (tree, rules) = read(text);
        assert_eq!(rules.len(), 1);
        assert!(tree.node(&["tier"]).is_some());
    }

    #[test]
    fn a_full_width_colon_is_read_as_it_was_meant_and_told() {
        let text = "plan: a\nlevels：\n  IV：\n    lasts: 2h\n";
        let (tree, findings) = Tree::read(text);
        assert!(findings.iter().all(|it| it.rule == "full-width" && it.mend.is_some()));
        assert_eq!(findings.len(), 2);
        assert!(tree.node(&["levels", "IV", "lasts"]).is_some());
    }
}
