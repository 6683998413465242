//! How a rule is asked: a verb decides on the state of a stream and emits events.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::event::Event;
use super::instant::Instant;
use super::region::RegionCode;
use super::right::{Reach, Right};
use super::thing::Thing;
use crate::registers::{Registers, Unanswered};

/// When something is entered, and when it happened: paper comes later than the event on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moment {
    /// The realm's clock when the verb is decided.
    pub now: Instant,
    /// When it happened, by the account of whoever enters it; never after `now`.
    pub happened_at: Instant,
}

impl Moment {
    /// Something entered as it happens.
    #[must_use]
    pub const fn at(now: Instant) -> Self {
        Self { now, happened_at: now }
    }

    /// The moment of an event: its own instant, where it has one.
    #[must_use]
    pub fn of(self, event: &impl Event) -> Self {
        Self { happened_at: event.happened_at().unwrap_or(self.happened_at), ..self }
    }
}

/// What verbs decide on: a fold of its own events.
pub trait Stream: Send + Sized + 'static {
    /// What tells one stream of this kind from another.
    type Id: FromStr + fmt::Display + Clone + Send + 'static;
    /// What can have happened to it.
    type Event: Event + Into<crate::AnyEvent>;
    /// What its verbs may answer instead.
    type Refusal: Into<super::Refusal>;
    /// The glossary's word for it; with the id it names the stream in the journal.
    const NAME: &'static str;
    /// Whether a realm of practice begins with it as it stood in the real one: people and places
    /// are copied, operations are not.
    const IS_COPIED: bool = false;

    /// Before anything has happened.
    fn new(id: Self::Id) -> Self;

    /// After one more event. Total: a journal that was written is never refused.
    fn evolve(&mut self, event: &Self::Event, moment: Moment);

    /// Where it is; none where it concerns the whole jurisdiction.
    fn area(&self) -> Option<&RegionCode> {
        None
    }
}

/// One thing that somebody may do, with the rule that says whether it may happen.
pub trait Verb: Serialize + DeserializeOwned + JsonSchema + Send + 'static {
    /// The stream it decides on.
    type Of: Stream;
    /// What the rule must know from elsewhere; answered inside the writer's transaction.
    type Facts;
    /// The name in scripts, in the API and in the table of rights.
    const NAME: &'static str;
    /// What one must be allowed to do.
    const RIGHT: Right;
    /// How far the right reaches for it, where the post has an area.
    const REACH: Reach = Self::RIGHT.reach();

    /// The thing whose version the caller must have seen; none where nothing can be overlooked.
    fn sees(&self, of: &<Self::Of as Stream>::Id) -> Option<Thing> {
        let _ = of;
        None
    }

    /// Where it acts: where the thing is, unless the verb itself says where that will be.
    fn area<'a>(&'a self, of: &'a Self::Of) -> Option<&'a RegionCode> {
        of.area()
    }

    /// Asks what the rule must know from elsewhere.
    ///
    /// # Errors
    /// When the registers could not be read; the verb is then not decided.
    fn asks(
        &self,
        of: &<Self::Of as Stream>::Id,
        registers: &mut dyn Registers,
    ) -> Result<Self::Facts, Unanswered>;

    /// The rule. An empty `out` after `Ok` means: it is so already.
    ///
    /// # Errors
    /// When the rule says no; nothing has been emitted then that anybody will see.
    fn decide(
        &self,
        of: &Self::Of,
        facts: &Self::Facts,
        moment: Moment,
        out: &mut Vec<<Self::Of as Stream>::Event>,
    ) -> Result<(), <Self::Of as Stream>::Refusal>;
}
