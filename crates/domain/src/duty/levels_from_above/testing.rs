//! A level of the city to test on.

use uuid::Uuid;

use super::{LevelFromAbove, ReceiveLevelFromAbove, Refusal, ResponseLevel};
use crate::duty::testing::{NIGHT, text};
use crate::kernel::{EmergencyClass, Instant, LevelFromAboveId, Moment, Stream, Verb};

pub(super) fn level() -> LevelFromAbove {
    LevelFromAbove::new(LevelFromAboveId::from_uuid(Uuid::from_u128(4)))
}

pub(super) fn receiving() -> ReceiveLevelFromAbove {
    ReceiveLevelFromAbove {
        class: EmergencyClass::NaturalDisaster,
        level: ResponseLevel::Third,
        from: text("市防指启动防汛三级响应"),
        number: None,
        document: None,
    }
}

pub(super) fn received() -> LevelFromAbove {
    let mut level = level();
    decide(&mut level, &receiving(), &true, NIGHT).expect("it is new");
    level
}

/// Decides and folds what came out; how many events that were.
pub(super) fn decide<V: Verb<Of = LevelFromAbove>>(
    level: &mut LevelFromAbove,
    verb: &V,
    facts: &V::Facts,
    at: Instant,
) -> Result<usize, Refusal> {
    let (mut events, moment) = (Vec::new(), Moment::at(at));
    verb.decide(level, facts, moment, &mut events)?;
    events.iter().for_each(|event| level.evolve(event, moment));
    Ok(events.len())
}
