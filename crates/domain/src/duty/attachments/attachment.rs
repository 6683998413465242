//! An attachment as its events have made it.

use super::events::AttachmentEvent;
use super::refusals::Refusal;
use crate::kernel::{AttachmentId, AttachmentOf, Moment, Stream};

/// A scan or a photo: what it belongs to, and which way up it is. One that lies beside the log of
/// an operation begins with its first turn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attachment {
    /// Which one.
    pub id: AttachmentId,
    /// What it belongs to; none before it is attached or turned.
    pub of: Option<AttachmentOf>,
    /// By how many quarters it is turned to the right, as it is shown: 0 to 3.
    pub quarter_turns: u8,
}

impl Stream for Attachment {
    type Id = AttachmentId;
    type Event = AttachmentEvent;
    type Refusal = Refusal;
    const NAME: &'static str = "attachment";

    fn new(id: AttachmentId) -> Self {
        Self { id, of: None, quarter_turns: 0 }
    }

    fn evolve(&mut self, event: &AttachmentEvent, _: Moment) {
        match event {
            AttachmentEvent::PaperAttached(it) => self.of = Some(it.of),
            AttachmentEvent::AttachmentTurned(it) => {
                (self.of, self.quarter_turns) = (Some(it.of), it.quarter_turns % 4);
            }
        }
    }
}
