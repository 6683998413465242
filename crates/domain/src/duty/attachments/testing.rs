//! A scan of an instruction to test on.

use uuid::Uuid;

use super::{AttachPaper, Attachment, Refusal};
use crate::duty::testing::{NIGHT, text};
use crate::kernel::{
    AttachmentId, AttachmentOf, Commitment, InstructionId, MediaType, Moment, Stream, Verb,
};
use crate::registers::StagedAttachment;

pub(super) fn attachment() -> Attachment {
    Attachment::new(AttachmentId::from_uuid(Uuid::from_u128(5)))
}

pub(super) fn of() -> AttachmentOf {
    AttachmentOf::Instruction(InstructionId::from_uuid(Uuid::from_u128(6)))
}

pub(super) fn scan() -> (AttachPaper, StagedAttachment) {
    let ciphertext_sha256 = Commitment::from_bytes([9; 32]);
    let media_type = MediaType::Jpeg;
    let verb = AttachPaper {
        of: of(),
        name: text("批示扫描件.jpg"),
        media_type,
        bytes: 1000,
        ciphertext_sha256,
    };
    let media_type = media_type.name().to_owned();
    (verb, StagedAttachment { bytes: 1000, ciphertext_sha256, media_type })
}

/// Decides and folds what came out; how many events that were.
pub(super) fn decide<V: Verb<Of = Attachment>>(
    attachment: &mut Attachment,
    verb: &V,
    facts: &V::Facts,
) -> Result<usize, Refusal> {
    let (mut events, moment) = (Vec::new(), Moment::at(NIGHT));
    verb.decide(attachment, facts, moment, &mut events)?;
    events.iter().for_each(|event| attachment.evolve(event, moment));
    Ok(events.len())
}
