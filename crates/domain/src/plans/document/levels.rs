//! Levels of response 响应级别: when one is entered, what it starts, when it is left.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, de};

use super::Prose;
use super::condition::Condition;
use super::kinds::PlanLevelColor;
use super::tasks::Estimate;
use crate::kernel::{Key, Label, Span};

/// A level of a plan.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Level {
    /// What it is called.
    pub title: Option<Label>,
    /// Its rank, 1 the most severe, 4 the least.
    pub rank: Option<u8>,
    /// The warning colour that goes with it.
    pub color: Option<PlanLevelColor>,
    /// What is said when it is activated (ERL 72).
    pub matter: Option<Prose>,
    /// When it is entered, and who decides.
    pub enter: Enter,
    /// How long it is expected to last (ERL 72).
    pub lasts: Option<Span>,
    /// When it is left.
    pub leave: Leave,
    /// The tasks that it starts.
    pub starts: Vec<Key>,
    /// The measures that are ordered.
    pub measures: Vec<Key>,
    /// The notices that are given.
    pub notices: Vec<Key>,
    /// How often a report goes up.
    pub reports_every: Option<Span>,
}

/// When a level is entered.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Enter {
    /// On what; none where only a person's judgement decides.
    pub when: Option<Condition>,
    /// The post that decides. A condition proposes; a person decides.
    pub decided_by: Option<Key>,
    /// How long deciding takes.
    pub decide: Option<Estimate>,
}

/// When a level is left.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Leave {
    /// On what.
    pub when: Option<Condition>,
    /// The post that decides; none is the one that decided to enter.
    pub decided_by: Option<Key>,
}

/// What a level is called: `I` to `IV`, `duty-1`; 1 to 20 letters, digits and hyphens.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(transparent)]
pub struct LevelName(String);

/// Why a text is no name of a level.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotALevelName(pub String);

impl fmt::Display for NotALevelName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is no name of a level: expected I, II, III, IV or duty-1", self.0)
    }
}

impl std::error::Error for NotALevelName {}

impl FromStr for LevelName {
    type Err = NotALevelName;
    fn from_str(text: &str) -> Result<Self, NotALevelName> {
        let plain = |c: u8| c.is_ascii_alphanumeric() || c == b'-';
        let starts_well = text.bytes().next().is_some_and(|c| c.is_ascii_alphanumeric());
        let good = starts_well && text.len() <= 20 && text.bytes().all(plain);
        let wrong = || NotALevelName(text.chars().take(40).collect());
        good.then(|| Self(text.to_owned())).ok_or_else(wrong)
    }
}

impl fmt::Display for LevelName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for LevelName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl LevelName {
    /// The name itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The rank that the name itself tells: `I` to `IV`, `duty-1` to `duty-4`.
    #[must_use]
    pub fn rank(&self) -> Option<u8> {
        match self.0.as_str() {
            "I" | "duty-1" => Some(1),
            "II" | "duty-2" => Some(2),
            "III" | "duty-3" => Some(3),
            "IV" | "duty-4" => Some(4),
            _ => None,
        }
    }
}
