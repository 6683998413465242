//! What a form sent.

use serde::Deserialize;

/// The pairs of a form, in its order; a name may stand several times.
#[derive(Clone, Default, Deserialize, Debug)]
#[serde(transparent)]
pub(crate) struct Posted(Vec<(String, String)>);

impl Posted {
    #[cfg(test)]
    pub(super) fn of(pairs: &[(&str, &str)]) -> Self {
        Self(pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect())
    }

    /// The first value of a name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    /// The value of a name without white space around it; empty where there is none.
    pub(super) fn line(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default().trim()
    }

    /// Every value of a name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.0.iter().filter(move |(it, _)| it == name).map(|(_, value)| value.trim())
    }

    /// A text of several lines: browsers send line ends of their own.
    pub(super) fn text(&self, name: &str) -> String {
        self.get(name).unwrap_or_default().replace("\r\n", "\n")
    }

    /// Whether any name begins so.
    pub(super) fn has_below(&self, prefix: &str) -> bool {
        self.0.iter().any(|(it, _)| it.strip_prefix(prefix).is_some_and(|it| it.starts_with('.')))
    }

    /// Whether the whole text was sent.
    pub(super) fn is_text(&self) -> bool {
        self.get("text").is_some()
    }

    /// Whether a form of fields was sent, and not only a button.
    pub(super) fn has_fields(&self) -> bool {
        self.get("fields").is_some()
    }
}
