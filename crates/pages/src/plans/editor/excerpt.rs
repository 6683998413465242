//! The text of a place with the numbers of its lines, and what was found marked in it.

use plan_document::Document;
use plan_document::finding::Finding;
use plan_document::span::Span;
use plan_document::tree::{Entry, Node};

use super::place::{BASICS, Holds, Place, part};

/// A place shows at most this many lines.
const LINES_MAX: usize = 400;

/// A line of the text.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Line {
    pub(super) number: usize,
    pub(super) pieces: Vec<Piece>,
}

/// A piece of a line.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) is_marked: bool,
}

/// The lines of a place, and how many more it has.
pub(super) fn excerpt(
    document: &Document,
    findings: &[Finding],
    place: &Place,
) -> (Vec<Line>, usize) {
    let text = document.text();
    let ranges = ranges(document, place);
    let mut lines = Vec::new();
    let mut left_out = 0;
    let mut start = 0;
    for (index, line) in text.split('\n').enumerate() {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        if !ranges.iter().any(|it| it.start <= span.start && span.start < it.end) {
            continue;
        }
        if lines.len() < LINES_MAX {
            let pieces = pieces(line.trim_end_matches('\r'), span.start, findings);
            lines.push(Line { number: index + 1, pieces });
        } else {
            left_out += 1;
        }
    }
    (lines, left_out)
}

/// The stretches of whole lines that a place takes in.
fn ranges(document: &Document, place: &Place) -> Vec<Span> {
    let text = document.text();
    let entries = |node: Option<&Node>| node.map(|it| it.entries().to_vec()).unwrap_or_default();
    let Some(part) = part(place.part) else { return Vec::new() };
    let found: Vec<Entry> = match (part.holds, &place.entry) {
        (Holds::Basics, _) => {
            let is_basic = |it: &Entry| super::place::part(&it.key).is_none_or(|p| p.key == BASICS);
            entries(document.node(&[])).into_iter().filter(is_basic).collect()
        }
        (_, None) => document.tree().entry(&[part.key]).cloned().into_iter().collect(),
        (_, Some(entry)) => {
            document.tree().entry(&[part.key, entry]).cloned().into_iter().collect()
        }
    };
    found.iter().map(|it| with_comments(text, whole_lines(text, it))).collect()
}

fn whole_lines(text: &str, entry: &Entry) -> Span {
    let start = entry.key_span.start;
    let end = entry.key_span.end.max(entry.value.span.end);
    let before = text.get(..start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let used = text.get(line_start..end).unwrap_or_default();
    let end = line_start + used.trim_end().len();
    let behind = text.get(end..).unwrap_or_default();
    let line_end = end + behind.find('\n').unwrap_or(behind.len());
    Span::new(line_start, line_end.max(line_start + 1))
}

/// Comments right above belong to what stands below them.
fn with_comments(text: &str, span: Span) -> Span {
    let mut start = span.start;
    while let Some(before) = text.get(..start).and_then(|it| it.strip_suffix('\n')) {
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.get(line_start..).unwrap_or_default();
        if !line.trim_start().starts_with('#') {
            break;
        }
        start = line_start;
    }
    Span::new(start, span.end)
}

fn pieces(line: &str, line_start: usize, findings: &[Finding]) -> Vec<Piece> {
    let line_end = line_start + line.len();
    let touching = findings.iter().map(|it| it.span);
    let touching = touching.filter(|it| it.start < line_end.max(line_start + 1));
    let mut cuts: Vec<(usize, usize)> = touching
        .filter(|it| it.end > line_start)
        .map(|it| (it.start.max(line_start) - line_start, it.end.min(line_end) - line_start))
        .filter(|(start, end)| start < end)
        .collect();
    cuts.sort_unstable();
    let mut pieces = Vec::new();
    let mut done = 0;
    let mut push = |from: usize, to: usize, is_marked: bool| {
        let text = line.get(from..to).unwrap_or_default();
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), is_marked });
        }
    };
    for (start, end) in cuts {
        if end > done {
            push(done, start.max(done), false);
            push(start.max(done), end, true);
            done = end;
        }
    }
    push(done, line.len(), false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_document::checks::check;

    fn shown(text: &str, part: &str, entry: &str) -> Vec<String> {
        let document = Document::read(text);
        let place = Place::named(part, entry).expect("there is such a part");
        let findings = check(&document, None, &[]);
        let (lines, _) = excerpt(&document, &findings, &place);
        let piece = |it: &Piece| {
            if it.is_marked { format!("[{}]", it.text) } else { it.text.clone() }
        };
        let line = |it: &Line| {
            format!("{} {}", it.number, it.pieces.iter().map(piece).collect::<String>())
        };
        lines.iter().map(line).collect()
    }

    #[test]
    fn an_entry_shows_its_own_lines_with_what_was_found_marked() {
        let text = "plan: a\ntasks:\n  # 先做\n  x:\n    due: 2公里\n  y: {due: 1h}\n";
        let lines = shown(text, "tasks", "x");
        assert_eq!(lines.first().map(String::as_str), Some("3   # 先做"));
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().any(|it| it.contains("[2公里]")), "{lines:?}");
        assert_eq!(shown(text, "tasks", "y").len(), 1);
    }

    #[test]
    fn the_basics_leave_out_what_has_a_form_of_its_own() {
        let text = "plan: a\ntasks:\n  x: {due: 1h}\ntier: special\n";
        let numbers: Vec<_> =
            shown(text, "basics", "").iter().map(|it| it.chars().next()).collect();
        assert_eq!(numbers, [Some('1'), Some('4')]);
    }
}
