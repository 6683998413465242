//! Remove an entry or an item of a list, whole.

use super::NAMED_PARTS;
use super::data::{Data, first_that_says};
use super::layout::{Layout, Place};
use crate::document::Document;
use crate::finding::Edit;
use crate::span::Span;
use crate::tree::Value;

/// Removes the entry or the list item at the way, with its own lines and the comment behind it, or
/// with its comma. What would be left empty goes with it: a named part, an item of a list and the
/// plan itself stay, as `{}` or `[]`.
#[must_use]
pub fn remove(document: &Document, path: &[&str]) -> Vec<Edit> {
    let tree = document.tree();
    let layout = Layout::of(tree);
    let mut data = Data::of_tree(tree);
    let mut path = path;
    while let Some((last, above)) = path.split_last() {
        let Some(parent) = data.at_mut(above) else { return Vec::new() };
        let Some(at) = parent.place_of(last) else { return Vec::new() };
        if parent.len() == 1 && !stays_when_empty(&mut data, above) {
            path = above;
            continue;
        }
        if let Some(parent) = data.at_mut(above) {
            parent.take_out(at);
        }
        let Some(place) = layout.place(above) else { return Vec::new() };
        return first_that_says(&data, layout.text, [taken_out(&layout, &place, at)]);
    }
    Vec::new()
}

fn stays_when_empty(data: &mut Data, path: &[&str]) -> bool {
    let Some((_, above)) = path.split_last() else { return true };
    let is_named = above.len() == 1 && above.iter().all(|it| NAMED_PARTS.contains(it));
    is_named || matches!(data.at_mut(above), Some(Data::List(_)))
}

fn taken_out(layout: &Layout<'_>, parent: &Place<'_>, at: usize) -> Vec<Edit> {
    let spans = spans_in(layout, parent);
    let Some(span) = spans.get(at).copied() else { return Vec::new() };
    let is_map = matches!(parent.node.value, Value::Map { .. });
    match (&*spans, parent.node.is_flow()) {
        ([_], true) => {
            let inside = Span::new(parent.node.span.start + 1, parent.node.span.end - 1);
            vec![layout.edit(inside.start, inside.end, "")]
        }
        ([_], false) => left_empty(layout, parent, if is_map { "{}" } else { "[]" }),
        (_, true) => match (spans.get(at + 1), at.checked_sub(1).and_then(|it| spans.get(it))) {
            (Some(next), _) => vec![layout.edit(span.start, next.start, "")],
            (None, Some(before)) => vec![layout.edit(before.end, span.end, "")],
            (None, None) => Vec::new(),
        },
        (_, false) => vec![without_lines(layout, span, spans.get(at + 1))],
    }
}

fn left_empty(layout: &Layout<'_>, parent: &Place<'_>, empty: &str) -> Vec<Edit> {
    let (start, end) = (layout.start_of(parent), layout.end_of(parent.node, parent.floor));
    if parent.column.is_none() {
        return vec![layout.edit(start, end, empty)];
    }
    let line_before = layout.line_end(layout.line_start(start).saturating_sub(1));
    let is_below = layout.text.get(parent.floor..start).is_some_and(|it| it.contains('\n'));
    if !is_below {
        return vec![layout.edit(start, layout.line_end(end), empty)];
    }
    vec![
        layout.edit(parent.floor, parent.floor, &format!(" {empty}")),
        layout.edit(line_before.max(parent.floor), layout.line_end(end), ""),
    ]
}

fn without_lines(layout: &Layout<'_>, span: Span, next: Option<&Span>) -> Edit {
    let is_first_on_line = layout.before(span.start).trim().is_empty();
    match next {
        // The next one takes its place behind the dash.
        Some(next) if !is_first_on_line => layout.edit(span.start, next.start, ""),
        Some(_) | None => {
            let start = layout.line_start(span.start);
            let end = layout.next_line(span.end);
            layout.edit(start, end, "")
        }
    }
}

/// Where the entries or items of a value begin and end.
pub(super) fn spans_in(layout: &Layout<'_>, place: &Place<'_>) -> Vec<Span> {
    match &place.node.value {
        Value::Map { entries, .. } => entries.iter().map(|it| layout.entry_span(it)).collect(),
        Value::List { .. } => layout.item_spans(place),
        Value::Scalar(_) => Vec::new(),
    }
}
