//! Three kinds of no: a rule's, a right's, and the world's.

use std::fmt;

use domain::Refusal;
use domain::kernel::{Instant, Realm, Right, Thing, Version};

use crate::ports::Change;

/// Why a command was not done. Nothing of it has happened.
#[derive(Debug)]
pub enum Failure {
    /// A rule says no.
    Refused(Refusal),
    /// The actor may not.
    Denied(Right),
    /// The actor may, but not there: the post has an area in which its rights count.
    OutsideArea(Right),
    /// Somebody else changed the thing first.
    Conflict(Conflict),
    /// The verb needs to know which version the caller saw.
    UnseenThing(Thing),
    /// The same id was used for something else before.
    IdUsedOtherwise,
    /// `on` is no id of the stream that the verb decides on.
    WrongTarget {
        /// What the verb decides on.
        stream: &'static str,
        /// What came.
        on: String,
    },
    /// It cannot have happened yet.
    InTheFuture {
        /// When it is said to have happened.
        happened_at: Instant,
        /// The realm's time.
        now: Instant,
    },
    /// There is no such realm.
    NoSuchRealm(Realm),
    /// More waits than can be done in time; try again.
    Overloaded,
    /// The world broke: nothing was decided.
    Fault(Fault),
}

/// What the caller saw, and what is so: both sides are told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conflict {
    /// The thing.
    pub thing: Thing,
    /// The version the caller saw.
    pub seen: Version,
    /// Its last change.
    pub last: Change,
}

/// The world broke: a disk, a connection, a damaged page.
#[derive(Clone, Debug)]
pub struct Fault {
    /// What was being done.
    pub doing: String,
    /// What was met, with its chain.
    pub met: String,
}

impl Fault {
    /// What was being done, and what was met.
    pub fn new(doing: impl Into<String>, met: impl fmt::Display) -> Self {
        Self { doing: doing.into(), met: met.to_string() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.doing, self.met)
    }
}

impl std::error::Error for Fault {}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}
