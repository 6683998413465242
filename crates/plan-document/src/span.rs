//! Where in a text something stands.

use serde::Serialize;

/// A stretch of a text, in bytes: from `start` up to and not with `end`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// A place as people count: lines and characters from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl Span {
    /// From `start` up to `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Whether the byte lies in it.
    #[must_use]
    pub const fn contains(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// What stands there; nothing where the text has no such stretch.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

impl Position {
    /// The place of a byte in a text.
    #[must_use]
    pub fn at(text: &str, byte: usize) -> Self {
        let mut end = byte.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = text.get(..end).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|it| *it == b'\n').count() + 1;
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        Self { line, column }
    }
}

#[test]
fn a_place_is_counted_in_lines_and_characters() {
    let text = "计划\n级别: IV\n";
    let at = text.find("IV").expect("it is there");
    assert_eq!(Position::at(text, at), Position { line: 2, column: 5 });
    assert_eq!(Position::at(text, 1_000), Position { line: 3, column: 1 });
}
