//! A numbered outline in Chinese, as it was pasted or taken from a Word file, into the skeleton of
//! a plan: what was recognised is put where it belongs, and what is missing is told.

mod collect;
mod duties;
mod headings;
mod sections;
mod writing;

use crate::finding::Says;

/// At most this many lines are read.
pub const LINES_MAX: usize = 20_000;

/// A line of an outline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// What stands there.
    pub text: String,
    /// Its rank as a heading, 1 the highest, where the file tells it; else its number tells.
    pub level: Option<u8>,
}

/// What an outline became.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Skeleton {
    /// A plan's text, which can be read but is not complete.
    pub yaml: String,
    /// What was recognised, what was not, and what is missing.
    pub notes: Vec<Note>,
}

/// Something about the outline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// What sort of remark it is.
    pub kind: NoteKind,
    /// The line of the outline, from 1; none where it is about the whole.
    pub line: Option<usize>,
    /// The sentence.
    pub says: Says,
}

/// What sort of remark a note is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NoteKind {
    /// It was put where it belongs.
    Recognised,
    /// It was guessed: somebody should look.
    Guessed,
    /// It was cut off or left out.
    Lost,
    /// The outline does not say it, and a plan needs it.
    Missing,
}

/// Reads an outline that was pasted as text.
#[must_use]
pub fn read(text: &str) -> Skeleton {
    let lines = text.lines().take(LINES_MAX + 1);
    let lines: Vec<Line> = lines.map(|it| Line { text: it.to_owned(), level: None }).collect();
    read_lines(&lines)
}

/// Reads an outline whose lines may know their rank, as those of a Word file do.
#[must_use]
pub fn read_lines(lines: &[Line]) -> Skeleton {
    let kept = lines.get(..LINES_MAX).unwrap_or(lines);
    let mut collected = collect::collect(kept);
    if lines.len() > kept.len() {
        let says = Says::new(
            format!("文本太长：只读了前 {LINES_MAX} 行。"),
            format!("The text is too long: only the first {LINES_MAX} lines were read."),
        );
        collected.notes.push(Note { kind: NoteKind::Lost, line: Some(LINES_MAX), says });
    }
    writing::skeleton(collected)
}

#[cfg(test)]
mod tests;
