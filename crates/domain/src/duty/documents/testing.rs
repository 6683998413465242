//! A notice of the city to test on.

use uuid::Uuid;

use super::{
    DocumentKind, DocumentUrgency, HandDocumentOn, IncomingDocument, Refusal, RegisterDocument,
};
use crate::duty::testing::{NIGHT, later, text};
use crate::kernel::{IncomingDocumentId, Instant, Moment, OrganisationId, Stream, Verb};

pub(super) fn document() -> IncomingDocument {
    IncomingDocument::new(IncomingDocumentId::from_uuid(Uuid::from_u128(3)))
}

/// It is to be answered within two hours.
pub(super) fn registering() -> RegisterDocument {
    RegisterDocument {
        kind: DocumentKind::Notice,
        issuer: text("市防汛抗旱指挥部"),
        number: Some(text("泽防指〔2026〕3号")),
        title: text("关于做好强降雨防范工作的紧急通知"),
        urgency: DocumentUrgency::Urgent,
        due_at: Some(later(120)),
        is_unclassified: true,
    }
}

pub(super) fn registered() -> IncomingDocument {
    let mut document = document();
    decide(&mut document, &registering(), &(), NIGHT).expect("it is new");
    document
}

pub(super) fn unit(number: u128) -> OrganisationId {
    OrganisationId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn handing(number: u128) -> HandDocumentOn {
    HandDocumentOn { unit: unit(number), what: text("上报值守名单"), due_at: None }
}

/// Decides and folds what came out; how many events that were.
pub(super) fn decide<V: Verb<Of = IncomingDocument>>(
    document: &mut IncomingDocument,
    verb: &V,
    facts: &V::Facts,
    at: Instant,
) -> Result<usize, Refusal> {
    let (mut events, moment) = (Vec::new(), Moment::at(at));
    verb.decide(document, facts, moment, &mut events)?;
    events.iter().for_each(|event| document.evolve(event, moment));
    Ok(events.len())
}
