//! Write down that a higher tier has lifted its level.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{LevelFromAboveEvent, LevelFromAboveLifted};
use super::level::LevelFromAbove;
use super::refusals::Refusal;
use crate::kernel::{LevelFromAboveId, Moment, Right, Text, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Write down that a higher tier has lifted its level 解除. Ours stays what it is: whoever decided
/// it decides that.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LiftLevelFromAbove {
    /// By which words or document.
    pub said: Text<500>,
}

impl Verb for LiftLevelFromAbove {
    type Of = LevelFromAbove;
    type Facts = ();
    const NAME: &'static str = "lift_level_from_above";
    const RIGHT: Right = Right::KeepDesk;

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
        let received_at = level.received_at.ok_or(Refusal::NoSuchLevelFromAbove)?;
        if level.lifted_at.is_some() {
            return Err(Refusal::LevelIsLifted);
        }
        if moment.happened_at < received_at {
            return Err(Refusal::LiftedBeforeReceived);
        }
        out.push(LevelFromAboveLifted { received: level.id, said: (&self.said).into() }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{later, text};
    use super::super::testing::{decide, level, received};
    use super::*;

    #[test]
    fn a_level_from_above_stands_until_it_is_lifted_there() {
        let lift = LiftLevelFromAbove { said: text("市防指 18:00 解除") };
        let mut taken = received();
        let early = decide(&mut taken, &lift, &(), later(-1));
        assert_eq!(early, Err(Refusal::LiftedBeforeReceived));
        assert_eq!(decide(&mut taken, &lift, &(), later(600)), Ok(1));
        assert_eq!(taken.lifted_at, Some(later(600)));
        assert_eq!(decide(&mut taken, &lift, &(), later(601)), Err(Refusal::LevelIsLifted));
        let nothing = decide(&mut level(), &lift, &(), later(1));
        assert_eq!(nothing, Err(Refusal::NoSuchLevelFromAbove));
    }
}
