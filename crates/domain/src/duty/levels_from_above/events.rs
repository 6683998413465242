//! What can have happened to a level from above.

use serde::{Deserialize, Serialize};

use super::level::ResponseLevel;
use crate::events;
use crate::kernel::{
    Body, EmergencyClass, IncomingDocumentId, LevelFromAboveId, Thing, VaultKey, VaultText,
};

events! {
    /// What can have happened to a level from above.
    pub LevelFromAboveEvent {
        "level_from_above_received", schema 1, Inner, Record, text => LevelFromAboveReceived,
        "level_from_above_lifted", schema 1, Inner, Record, text => LevelFromAboveLifted,
        "level_texts_destroyed", schema 1, Inner, Record => LevelTextsDestroyed,
    }
}

fn thing(level: LevelFromAboveId) -> Thing {
    Thing::new("level_from_above", level)
}

/// A higher tier has decided a level. Its instant is when the desk was told.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelFromAboveReceived {
    /// Which one.
    pub received: LevelFromAboveId,
    /// For which class of emergency.
    pub class: EmergencyClass,
    /// Which level.
    pub level: ResponseLevel,
    /// Who decided it, and what for.
    pub from: VaultText,
    /// The number of its document.
    pub number: Option<VaultText>,
    /// The document by which it came; none where somebody called.
    pub document: Option<IncomingDocumentId>,
}

impl Body for LevelFromAboveReceived {
    fn thing(&self) -> Thing {
        thing(self.received)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        for text in [Some(&mut self.from), self.number.as_mut()].into_iter().flatten() {
            visit(VaultKey::LevelText(self.received), text);
        }
    }
}

/// The higher tier has lifted its level.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelFromAboveLifted {
    /// Which one.
    pub received: LevelFromAboveId,
    /// By which words or document.
    pub said: VaultText,
}

impl Body for LevelFromAboveLifted {
    fn thing(&self) -> Thing {
        thing(self.received)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::LevelText(self.received), &mut self.said);
    }
}

/// What was said of a level from above was destroyed with its key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelTextsDestroyed {
    /// Which one's.
    pub received: LevelFromAboveId,
}

impl Body for LevelTextsDestroyed {
    fn thing(&self) -> Thing {
        thing(self.received)
    }
    fn destroys(&self) -> Option<VaultKey> {
        Some(VaultKey::LevelText(self.received))
    }
}
