//! Destroy what was said of a level from above.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{LevelFromAboveEvent, LevelTextsDestroyed};
use super::level::LevelFromAbove;
use super::refusals::Refusal;
use crate::kernel::{LevelFromAboveId, Moment, Right, Span, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// So long what was said of a level is kept after it was lifted.
pub const LEVEL_KEPT_DAYS: i64 = 365;

/// Destroy the key of a level from above that was lifted long ago: who decided it and by which
/// words goes; the class, the level and its times stay in the journal.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DestroyLevelTexts {}

impl Verb for DestroyLevelTexts {
    type Of = LevelFromAbove;
    type Facts = ();
    const NAME: &'static str = "destroy_level_texts";
    const RIGHT: Right = Right::CloseData;

    fn sees(&self, of: &LevelFromAboveId) -> Option<Thing> {
        Some(Thing::new("level_from_above", of))
    }

    fn asks(&self, _: &LevelFromAboveId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        level: &LevelFromAbove,
        (): &(),
        moment: Moment,
        out: &mut Vec<LevelFromAboveEvent>,
    ) -> Result<(), Refusal> {
        level.received_at.ok_or(Refusal::NoSuchLevelFromAbove)?;
        if level.is_destroyed {
            return Err(Refusal::LevelIsDestroyed);
        }
        let lifted_at = level.lifted_at.ok_or(Refusal::LevelStands)?;
        if moment.now < lifted_at + Span::from_hours(24 * LEVEL_KEPT_DAYS) {
            return Err(Refusal::LevelIsStillKept { days: LEVEL_KEPT_DAYS });
        }
        out.push(LevelTextsDestroyed { received: level.id }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{later, text};
    use super::super::LiftLevelFromAbove;
    use super::super::testing::{decide, received};
    use super::*;

    #[test]
    fn what_was_said_of_a_level_goes_a_year_after_it_was_lifted() {
        const DESTROY: DestroyLevelTexts = DestroyLevelTexts {};
        let year = 60 * 24 * LEVEL_KEPT_DAYS;
        let mut taken = received();
        assert_eq!(decide(&mut taken, &DESTROY, &(), later(year)), Err(Refusal::LevelStands));
        let lift = LiftLevelFromAbove { said: text("解除") };
        decide(&mut taken, &lift, &(), later(5)).expect("it stands");
        let early = decide(&mut taken, &DESTROY, &(), later(year));
        assert_eq!(early, Err(Refusal::LevelIsStillKept { days: LEVEL_KEPT_DAYS }));
        assert_eq!(decide(&mut taken, &DESTROY, &(), later(year + 5)), Ok(1));
        let again = decide(&mut taken, &DESTROY, &(), later(year + 5));
        assert_eq!(again, Err(Refusal::LevelIsDestroyed));
    }
}
