//! Put a photo, a scan or a recording beside the log of an operation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{AttachmentAdded, Event};
use super::refusals::Refusal;
use super::state::Operation;
use crate::kernel::{
    ATTACHMENT_BYTES_MAX, AttachmentId, AttachmentOf, Commitment, MediaType, Moment, OperationId,
    Right, Text, Verb,
};
use crate::registers::{Registers, StagedAttachment, Unanswered};

/// Attach what was handed in before: the office stages the sealed bytes and then does this verb.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attach {
    /// The attachment's id, made by whoever hands it in.
    pub attachment: AttachmentId,
    /// What people shall call it.
    pub name: Text<120>,
    /// What it is, by its first bytes.
    pub media_type: MediaType,
    /// How long it is in the clear.
    pub bytes: u64,
    /// SHA-256 over the nonce prefix and all sealed chunks in their order.
    pub ciphertext_sha256: Commitment,
}

impl Verb for Attach {
    type Of = Operation;
    type Facts = Option<StagedAttachment>;
    const NAME: &'static str = "attach";
    const RIGHT: Right = Right::WriteLog;

    fn asks(
        &self,
        of: &OperationId,
        registers: &mut dyn Registers,
    ) -> Result<Option<StagedAttachment>, Unanswered> {
        registers.staged_attachment(AttachmentOf::Operation(*of), self.attachment)
    }

    fn decide(
        &self,
        operation: &Operation,
        staged: &Option<StagedAttachment>,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        operation.must_take(moment, false)?;
        let attachment = self.attachment;
        if operation.attachments.contains(&attachment) {
            return Err(Refusal::AttachmentAdded { attachment });
        }
        if self.bytes > ATTACHMENT_BYTES_MAX {
            let bytes_max = ATTACHMENT_BYTES_MAX;
            return Err(Refusal::AttachmentTooLarge { bytes: self.bytes, bytes_max });
        }
        let named = StagedAttachment {
            bytes: self.bytes,
            ciphertext_sha256: self.ciphertext_sha256,
            media_type: self.media_type.name().to_owned(),
        };
        // The journal never names bytes that nobody has.
        if staged.as_ref() != Some(&named) {
            return Err(Refusal::NothingStaged { attachment });
        }
        out.push(
            AttachmentAdded {
                operation: operation.id,
                attachment,
                name: (&self.name).into(),
                media_type: self.media_type,
                bytes: self.bytes,
                ciphertext_sha256: self.ciphertext_sha256,
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::testing::{NOON, flood, opened};
    use super::*;
    use crate::kernel::Stream;

    fn photo() -> (Attach, StagedAttachment) {
        let ciphertext_sha256 = Commitment::from_bytes([9; 32]);
        let media_type = MediaType::Jpeg;
        let verb = Attach {
            attachment: AttachmentId::from_uuid(Uuid::from_u128(5)),
            name: Text::parse("坝顶裂缝.jpg").expect("fits"),
            media_type,
            bytes: 1000,
            ciphertext_sha256,
        };
        let media_type = media_type.name().to_owned();
        (verb, StagedAttachment { bytes: 1000, ciphertext_sha256, media_type })
    }

    fn attached(
        operation: &mut Operation,
        verb: &Attach,
        staged: Option<&StagedAttachment>,
    ) -> Result<usize, Refusal> {
        let mut events = Vec::new();
        verb.decide(operation, &staged.cloned(), Moment::at(NOON), &mut events)?;
        events.iter().for_each(|event| operation.evolve(event, Moment::at(NOON)));
        Ok(events.len())
    }

    #[test]
    fn a_photo_that_was_handed_in_is_attached_once() {
        let (verb, staged) = photo();
        let mut operation = opened();
        assert_eq!(attached(&mut operation, &verb, Some(&staged)), Ok(1));
        let attachment = verb.attachment;
        assert_eq!(
            attached(&mut operation, &verb, Some(&staged)),
            Err(Refusal::AttachmentAdded { attachment })
        );
        assert_eq!(attached(&mut flood(), &verb, Some(&staged)), Err(Refusal::NoSuchOperation));
    }

    #[test]
    fn bytes_that_nobody_has_are_not_named_in_the_journal() {
        let (verb, staged) = photo();
        let other = StagedAttachment { bytes: 999, ..staged };
        let attachment = verb.attachment;
        for staged in [None, Some(&other)] {
            assert_eq!(
                attached(&mut opened(), &verb, staged),
                Err(Refusal::NothingStaged { attachment })
            );
        }
    }
}
