//! Situation reports to test on.

use uuid::Uuid;

use super::super::refusals::Refusal;
use super::super::state::Operation;
use super::super::testing::{minute, text};
use super::{CheckSituationReport, IssueSituationReport, WriteSituationReport};
use crate::kernel::{Instant, Moment, PersonId, SituationReportId, Stream, Verb};
use crate::registers::Acting;

pub(super) fn report(number: u128) -> SituationReportId {
    SituationReportId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn writing(number: u128, as_of: i64) -> WriteSituationReport {
    WriteSituationReport {
        report: report(number),
        as_of: minute(as_of),
        situation: text("东渡站水位 57.62 米，仍在上涨。"),
        responsibilities: text("县防汛抗旱指挥部统一指挥。"),
        measures: text("东渡镇沿河群众正在转移。"),
        effectiveness: text("已转移 320 人。"),
    }
}

pub(super) fn issuing(number: u128) -> IssueSituationReport {
    let from = text("云泽县防汛抗旱指挥部");
    IssueSituationReport { report: report(number), from, to: text("市应急管理局") }
}

/// What a verb must know, which a person of a number does.
pub(super) trait Knows<F> {
    fn known(&self) -> F;
}

impl Knows<Acting> for Acting {
    fn known(&self) -> Acting {
        self.clone()
    }
}

impl Knows<()> for Acting {
    fn known(&self) {}
}

/// Decides and folds what came out; how many events that were.
pub(super) fn does<V>(
    operation: &mut Operation,
    verb: &V,
    who: u128,
    at: Instant,
) -> Result<usize, Refusal>
where
    V: Verb<Of = Operation>,
    Acting: Knows<V::Facts>,
{
    let person = Some(PersonId::from_uuid(Uuid::from_u128(who)));
    let acting = Acting { person, ..Acting::default() };
    let (mut events, moment) = (Vec::new(), Moment::at(at));
    verb.decide(operation, &acting.known(), moment, &mut events)?;
    events.iter().for_each(|event| operation.evolve(event, moment));
    Ok(events.len())
}

/// A report that one person wrote, another checked, and that was issued then.
pub(super) fn issued(operation: &mut Operation, number: u128, at: Instant) {
    let write = WriteSituationReport { as_of: at, ..writing(number, 0) };
    does(operation, &write, 1, at).expect("it is written");
    let check = CheckSituationReport { report: report(number) };
    does(operation, &check, 2, at).expect("it is right");
    does(operation, &issuing(number), 2, at).expect("it leaves");
}
