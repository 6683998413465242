//! The thing that a person sees and changes, and which state of it they saw.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What somebody looks at when they decide: a task, a level, a draft; written `kind/key`. Versions
/// belong to things and not to streams, so that two people on two tasks never stand in each
/// other's way.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(transparent)]
pub struct Thing(String);

/// The journal position of the last event that changed a thing; 0 before the first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(pub u64);

/// Why a text names no thing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotAThing(pub String);

impl fmt::Display for NotAThing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” names no thing: expected kind/key, such as operation/0198c0de-…", self.0)
    }
}

impl std::error::Error for NotAThing {}

impl Thing {
    /// Names a thing; `kind` is a word of the glossary.
    pub fn new(kind: &'static str, key: impl fmt::Display) -> Self {
        Self(format!("{kind}/{key}"))
    }

    /// `kind/key`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the slash.
    #[must_use]
    pub fn kind(&self) -> &str {
        self.0.split_once('/').map_or("", |(kind, _)| kind)
    }

    /// The part after the slash.
    #[must_use]
    pub fn key(&self) -> &str {
        self.0.split_once('/').map_or("", |(_, key)| key)
    }
}

impl FromStr for Thing {
    type Err = NotAThing;
    fn from_str(text: &str) -> Result<Self, NotAThing> {
        match text.split_once('/') {
            Some((kind, key)) if !kind.is_empty() && !key.is_empty() && text.len() <= 200 => {
                Ok(Self(text.to_owned()))
            }
            Some(_) | None => Err(NotAThing(text.chars().take(60).collect())),
        }
    }
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[test]
fn a_thing_has_a_kind_and_a_key() {
    let thing: Thing = "task/a/b".parse().expect("a thing");
    assert_eq!((thing.kind(), thing.key()), ("task", "a/b"));
    assert!("task".parse::<Thing>().is_err());
    assert!("/x".parse::<Thing>().is_err());
}
