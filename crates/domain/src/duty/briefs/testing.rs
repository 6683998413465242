//! The brief of a night to test on.

use uuid::Uuid;

use super::{Brief, CheckBrief, IssueBrief, Refusal, WriteBrief};
use crate::kernel::{BriefId, Instant, Moment, PersonId, Span, Stream, Text, Verb};
use crate::registers::Acting;

pub(super) const EIGHT: Instant = Instant::from_microseconds(1_780_020_000_000_000);

pub(super) fn later(minutes: i64) -> Instant {
    EIGHT + Span::from_minutes(minutes)
}

pub(super) fn brief() -> Brief {
    Brief::new(BriefId::from_uuid(Uuid::from_u128(1)))
}

pub(super) fn by(number: u128) -> Acting {
    let person = Some(PersonId::from_uuid(Uuid::from_u128(number)));
    Acting { person, ..Acting::default() }
}

/// Of the 24 hours up to eight.
pub(super) fn writing() -> WriteBrief {
    let text = Text::parse("一、值班情况\n值班员孟晓岚。").expect("fits");
    WriteBrief { from: EIGHT - Span::from_hours(24), until: EIGHT, text }
}

pub(super) fn written() -> Brief {
    let mut brief = brief();
    decide(&mut brief, &writing(), &by(1), EIGHT).expect("it is new");
    brief
}

pub(super) fn issuing() -> IssueBrief {
    IssueBrief {
        from: Text::parse("云泽县公安局").expect("fits"),
        to: Text::parse("县委办、县政府办").expect("fits"),
    }
}

pub(super) fn issued() -> Brief {
    let mut brief = written();
    decide(&mut brief, &CheckBrief {}, &by(2), later(1)).expect("it is right");
    decide(&mut brief, &issuing(), &0, later(2)).expect("it is checked");
    brief
}

/// Decides and folds what came out; how many events that were.
pub(super) fn decide<V: Verb<Of = Brief>>(
    brief: &mut Brief,
    verb: &V,
    facts: &V::Facts,
    at: Instant,
) -> Result<usize, Refusal> {
    let (mut events, moment) = (Vec::new(), Moment::at(at));
    verb.decide(brief, facts, moment, &mut events)?;
    events.iter().for_each(|event| brief.evolve(event, moment));
    Ok(events.len())
}
