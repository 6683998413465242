//! A value that is to be put into a text: on one line, as a block of text, or on lines of its own.

use super::data::Data;
use super::layout::Layout;
use super::writing;
use crate::tree::{Node, Style, Tree, Value};

/// A value to be written.
#[derive(Clone)]
pub(super) struct Wanted {
    pub(super) shape: Shape,
    /// The same on one line, for braces.
    pub(super) flow: String,
    pub(super) data: Data,
}

/// How a value is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// On the line of its key.
    Inline(String),
    /// After `|` or `>`; its lines stand below.
    Text {
        /// The sign and what follows on its line.
        head: String,
        /// The lines, from column 0.
        body: String,
    },
    /// A map or a list on lines of its own, from column 0.
    Lines(String),
}

impl Wanted {
    /// Reads a value; none where it is no YAML.
    pub(super) fn read(yaml: &str) -> Option<Self> {
        let yaml = yaml.replace("\r\n", "\n");
        let (tree, findings) = Tree::read(&yaml);
        if !findings.is_empty() || !tree.is_whole() {
            return None;
        }
        let data = Data::of_tree(&tree);
        let Some(root) = tree.root() else {
            let (shape, flow) = (Shape::Inline(String::new()), String::new());
            return Some(Self { shape, flow, data });
        };
        Some(Self { shape: shape_of(root, &tree), flow: writing::flow(root, &yaml), data })
    }

    /// The value under a key or, where the step is an item of a new list, as that item.
    pub(super) fn under(self, step: &str, in_braces: bool) -> Option<Self> {
        let key = writing::key(step);
        let written = match (in_braces, step == "0") {
            (true, true) => format!("[{}]", self.flow),
            (true, false) => format!("{{{key}: {}}}", self.flow),
            (false, true) => format!("-{}", self.shape.after_dash(0)),
            (false, false) => format!("{key}:{}", self.shape.after_colon(0)),
        };
        Self::read(&written)
    }

    /// The same value without a block of text, which comments below it could run into.
    pub(super) fn without_block(&self) -> Self {
        Self { shape: Shape::Inline(self.flow.clone()), ..self.clone() }
    }
}

fn shape_of(root: &Node, tree: &Tree) -> Shape {
    let layout = Layout::of(tree);
    let start = layout.root().map_or(0, |it| layout.start_of(&it));
    match &root.value {
        Value::Scalar(scalar) if scalar.style == Style::Block => {
            let head_end = layout.line_end(start);
            let head = layout.text.get(start..head_end).unwrap_or_default().trim_end();
            let body = layout.text.get(layout.next_line(start)..).unwrap_or_default();
            let body = if head.contains('+') { body } else { body.trim_end() };
            let body = from_column_0(body, !head.contains(|c: char| c.is_ascii_digit()));
            Shape::Text { head: head.to_owned(), body }
        }
        Value::Map { is_flow: false, .. } | Value::List { is_flow: false, .. } => {
            let lines = layout.text.get(layout.line_start(start)..).unwrap_or_default();
            Shape::Lines(shifted_back(lines.trim_end(), layout.column(start)))
        }
        Value::Scalar(_) | Value::Map { .. } | Value::List { .. } => {
            let raw = root.span.of(layout.text);
            let is_one_line = !raw.contains('\n');
            Shape::Inline(if is_one_line {
                raw.to_owned()
            } else {
                writing::flow(root, layout.text)
            })
        }
    }
}

impl Shape {
    /// What follows a colon at a column.
    pub(super) fn after_colon(&self, column: usize) -> String {
        match self {
            Self::Inline(value) if value.is_empty() => String::new(),
            Self::Inline(value) => format!(" {value}"),
            Self::Text { head, body } => format!(" {head}\n{}", shifted(body, column + 2)),
            Self::Lines(lines) => format!("\n{}", shifted(lines, column + 2)),
        }
    }

    /// What follows a dash at a column.
    pub(super) fn after_dash(&self, column: usize) -> String {
        match self {
            Self::Inline(_) | Self::Text { .. } => self.after_colon(column),
            Self::Lines(lines) => format!(" {}", shifted(lines, column + 2).trim_start()),
        }
    }
}

/// The lines further to the right; empty ones stay empty.
pub(super) fn shifted(lines: &str, by: usize) -> String {
    let pad = " ".repeat(by);
    let moved = |line: &str| if line.is_empty() { String::new() } else { format!("{pad}{line}") };
    lines.split('\n').map(moved).collect::<Vec<_>>().join("\n")
}

/// The lines further to the left, as far as they can go.
fn shifted_back(lines: &str, by: usize) -> String {
    let back = |line: &str| {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        line.get(spaces.min(by)..).unwrap_or_default().to_owned()
    };
    lines.split('\n').map(back).collect::<Vec<_>>().join("\n")
}

/// A block's lines from the column of the first; one that tells its indentation itself is counted
/// from there.
fn from_column_0(body: &str, finds_its_column: bool) -> String {
    let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let least = body.split('\n').filter(|it| !it.trim().is_empty()).map(spaces).min();
    let least = least.unwrap_or(0);
    shifted_back(body, if finds_its_column { least } else { least.min(2) })
}
