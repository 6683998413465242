//! A script: what happened in a world, one verb a line.

use domain::kernel::{Instant, Key};
use serde_json::Value;

use crate::actor::Provenance;

/// A script has at most so many bytes,
pub const SCRIPT_BYTES_MAX: usize = 4 * 1024 * 1024;
/// and at most so many lines.
pub const SCRIPT_LINES_MAX: usize = 10_000;

/// Every field that a line may have.
pub const SCRIPT_FIELDS: [&str; 9] =
    ["at", "entered", "within_minutes", "as", "verb", "on", "with", "is", "source"];

/// What happened in a world, in the order in which it was entered.
#[derive(Clone, Debug)]
pub struct Script {
    /// One verb each.
    pub lines: Vec<ScriptLine>,
    /// From its seed and the names in it come the ids of what it makes.
    pub(super) seed: u64,
    pub(super) begins: Instant,
}

/// A line of a script. What it is and what it can be performed on was looked at before.
#[derive(Clone, Debug)]
pub struct ScriptLine {
    /// Its place in the file, from 1.
    pub number: usize,
    /// When it happened.
    pub at: Instant,
    /// When it was entered; never before the line above it.
    pub entered: Instant,
    /// The code of the post that acts.
    pub role: Key,
    /// The name of the verb.
    pub verb: &'static str,
    /// The id of the stream that the verb decides on, where the script names one.
    pub on: Option<String>,
    /// The body, with ids in place of names; tasks are numbered when the line is performed.
    pub with: Value,
    /// Where it comes from; none in a world that is fiction as a whole.
    pub provenance: Option<Provenance>,
}

impl Script {
    /// How many lines were reported, reported without a time, and assumed.
    #[must_use]
    pub fn counted(&self) -> [usize; 3] {
        self.lines.iter().fold([0; 3], |[reported, untimed, assumed], it| match &it.provenance {
            Some(Provenance::Reported { .. }) => [reported + 1, untimed, assumed],
            Some(Provenance::ReportedWithoutTime { .. }) => [reported, untimed + 1, assumed],
            Some(Provenance::Assumed) => [reported, untimed, assumed + 1],
            None => [reported, untimed, assumed],
        })
    }
}
