//! A field of a form: label, hint, what was typed, and what is wrong with it.

mod examples;

pub(crate) use examples::examples;

/// A field as it goes back to whoever typed it: nothing that was written is lost.
#[derive(Clone, Default)]
pub(crate) struct Field {
    pub(crate) value: String,
    pub(crate) problem: Option<String>,
}

impl Field {
    pub(crate) fn new(value: &str) -> Self {
        Self { value: value.to_owned(), problem: None }
    }
}
