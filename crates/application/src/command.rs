//! What somebody wants done, and what came of it.

use domain::AnyVerb;
use domain::kernel::{CommandId, Instant, Realm, Thing, Version};

use crate::actor::Actor;

/// Something that somebody wants done.
#[derive(Clone, Debug)]
pub struct Command {
    /// Made by the caller: the same id twice is one event.
    pub id: CommandId,
    /// Where it happens.
    pub realm: Realm,
    /// Who wants it.
    pub actor: Actor,
    /// The id of the stream that the verb decides on, as text.
    pub on: String,
    /// The verb.
    pub verb: AnyVerb,
    /// The version of the thing that the caller saw; needed where the verb says which thing.
    pub seen: Option<Version>,
    /// When it happened; left out, it happens now.
    pub happened_at: Option<Instant>,
}

/// What came of a command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    /// Its id.
    pub command: CommandId,
    /// The journal positions of its events, first and last; none where it was so already.
    pub positions: Option<(u64, u64)>,
    /// The things that it changed, with their versions now.
    pub things: Vec<(Thing, Version)>,
    /// Whether it had been done before, by the same command.
    pub repeated: bool,
}
