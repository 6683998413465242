//! Writes a tree again, value by value, with what stands between the values.

use std::cmp::Reverse;

use super::gaps::{Between, Gap};
use crate::edit::data::is_nothing;
use crate::edit::layout::{Layout, Place};
use crate::tree::{Entry, Node, Style, Tree, Value};

/// The text of a tree in its canonical layout; none where it uses a corner of YAML that plans do
/// not use.
pub(super) fn written(tree: &Tree) -> Option<String> {
    let layout = Layout::of(tree);
    let mut writer = Writer { layout: &layout, ..Writer::at_the_start(&layout) };
    if let Some(root) = layout.root() {
        writer.root(&root)?;
    }
    writer.finish()
}

struct Writer<'a> {
    layout: &'a Layout<'a>,
    out: String,
    /// How far the text was written.
    at: usize,
    /// The columns of the maps and lists that are open, as they were and as they are now.
    columns: Vec<Column>,
    /// The same, when the last value was written.
    columns_before: Vec<Column>,
    path: Vec<&'a str>,
}

#[derive(Clone, Copy)]
struct Column {
    was: usize,
    is: usize,
}

/// How many blank lines stand before a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blank {
    /// As many as there were, at most one.
    AsWritten,
    One,
}

impl<'a> Writer<'a> {
    fn at_the_start(layout: &'a Layout<'a>) -> Self {
        let bom = if layout.text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
        let (columns, columns_before, path) = (Vec::new(), Vec::new(), Vec::new());
        Self { layout, out: bom.to_owned(), at: bom.len(), columns, columns_before, path }
    }

    fn is_start(&self) -> bool {
        matches!(self.out.as_str(), "" | "\u{feff}")
    }

    fn root(&mut self, root: &Place<'a>) -> Option<()> {
        match &root.node.value {
            Value::Map { is_flow: false, .. } | Value::List { is_flow: false, .. } => {
                self.block(root, 0)
            }
            Value::Map { .. } | Value::List { .. } | Value::Scalar(_) => {
                self.line(self.layout.start_of(root), 0, Blank::AsWritten)?;
                self.inline(root, 0)
            }
        }
    }

    /// A map or list on lines of its own, at a column.
    fn block(&mut self, place: &Place<'a>, column: usize) -> Option<()> {
        let start = self.layout.start_of(place);
        self.columns.push(Column { was: self.layout.column(start), is: column });
        match &place.node.value {
            Value::Map { entries, .. } => {
                let mut before = None;
                for entry in entries {
                    let blank = self.blank_between(before, entry);
                    self.line(entry.key_span.start, column, blank)?;
                    self.entry(entry, column)?;
                    before = Some(entry);
                }
            }
            Value::List { items, .. } => {
                for (number, item) in items.iter().enumerate() {
                    self.line(self.layout.item_start(place, number)?, column, Blank::AsWritten)?;
                    self.item(item, column)?;
                }
            }
            Value::Scalar(_) => {}
        }
        self.columns.pop();
        Some(())
    }

    fn entry(&mut self, entry: &'a Entry, column: usize) -> Option<()> {
        let floor = self.layout.colon_end(entry);
        self.out.push_str(entry.key_span.of(self.layout.text));
        self.out.push(':');
        self.at = floor;
        self.path.push(&entry.key);
        self.value(&Place { node: &entry.value, floor, column: None, is_in_flow: false }, column)?;
        self.path.pop();
        Some(())
    }

    fn item(&mut self, item: &'a Node, column: usize) -> Option<()> {
        self.out.push('-');
        self.at += 1;
        let place = Place { node: item, floor: self.at, column: None, is_in_flow: false };
        let start = self.layout.start_of(&place);
        let gap = Gap::read(self.layout.text.get(self.at..start)?, false)?;
        let is_block = !item.is_flow() && item.scalar().is_none();
        if is_block && !gap.has_comments() {
            self.out.push(' ');
            self.at = start;
            return self.block(&place, column + 2);
        }
        self.value(&place, column)
    }

    /// What follows a colon or a dash that stands at a column.
    fn value(&mut self, place: &Place<'a>, column: usize) -> Option<()> {
        self.columns_before.clone_from(&self.columns);
        if is_nothing(place.node) {
            return Some(());
        }
        let start = self.layout.start_of(place);
        if !place.node.is_flow() && place.node.scalar().is_none() {
            return self.block(place, column + 2);
        }
        let gap = Gap::read(self.layout.text.get(self.at..start)?, false)?;
        if gap.has_comments() {
            self.line(start, column + 2, Blank::AsWritten)?;
        } else {
            self.out.push(' ');
            self.at = start;
        }
        self.inline(place, column)
    }

    /// A scalar, or what stands between braces.
    fn inline(&mut self, place: &Place<'a>, column: usize) -> Option<()> {
        let end = self.layout.end_of(place.node, place.floor);
        let raw = self.layout.text.get(self.at..end)?;
        if place.node.scalar().is_some_and(|it| it.style == Style::Block) {
            self.block_of_text(raw, end, column)?;
        } else if raw.contains('\n') {
            self.lines_of_one_value(raw, column + 2);
        } else if place.node.is_flow() {
            let flow = flow(place.node, self.layout.text);
            self.out.push_str(&flow);
        } else {
            self.out.push_str(raw);
        }
        self.at = end;
        self.columns_before.clone_from(&self.columns);
        Some(())
    }

    /// Its lines keep what they say: they move together.
    fn block_of_text(&mut self, raw: &str, end: usize, column: usize) -> Option<()> {
        let (head, body) = raw.split_once('\n').unwrap_or((raw, ""));
        let sign = head.split('#').next().unwrap_or_default();
        if sign.contains('+') || sign.contains(|c: char| c.is_ascii_digit()) || end <= self.at {
            return None; // How these count blank lines and columns is not ours to touch.
        }
        self.out.push_str(head.trim_end());
        let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let first = body.split('\n').find(|it| !it.trim().is_empty()).map_or(0, spaces);
        for line in body.split('\n').filter(|_| raw.contains('\n')) {
            let line = line.strip_suffix('\r').unwrap_or(line);
            let kept = line.get(first..).unwrap_or_default();
            self.out.push('\n');
            if !kept.is_empty() {
                self.out.push_str(&" ".repeat(column + 2));
                self.out.push_str(kept);
            }
        }
        Some(())
    }

    /// A text or braces over several lines: where a line begins says nothing.
    fn lines_of_one_value(&mut self, raw: &str, column: usize) {
        for (number, line) in raw.split('\n').enumerate() {
            let line = if number == 0 { line } else { line.trim_start() };
            if number > 0 {
                self.out.push('\n');
                if !line.trim().is_empty() {
                    self.out.push_str(&" ".repeat(column));
                }
            }
            // A backslash before the last space of a line belongs to it.
            let trimmed = line.trim_end();
            let kept = if trimmed.ends_with('\\') { line.trim_end_matches('\r') } else { trimmed };
            self.out.push_str(kept);
        }
    }

    /// Ends the line and begins the one of the next value, with what stands between.
    fn line(&mut self, next: usize, column: usize, blank: Blank) -> Option<()> {
        let between = self.layout.text.get(self.at..next)?;
        let was = self.layout.column(next);
        if next == self.at && !self.is_start() {
            return Some(()); // The first entry behind a dash.
        }
        let mut gap = Gap::read(between, self.is_start())?;
        if blank == Blank::One {
            gap = gap.with_blank();
        }
        if self.is_start() || self.out.ends_with(':') {
            gap = gap.without_blank_lines_first();
        }
        self.between(&gap, Some(Column { was, is: column }));
        self.new_line();
        self.out.push_str(&" ".repeat(column));
        self.at = next;
        Some(())
    }

    fn between(&mut self, gap: &Gap<'_>, next: Option<Column>) {
        if let Some(comment) = gap.behind {
            let space = if comment.starts_with([' ', '\t']) { "" } else { " " };
            self.out.push_str(space);
            self.out.push_str(comment);
        }
        for line in &gap.lines {
            match line {
                Between::Blank => self.out.push('\n'),
                Between::Comment { column, text } => {
                    let column = self.column_of_comment(*column, next);
                    self.new_line();
                    self.out.push_str(&" ".repeat(column));
                    self.out.push_str(text);
                }
            }
        }
    }

    fn new_line(&mut self) {
        if !self.is_start() {
            self.out.push('\n');
        }
    }

    /// A comment moves with the map or list that it stands in.
    fn column_of_comment(&self, was: usize, next: Option<Column>) -> usize {
        if let Some(next) = next.filter(|it| it.was == was) {
            return next.is;
        }
        let open = self.columns_before.iter().copied().chain(next);
        let inside =
            open.clone().filter(|it| it.was <= was).max_by_key(|it| (it.was, Reverse(it.is)));
        let column = inside.or_else(|| open.min_by_key(|it| it.was));
        column.map_or(0, |it| it.is)
    }

    /// One blank line between the parts of a plan and between its tasks, unless both are a line.
    fn blank_between(&self, before: Option<&Entry>, entry: &Entry) -> Blank {
        let is_apart = matches!(*self.path, [] | ["tasks"]);
        let Some(before) = before.filter(|_| is_apart) else { return Blank::AsWritten };
        if self.has_lines(before) || self.has_lines(entry) { Blank::One } else { Blank::AsWritten }
    }

    fn has_lines(&self, entry: &Entry) -> bool {
        let span = self.layout.entry_span(entry);
        span.of(self.layout.text).contains('\n')
    }

    fn finish(mut self) -> Option<String> {
        let rest = self.layout.text.get(self.at..)?;
        if self.is_start() {
            let with_break = format!("{rest}\n");
            let gap = Gap::read(&with_break, true)?;
            self.between(&gap.without_blank_lines_first(), None);
        } else {
            self.between(&Gap::at_end(rest)?, None);
        }
        while self.out.ends_with('\n') {
            self.out.pop();
        }
        self.new_line();
        Some(self.out.replace("\r\n", "\n").replace('\n', self.layout.newline))
    }
}

/// Braces on one line.
fn flow(node: &Node, text: &str) -> String {
    match &node.value {
        Value::Scalar(_) => node.span.of(text).to_owned(),
        Value::Map { entries, .. } => {
            let entry = |it: &Entry| {
                let (key, value) = (it.key_span.of(text), flow(&it.value, text));
                let space = if value.is_empty() { "" } else { " " };
                format!("{key}:{space}{value}")
            };
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        Value::List { items, .. } => {
            let items: Vec<String> = items.iter().map(|it| flow(it, text)).collect();
            format!("[{}]", items.join(", "))
        }
    }
}
