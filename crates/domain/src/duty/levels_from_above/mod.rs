//! Levels received from a higher tier: they stand on the desk until they are lifted there.

mod destroy_level_texts;
mod events;
mod level;
mod lift_level_from_above;
mod receive_level_from_above;
mod refusals;
#[cfg(test)]
mod testing;

pub use destroy_level_texts::{DestroyLevelTexts, LEVEL_KEPT_DAYS};
pub use events::{
    LevelFromAboveEvent, LevelFromAboveLifted, LevelFromAboveReceived, LevelTextsDestroyed,
};
pub use level::{LevelFromAbove, ResponseLevel};
pub use lift_level_from_above::LiftLevelFromAbove;
pub use receive_level_from_above::ReceiveLevelFromAbove;
pub use refusals::Refusal;
