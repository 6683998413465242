//! What can have happened in the inbox of a post.

use serde::{Deserialize, Serialize};

use crate::events;
use crate::kernel::{Body, Key, Thing};

events! {
    /// What can have happened in the inbox of a post.
    pub Event {
        "notices_acknowledged", schema 1, Inner, Record => NoticesAcknowledged,
    }
}

/// Whoever acts in a post has said that they know.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticesAcknowledged {
    /// The code of the post.
    pub post: Key,
    /// What they know of.
    pub notices: Vec<Key>,
}

impl Body for NoticesAcknowledged {
    fn thing(&self) -> Thing {
        Thing::new("inbox", &self.post)
    }
}
