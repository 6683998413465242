//! What the rules of a level from above may answer instead of acting.

use crate::refusals;

refusals! {
    /// There is no such level.
    NoSuchLevelFromAbove = "no_such_level_from_above",
    /// It is written down already.
    LevelIsReceived = "level_is_received",
    /// It is lifted already.
    LevelIsLifted = "level_is_lifted",
    /// It stands.
    LevelStands = "level_stands",
    /// It is said to have been lifted before it came.
    LiftedBeforeReceived = "lifted_before_received",
    /// There is no such document.
    NoSuchDocument = "no_such_document_for_level",
    /// It is kept longer after it was lifted.
    LevelIsStillKept { days: i64 } = "level_is_still_kept",
    /// What was said of it is destroyed.
    LevelIsDestroyed = "level_is_destroyed",
}
