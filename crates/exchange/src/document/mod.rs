//! Text documents as offices send them: paragraphs with their rank in the outline.

mod docx;
mod numbering;
mod paragraphs;
mod styles;
mod unreadable;

pub use docx::{DocumentLimits, paragraphs_of_docx};
pub use unreadable::DocumentUnreadable;

/// A paragraph of a text document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text, trimmed; line breaks inside it are kept. Never empty.
    pub text: String,
    /// Its rank as a heading, 1 the highest, 9 the lowest; none in running text. What numbering
    /// draws in front of a heading (“一、”) is no text and is not here.
    pub level: Option<u8>,
}

#[cfg(test)]
mod tests;
