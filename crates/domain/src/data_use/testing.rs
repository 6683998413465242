//! The data of a closed operation to test on.

use uuid::Uuid;

use super::state::OfOperation;
use super::{Attestation, OperationData, Refusal, Witness};
use crate::kernel::{
    Commitment, Instant, Moment, OperationId, PersonId, PostId, Stream, Text, Verb,
};
use crate::registers::{EndOfOperation, OpenText};

pub(super) fn noon() -> Moment {
    Moment::at(Instant::from_microseconds(1_780_000_000_000_000))
}

pub(super) fn data() -> OperationData {
    OperationData::new(OperationId::from_uuid(Uuid::from_u128(1)))
}

pub(super) fn text(number: u8) -> Commitment {
    Commitment::from_bytes([number; 32])
}

/// A closed log with these texts, numbered from 1, and two attachments.
pub(super) fn closed(texts: &[&str]) -> OfOperation {
    let texts = (1..).zip(texts);
    let open =
        |(number, it): (u8, &&str)| OpenText { commitment: text(number), text: (*it).to_owned() };
    let texts = texts.map(open).collect();
    OfOperation { end: EndOfOperation::LogClosed { attachments: 2 }, texts }
}

/// An operation that still runs.
pub(super) fn runs() -> OfOperation {
    OfOperation { end: EndOfOperation::Runs, texts: Vec::new() }
}

pub(super) fn attestation() -> Attestation {
    Attestation {
        approver: PersonId::from_uuid(Uuid::from_u128(11)),
        approver_post: PostId::from_uuid(Uuid::from_u128(12)),
        witness: Witness::Outside(Text::parse("县公证处 公证员").expect("fits")),
        method: Text::parse("密钥销毁，打印件粉碎").expect("fits"),
        leftovers: Text::parse("查了值班室三台电脑，未查已外发的短信").expect("fits"),
    }
}

/// Decides at noon and folds what came out; how many events that were.
pub(super) fn decide<V>(
    data: &mut OperationData,
    verb: &V,
    facts: &OfOperation,
) -> Result<usize, Refusal>
where
    V: Verb<Of = OperationData, Facts = OfOperation>,
{
    let mut events = Vec::new();
    verb.decide(data, facts, noon(), &mut events)?;
    events.iter().for_each(|event| data.evolve(event, noon()));
    Ok(events.len())
}
