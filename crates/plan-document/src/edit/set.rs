//! Set a value, or put one at the end of a list.

use super::NAMED_PARTS;
use super::data::{Data, first_that_says, is_nothing};
use super::layout::{Layout, Place};
use super::value::{Shape, Wanted, shifted};
use super::writing;
use crate::document::Document;
use crate::finding::Edit;
use crate::span::Span;
use crate::tree::{Tree, Value};

/// Sets the value at a way, in the style around it; what is missing on the way is made. List items
/// are named by number, from 0; a number beyond the last item puts the value at the end.
///
/// `yaml` is the value as a text of its own, indented from column 0: `2h`, `[a, b]`, a map on
/// several lines. Gives no edits where that is no YAML.
#[must_use]
pub fn set(document: &Document, path: &[&str], yaml: &str) -> Vec<Edit> {
    let Some(wanted) = Wanted::read(yaml) else { return Vec::new() };
    set_in(document.tree(), path, &wanted)
}

/// Puts a value at the end of the list at the way; the list is made where there is none.
#[must_use]
pub fn push(document: &Document, list_path: &[&str], yaml: &str) -> Vec<Edit> {
    let Some(wanted) = Wanted::read(yaml) else { return Vec::new() };
    let tree = document.tree();
    let list = tree.node(list_path);
    if let Some(list) = list
        && matches!(list.value, Value::List { .. })
    {
        let number = list.items().len().to_string();
        return set_in(tree, &[list_path, &[&number]].concat(), &wanted);
    }
    let is_free = list.is_none_or(is_nothing);
    let inline = matches!(&wanted.shape, Shape::Inline(it) if !it.starts_with('{'));
    match wanted.under("0", inline).filter(|_| is_free) {
        Some(list) => set_in(tree, list_path, &list),
        None => Vec::new(),
    }
}

fn set_in(tree: &Tree, path: &[&str], wanted: &Wanted) -> Vec<Edit> {
    let mut data = Data::of_tree(tree);
    data.set(path, wanted.data.clone());
    let layout = Layout::of(tree);
    let plain = wanted.without_block();
    let proposals = [proposals(&layout, path, wanted), proposals(&layout, path, &plain)];
    first_that_says(&data, layout.text, proposals.into_iter().flatten())
}

/// Ways to write it, the best one first.
fn proposals(layout: &Layout<'_>, path: &[&str], wanted: &Wanted) -> Vec<Vec<Edit>> {
    let Some((place, gone)) = layout.walk(path) else {
        let lines = wanted_below(path, 0, wanted.clone(), false);
        return lines.map(|it| vec![at_the_end(layout, &it)]).into_iter().collect();
    };
    let Some((step, below)) = path.get(gone..).and_then(|it| it.split_first()) else {
        return vec![replaced(layout, &place, wanted)];
    };
    let is_empty = place.node.entries().is_empty() && place.node.items().is_empty();
    let opens = is_empty && !place.is_in_flow && wants_lines(path, gone);
    let in_braces = place.is_in_flow || (place.node.is_flow() && !opens);
    let Some(value) = wanted_below(path, path.len() - below.len(), wanted.clone(), in_braces)
    else {
        return Vec::new();
    };
    match &place.node.value {
        Value::Map { entries, .. } if !entries.is_empty() || (place.node.is_flow() && !opens) => {
            new_entries(layout, &place, step, &value)
        }
        Value::List { items, .. } if !items.is_empty() || (place.node.is_flow() && !opens) => {
            new_items(layout, &place, &value)
        }
        Value::Map { .. } | Value::List { .. } | Value::Scalar(_) => {
            let is_list = *step == "0" || matches!(place.node.value, Value::List { .. });
            let step = if is_list { "0" } else { step };
            let inside = place.is_in_flow || (gone > 0 && !wants_lines(path, gone));
            let inside = inside && value.is_one_line();
            let whole = value.under(step, inside);
            whole.map(|it| replaced(layout, &place, &it)).into_iter().collect()
        }
    }
}

/// The value with the maps that are missing on the way, from a step of the way on.
fn wanted_below(path: &[&str], from: usize, value: Wanted, in_braces: bool) -> Option<Wanted> {
    let mut value = value;
    for at in (from..path.len()).rev() {
        let is_short = value.is_one_line() && !wants_lines(path, at);
        value = value.under(path.get(at)?, in_braces || is_short)?;
    }
    Some(value)
}

/// Whether the map at the first steps of a way has a line for each entry: the plan itself, its
/// parts and what is named in them.
fn wants_lines(path: &[&str], steps: usize) -> bool {
    let is_named = path.first().is_some_and(|it| NAMED_PARTS.contains(it));
    steps == 0 || steps <= 2 && is_named
}

impl Wanted {
    fn is_one_line(&self) -> bool {
        matches!(self.shape, Shape::Inline(_))
    }
}

/// A text that holds nothing but comments is continued.
fn at_the_end(layout: &Layout<'_>, value: &Wanted) -> Edit {
    let end = layout.text.len();
    let is_line_open = !matches!(layout.text, "" | "\u{feff}") && !layout.text.ends_with('\n');
    let newline = if is_line_open { "\n" } else { "" };
    let written = match &value.shape {
        Shape::Inline(it) | Shape::Lines(it) => it.clone(),
        Shape::Text { .. } => value.flow.clone(),
    };
    layout.edit(end, end, &format!("{newline}{written}\n"))
}

fn replaced(layout: &Layout<'_>, old: &Place<'_>, new: &Wanted) -> Vec<Edit> {
    let (start, end) = (layout.start_of(old), layout.end_of(old.node, old.floor));
    if old.is_in_flow {
        return vec![replaced_in_flow(layout, old, Span::new(start, end), &new.flow)];
    }
    let column = old.column.unwrap_or(0);
    let is_below = layout.text.get(old.floor..start).is_some_and(|it| it.contains('\n'));
    match &new.shape {
        Shape::Inline(value) if is_below => {
            // Comments between a key and what stands below it are kept.
            let line_before = layout.line_end(layout.line_start(start).saturating_sub(1));
            let line_before = line_before.max(old.floor);
            let value = if value.is_empty() { String::new() } else { format!(" {value}") };
            vec![layout.edit(old.floor, old.floor, &value), layout.edit(line_before, end, "")]
        }
        Shape::Inline(value) if value.is_empty() => vec![layout.edit(old.floor, end, "")],
        Shape::Inline(value) => {
            let space = if start == old.floor && old.column.is_some() { " " } else { "" };
            vec![layout.edit(start, end, &format!("{space}{value}"))]
        }
        Shape::Text { head, body } => {
            let body = shifted(body, column + 2);
            let line_end = if is_below { end } else { layout.line_end(end) };
            if is_below {
                let key_line = layout.line_end(old.floor);
                let head = layout.edit(old.floor, old.floor, &format!(" {head}"));
                vec![head, layout.edit(key_line, end, &format!("\n{body}"))]
            } else {
                let head = layout.edit(old.floor, end, &format!(" {head}"));
                vec![head, layout.edit(line_end, line_end, &format!("\n{body}"))]
            }
        }
        Shape::Lines(lines) => replaced_by_lines(layout, old, lines, Span::new(start, end)),
    }
}

fn replaced_in_flow(layout: &Layout<'_>, old: &Place<'_>, span: Span, value: &str) -> Edit {
    let before = layout.text.get(..span.start).unwrap_or_default();
    let lacks_colon = is_nothing(old.node) && !before.ends_with([':', '：']);
    let is_item = before.trim_end().ends_with(['[', ',']);
    let value = if value.is_empty() && is_item { "~" } else { value };
    let value = match (is_nothing(old.node), lacks_colon) {
        (false, _) => value.to_owned(),
        (true, false) => format!(" {value}"),
        (true, true) => format!(": {value}"),
    };
    layout.edit(span.start, span.end, &value)
}

fn replaced_by_lines(layout: &Layout<'_>, old: &Place<'_>, lines: &str, span: Span) -> Vec<Edit> {
    let is_block = !old.node.is_flow() && old.node.scalar().is_none();
    if is_block {
        // It stays in the column where the old lines stand, unless a map would be taken for the
        // neighbours of its own key.
        let least = old.column.map_or(0, |it| it + 2);
        let at = layout.column(span.start);
        let column = if lines.starts_with("- ") { at } else { at.max(least) };
        let lines = shifted(lines, column);
        let first = lines.trim_start_matches(' ');
        let pad = " ".repeat(column - at);
        return vec![layout.edit(span.start, span.end, &format!("{pad}{first}"))];
    }
    let Some(column) = old.column else {
        return vec![layout.edit(span.start, span.end, lines)];
    };
    let after_dash = layout.text.get(..old.floor).is_some_and(|it| it.ends_with('-'));
    if after_dash {
        let lines = shifted(lines, column + 2);
        return vec![layout.edit(old.floor, span.end, &format!(" {}", lines.trim_start()))];
    }
    // A comment behind the old value stays behind its key.
    let line_end = layout.line_end(span.end);
    let lines = shifted(lines, column + 2);
    vec![
        layout.edit(old.floor, span.end, ""),
        layout.edit(line_end, line_end, &format!("\n{lines}")),
    ]
}

fn new_entries(layout: &Layout<'_>, map: &Place<'_>, step: &str, value: &Wanted) -> Vec<Vec<Edit>> {
    let key = writing::key(step);
    let spans: Vec<Span> = map.node.entries().iter().map(|it| layout.entry_span(it)).collect();
    if map.node.is_flow() {
        return vec![added_in_flow(layout, map, &spans, &format!("{key}: {}", value.flow))];
    }
    let Some(column) = spans.last().map(|it| layout.column(it.start)) else { return Vec::new() };
    let column = spans.first().map_or(column, |it| layout.column(it.start));
    let entry = format!("{key}:{}", value.shape.after_colon(column));
    below(layout, &spans, column, &entry)
}

fn new_items(layout: &Layout<'_>, list: &Place<'_>, value: &Wanted) -> Vec<Vec<Edit>> {
    let spans = layout.item_spans(list);
    if list.node.is_flow() {
        let item = if value.flow.is_empty() { "~" } else { &value.flow };
        return vec![added_in_flow(layout, list, &spans, item)];
    }
    let Some(first) = spans.first() else { return Vec::new() };
    let column = layout.column(first.start);
    below(layout, &spans, column, &format!("-{}", value.shape.after_dash(column)))
}

/// A line of its own after the last of the neighbours; where a block of text with its blank lines
/// would swallow it, after those.
fn below(layout: &Layout<'_>, spans: &[Span], column: usize, entry: &str) -> Vec<Vec<Edit>> {
    let Some(last) = spans.last() else { return Vec::new() };
    let pad = " ".repeat(column);
    let gap = if is_spaced(layout, spans) { "\n" } else { "" };
    let near = layout.line_end(last.end);
    let far = layout.skip_blank(layout.next_line(last.end));
    let far = if far < layout.text.len() { layout.line_start(far) } else { far };
    let far_text = match layout.text.get(..far).is_none_or(|it| it.ends_with('\n')) {
        true => format!("{pad}{entry}\n"),
        false => format!("\n{pad}{entry}\n"),
    };
    vec![
        vec![layout.edit(near, near, &format!("\n{gap}{pad}{entry}"))],
        vec![layout.edit(far, far, &far_text)],
    ]
}

/// Whether blank lines stand between the neighbours.
fn is_spaced(layout: &Layout<'_>, spans: &[Span]) -> bool {
    let [.., before, last] = spans else { return false };
    let between = layout.text.get(before.end..last.start).unwrap_or_default();
    between.lines().skip(1).any(|line| line.trim().is_empty() && between.matches('\n').count() > 1)
        && between.replace('\r', "").contains("\n\n")
}

fn added_in_flow(layout: &Layout<'_>, of: &Place<'_>, spans: &[Span], text: &str) -> Vec<Edit> {
    match spans.last() {
        Some(last) => vec![layout.edit(last.end, last.end, &format!(", {text}"))],
        None => {
            let inside = of.node.span.start + 1;
            vec![layout.edit(inside, inside, text)]
        }
    }
}
