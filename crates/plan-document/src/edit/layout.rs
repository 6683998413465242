//! Where the parts of a tree begin and end in its text, comments and line breaks considered.

use super::data::is_nothing;
use crate::finding::Edit;
use crate::span::Span;
use crate::tree::{Entry, Node, Style, Tree, Value};

/// A tree with its text, measured.
pub(crate) struct Layout<'a> {
    pub(crate) tree: &'a Tree,
    pub(crate) text: &'a str,
    /// How the text breaks its lines.
    pub(crate) newline: &'static str,
}

/// A value, and the place that it stands in.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) node: &'a Node,
    /// Behind the colon or the dash that it belongs to.
    pub(crate) floor: usize,
    /// The column of the key or the dash; none for the outermost value.
    pub(crate) column: Option<usize>,
    /// Whether it stands between braces or brackets.
    pub(crate) is_in_flow: bool,
}

impl<'a> Layout<'a> {
    pub(crate) fn of(tree: &'a Tree) -> Self {
        let text = tree.text();
        let first = text.find('\n').and_then(|at| text.get(..at));
        let newline = if first.is_some_and(|it| it.ends_with('\r')) { "\r\n" } else { "\n" };
        Self { tree, text, newline }
    }

    /// The outermost value.
    pub(crate) fn root(&self) -> Option<Place<'a>> {
        let node = self.tree.root()?;
        let floor = if self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Some(Place { node, floor, column: None, is_in_flow: false })
    }

    /// The value at a way, and how many steps of it could be gone.
    pub(crate) fn walk(&self, path: &[&str]) -> Option<(Place<'a>, usize)> {
        let mut at = self.root()?;
        for (gone, step) in path.iter().enumerate() {
            match self.step(&at, step) {
                Some(next) => at = next,
                None => return Some((at, gone)),
            }
        }
        Some((at, path.len()))
    }

    /// The value at a way.
    pub(crate) fn place(&self, path: &[&str]) -> Option<Place<'a>> {
        self.walk(path).filter(|(_, gone)| *gone == path.len()).map(|(place, _)| place)
    }

    fn step(&self, at: &Place<'a>, step: &str) -> Option<Place<'a>> {
        let is_in_flow = at.is_in_flow || at.node.is_flow();
        match &at.node.value {
            Value::Map { entries, .. } => {
                let entry = entries.iter().find(|it| it.key == step)?;
                let column = Some(self.column(entry.key_span.start));
                Some(Place { node: &entry.value, floor: self.colon_end(entry), column, is_in_flow })
            }
            Value::List { items, .. } => {
                let number = step.parse::<usize>().ok()?;
                let node = items.get(number)?;
                let dash = self.item_start(at, number)?;
                let floor = if at.node.is_flow() { dash } else { dash + 1 };
                Some(Place { node, floor, column: Some(self.column(dash)), is_in_flow })
            }
            Value::Scalar(_) => None,
        }
    }

    /// Where an item of a list begins: its dash, or itself between brackets.
    pub(crate) fn item_start(&self, list: &Place<'a>, number: usize) -> Option<usize> {
        let items = list.node.items();
        if list.node.is_flow() {
            return items.get(number).map(|it| it.span.start);
        }
        let mut dash = self.skip_blank(list.floor);
        for item in items.get(..number)? {
            dash = self.skip_blank(self.end_of(item, dash + 1));
        }
        Some(dash)
    }

    /// Where each item of a list begins and ends.
    pub(crate) fn item_spans(&self, list: &Place<'a>) -> Vec<Span> {
        if list.node.is_flow() {
            return list.node.items().iter().map(|it| it.span).collect();
        }
        let mut at = list.floor;
        let mut spans = Vec::new();
        for item in list.node.items() {
            let dash = self.skip_blank(at);
            at = self.end_of(item, dash + 1);
            spans.push(Span::new(dash, at));
        }
        spans
    }

    /// Where an entry begins and ends, without what stands around it on its lines.
    pub(crate) fn entry_span(&self, entry: &Entry) -> Span {
        let floor = self.colon_end(entry);
        Span::new(entry.key_span.start, self.end_of(&entry.value, floor))
    }

    /// Behind the colon of a key; behind the key where it has none, as in `{a}`.
    pub(crate) fn colon_end(&self, entry: &Entry) -> usize {
        let rest = self.text.get(entry.key_span.end..).unwrap_or_default();
        let colon = rest.trim_start();
        let at = entry.key_span.end + (rest.len() - colon.len());
        match colon.chars().next() {
            Some(':') => at + 1,
            Some('：') => at + '：'.len_utf8(),
            _ => entry.key_span.end,
        }
    }

    /// Where a value begins: a block of text with its `|`, a list with its first dash.
    pub(crate) fn start_of(&self, place: &Place<'_>) -> usize {
        if is_nothing(place.node) { place.floor } else { self.skip_blank(place.floor) }
    }

    /// Where a value ends.
    pub(crate) fn end_of(&self, node: &Node, floor: usize) -> usize {
        match &node.value {
            Value::Scalar(_) if is_nothing(node) => floor,
            Value::Scalar(scalar) if scalar.style == Style::Block => {
                let head = self.skip_blank(floor);
                let head_end = head + self.word(head).len();
                // Spaces at the end of its last line are part of it.
                let is_empty = node.span.start >= node.span.end;
                if is_empty { head_end } else { self.line_end(node.span.end).max(head_end) }
            }
            Value::Scalar(_) => node.span.end,
            Value::Map { is_flow: true, .. } | Value::List { is_flow: true, .. } => node.span.end,
            Value::Map { entries, .. } => {
                entries.last().map_or(node.span.end, |it| self.entry_span(it).end)
            }
            Value::List { items, .. } => {
                let mut at = floor;
                for item in items {
                    at = self.end_of(item, self.skip_blank(at) + 1);
                }
                at
            }
        }
    }

    fn word(&self, at: usize) -> &'a str {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.split(char::is_whitespace).next().unwrap_or_default()
    }

    /// The next character that is neither white nor in a comment.
    pub(crate) fn skip_blank(&self, from: usize) -> usize {
        let mut at = from;
        loop {
            let rest = self.text.get(at..).unwrap_or_default();
            let next = rest.trim_start();
            at += rest.len() - next.len();
            let follows_space = at == 0 || at > from || rest.len() > next.len();
            if !(next.starts_with('#') && follows_space) {
                return at;
            }
            at += next.find('\n').unwrap_or(next.len());
        }
    }

    pub(crate) fn line_start(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |it| it + 1);
        let bom = usize::from(start == 0 && before.starts_with('\u{feff}'));
        start + bom * '\u{feff}'.len_utf8()
    }

    /// Where the line ends, before its line break.
    pub(crate) fn line_end(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let end = rest.find('\n').unwrap_or(rest.len());
        let line = rest.get(..end).unwrap_or_default();
        at + line.strip_suffix('\r').unwrap_or(line).len()
    }

    /// Where the next line begins.
    pub(crate) fn next_line(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        at + rest.find('\n').map_or(rest.len(), |it| it + 1)
    }

    pub(crate) fn column(&self, at: usize) -> usize {
        at - self.line_start(at).min(at)
    }

    /// What stands before a byte on its line.
    pub(crate) fn before(&self, at: usize) -> &'a str {
        self.text.get(self.line_start(at)..at).unwrap_or_default()
    }

    /// An edit, its line breaks as the text has them.
    pub(crate) fn edit(&self, start: usize, end: usize, with: &str) -> Edit {
        let with = with.replace("\r\n", "\n").replace('\n', self.newline);
        Edit { span: Span::new(start, end.max(start)), with }
    }
}
