//! What a form sent.

use serde::Deserialize;

/// The pairs of a form, in its order; a name may stand several times.
#[derive(Clone, Default, Deserialize, Debug)]
#[serde(transparent)]
pub(crate) struct Sent(Vec<(String, String)>);

impl From<Vec<(String, String)>> for Sent {
    fn from(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }
}

impl Sent {
    /// What a form of those names and values sends.
    pub(crate) fn of(pairs: &[(&str, &str)]) -> Self {
        Self(pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect())
    }

    /// The value of a name without white space around it; empty where there is none.
    pub(crate) fn line(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(it, _)| it == name);
        found.map_or("", |(_, value)| value.trim())
    }

    /// The same; none where it is empty.
    pub(crate) fn filled(&self, name: &str) -> Option<&str> {
        Some(self.line(name)).filter(|it| !it.is_empty())
    }

    /// Every value of a name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.0.iter().filter(move |(it, _)| it == name).map(|(_, value)| value.trim())
    }
}
