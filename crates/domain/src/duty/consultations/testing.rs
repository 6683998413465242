//! A consultation on a report of the night to test on.

use uuid::Uuid;

use super::open_consultation::AboutWhat;
use super::{
    CallIntoConsultation, Consultation, OpenConsultation, OpinionWay, ParticipantKind,
    RecordOpinion, Refusal, Stance,
};
use crate::duty::testing::{NIGHT, id, text};
use crate::kernel::{ConsultationId, Instant, Moment, OpinionId, ParticipantId, Stream, Verb};

pub(super) fn consultation() -> Consultation {
    Consultation::new(ConsultationId::from_uuid(Uuid::from_u128(2)))
}

pub(super) fn opening() -> OpenConsultation {
    OpenConsultation {
        matter: text("云城市场聚集性发热"), intakes: vec![id(1)], operation: None
    }
}

pub(super) fn opened() -> Consultation {
    let mut consultation = consultation();
    decide(&mut consultation, &opening(), &AboutWhat(true), NIGHT).expect("it is new");
    consultation
}

pub(super) fn participant(number: u128) -> ParticipantId {
    ParticipantId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn calling(number: u128) -> CallIntoConsultation {
    CallIntoConsultation {
        participant: participant(number),
        kind: ParticipantKind::Unit,
        name: text("疾控中心主任"),
        capacity: text("县疾控中心"),
    }
}

pub(super) fn saying(number: u128, by: u128) -> RecordOpinion {
    RecordOpinion {
        opinion: OpinionId::from_uuid(Uuid::from_u128(number)),
        participant: participant(by),
        way: OpinionWay::Room,
        stance: Stance::Dissents,
        words: text("证据还不够，先采样"),
        severity: None,
    }
}

/// Decides and folds what came out; how many events that were.
pub(super) fn decide<V: Verb<Of = Consultation>>(
    consultation: &mut Consultation,
    verb: &V,
    facts: &V::Facts,
    at: Instant,
) -> Result<usize, Refusal> {
    let (mut events, moment) = (Vec::new(), Moment::at(at));
    verb.decide(consultation, facts, moment, &mut events)?;
    events.iter().for_each(|event| consultation.evolve(event, moment));
    Ok(events.len())
}
