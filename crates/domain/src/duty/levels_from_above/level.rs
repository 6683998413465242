//! A level from above as its events have made it.

use super::events::LevelFromAboveEvent;
use super::refusals::Refusal;
use crate::kernel::{Instant, LevelFromAboveId, Moment, Stream, kinds};

kinds! {
    /// A response level, as governments decide it (ERL 71); the first is the most severe.
    ResponseLevel {
        /// 一级
        First = "I",
        /// 二级
        Second = "II",
        /// 三级
        Third = "III",
        /// 四级
        Fourth = "IV",
    }
}

/// A level that a higher tier decided: a floor for ours.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LevelFromAbove {
    /// Which one.
    pub id: LevelFromAboveId,
    /// When it came; none before it is written down.
    pub received_at: Option<Instant>,
    /// When it was lifted there.
    pub lifted_at: Option<Instant>,
    /// Whether what was said of it is destroyed.
    pub is_destroyed: bool,
}

impl Stream for LevelFromAbove {
    type Id = LevelFromAboveId;
    type Event = LevelFromAboveEvent;
    type Refusal = Refusal;
    const NAME: &'static str = "level_from_above";

    fn new(id: LevelFromAboveId) -> Self {
        Self { id, received_at: None, lifted_at: None, is_destroyed: false }
    }

    fn evolve(&mut self, event: &LevelFromAboveEvent, moment: Moment) {
        match event {
            LevelFromAboveEvent::LevelFromAboveReceived(_) => {
                self.received_at = Some(moment.happened_at);
            }
            LevelFromAboveEvent::LevelFromAboveLifted(_) => {
                self.lifted_at = Some(moment.happened_at);
            }
            LevelFromAboveEvent::LevelTextsDestroyed(_) => self.is_destroyed = true,
        }
    }
}
