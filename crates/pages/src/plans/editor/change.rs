//! One change of a plan's text, and the text after it.

use plan_document::Document;
use plan_document::edit;
use plan_document::finding::{Edit, apply};

/// A change of the text in place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Change {
    /// The value at a way.
    Set(Vec<String>, String),
    /// Takes out what is at a way.
    Remove(Vec<String>),
    /// A value at the end of a list.
    Push(Vec<String>, String),
    /// Another key, with all that refers to it.
    Rename(Vec<String>, String),
    /// Before a neighbour, or to the end.
    Move(Vec<String>, Option<String>),
}

impl Change {
    /// The document after it; none where it cannot be made.
    pub(super) fn made_in(&self, document: &Document) -> Option<Document> {
        let edits = self.edits(document);
        (!edits.is_empty()).then(|| Document::read(&apply(document.text(), &edits)))
    }

    /// The way to what it changes.
    pub(super) fn way(&self) -> &[String] {
        match self {
            Self::Set(at, _)
            | Self::Remove(at)
            | Self::Push(at, _)
            | Self::Rename(at, _)
            | Self::Move(at, _) => at,
        }
    }

    fn edits(&self, document: &Document) -> Vec<Edit> {
        let (Self::Set(at, _)
        | Self::Remove(at)
        | Self::Push(at, _)
        | Self::Rename(at, _)
        | Self::Move(at, _)) = self;
        let steps: Vec<&str> = at.iter().map(String::as_str).collect();
        match self {
            Self::Set(_, yaml) => edit::set(document, &steps, yaml),
            Self::Remove(_) => edit::remove(document, &steps),
            Self::Push(_, yaml) => edit::push(document, &steps, yaml),
            Self::Rename(_, key) => edit::rename(document, &steps, key),
            Self::Move(_, before) => edit::move_entry(document, &steps, before.as_deref()),
        }
    }
}
