//! The inbox of a post as its events have made it.

use super::events::Event;
use super::refusals::Refusal;
use crate::kernel::{Key, Moment, Stream};

/// The inbox of a post. What is in it follows from the journal; what was acknowledged is kept in a
/// table, and no rule asks for it.
#[derive(Clone, PartialEq, Debug)]
pub struct Inbox {
    /// The code of the post.
    pub post: Key,
}

impl Stream for Inbox {
    type Id = Key;
    type Event = Event;
    type Refusal = Refusal;
    const NAME: &'static str = "inbox";

    fn new(post: Key) -> Self {
        Self { post }
    }

    fn evolve(&mut self, event: &Event, _: Moment) {
        match event {
            Event::NoticesAcknowledged(_) => {}
        }
    }
}
