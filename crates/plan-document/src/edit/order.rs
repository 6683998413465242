//! Move an entry or an item of a list among its neighbours.

use super::data::{Data, first_that_says};
use super::layout::Layout;
use super::remove::spans_in;
use crate::document::Document;
use crate::finding::Edit;
use crate::span::Span;

/// Moves the entry or the list item at the way before one of its neighbours, or to the end.
/// Comments right above an entry and behind it go with it; blank lines stay where they are.
#[must_use]
pub fn move_entry(document: &Document, path: &[&str], before: Option<&str>) -> Vec<Edit> {
    let tree = document.tree();
    let layout = Layout::of(tree);
    let mut data = Data::of_tree(tree);
    let Some((last, above)) = path.split_last() else { return Vec::new() };
    let Some(parent) = data.at_mut(above) else { return Vec::new() };
    let Some(from) = parent.place_of(last) else { return Vec::new() };
    let to = match before {
        Some(neighbour) => parent.place_of(neighbour),
        None => Some(parent.len()),
    };
    let Some(to) = to else { return Vec::new() };
    let mut order: Vec<usize> = (0..parent.len()).filter(|it| *it != from).collect();
    order.insert(if to > from { to - 1 } else { to }, from);
    parent.reorder(&order);
    let Some(place) = layout.place(above) else { return Vec::new() };
    let bare = spans_in(&layout, &place);
    let is_flow = place.node.is_flow();
    let with_comments: Vec<Span> =
        bare.iter().map(|it| if is_flow { *it } else { with_comments(&layout, *it) }).collect();
    let proposals = [permuted(&layout, &with_comments, &order), permuted(&layout, &bare, &order)];
    first_that_says(&data, layout.text, proposals)
}

/// Each slot takes the text of the one that moves there.
fn permuted(layout: &Layout<'_>, slots: &[Span], order: &[usize]) -> Vec<Edit> {
    let moved = slots.iter().zip(order).enumerate().filter(|(at, (_, from))| at != *from);
    let edit = |(_, (slot, from)): (usize, (&Span, &usize))| {
        let text = slots.get(*from).map(|it| it.of(layout.text)).unwrap_or_default();
        layout.edit(slot.start, slot.end, text)
    };
    moved.map(edit).collect()
}

/// An entry from the comments right above it to the end of its last line.
fn with_comments(layout: &Layout<'_>, span: Span) -> Span {
    let end = layout.line_end(span.end);
    let own = layout.before(span.start);
    if !own.trim().is_empty() {
        return Span::new(span.start, end);
    }
    let mut start = span.start;
    let mut line = layout.line_start(span.start);
    while line > 0 {
        let above = layout.line_start(line - 1);
        let text = layout.text.get(above..line).unwrap_or_default();
        let is_beside =
            text.trim_start().starts_with('#') && text.len() - text.trim_start().len() == own.len();
        if !is_beside {
            break;
        }
        start = above + own.len();
        line = above;
    }
    Span::new(start, end)
}
