//! Put a scan or a photo to a paper at the desk.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::attachment::Attachment;
use super::events::{AttachmentEvent, PaperAttached};
use super::refusals::Refusal;
use crate::kernel::{
    ATTACHMENT_BYTES_MAX, AttachmentId, AttachmentOf, Commitment, MediaType, Moment, Right, Text,
    Verb,
};
use crate::registers::{Registers, StagedAttachment, Unanswered};

/// Put a scan or a photo to an instruction or an incoming document: the office stages the sealed
/// bytes and then does this verb.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttachPaper {
    /// What it belongs to.
    pub of: AttachmentOf,
    /// What people shall call it.
    pub name: Text<120>,
    /// What it is, by its first bytes.
    pub media_type: MediaType,
    /// How long it is in the clear.
    pub bytes: u64,
    /// SHA-256 over the nonce prefix and all sealed chunks in their order.
    pub ciphertext_sha256: Commitment,
}

impl Verb for AttachPaper {
    type Of = Attachment;
    /// What was handed in for it. Bytes are taken in only for what there is.
    type Facts = Option<StagedAttachment>;
    const NAME: &'static str = "attach_paper";
    const RIGHT: Right = Right::KeepDesk;

    fn asks(
        &self,
        attachment: &AttachmentId,
        registers: &mut dyn Registers,
    ) -> Result<Option<StagedAttachment>, Unanswered> {
        registers.staged_attachment(self.of, *attachment)
    }

    fn decide(
        &self,
        attachment: &Attachment,
        staged: &Option<StagedAttachment>,
        _: Moment,
        out: &mut Vec<AttachmentEvent>,
    ) -> Result<(), Refusal> {
        if matches!(self.of, AttachmentOf::Operation(_)) {
            return Err(Refusal::AttachedToOperations);
        }
        if attachment.of.is_some() {
            return Err(Refusal::AttachmentIsThere);
        }
        if self.bytes > ATTACHMENT_BYTES_MAX {
            let bytes_max = ATTACHMENT_BYTES_MAX;
            return Err(Refusal::AttachmentTooLong { bytes: self.bytes, bytes_max });
        }
        let named = StagedAttachment {
            bytes: self.bytes,
            ciphertext_sha256: self.ciphertext_sha256,
            media_type: self.media_type.name().to_owned(),
        };
        if staged.as_ref() != Some(&named) {
            return Err(Refusal::NoBytesHandedIn);
        }
        out.push(
            PaperAttached {
                attachment: attachment.id,
                of: self.of,
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

    use super::super::testing::{attachment, decide, of, scan};
    use super::*;
    use crate::kernel::OperationId;

    #[test]
    fn a_scan_that_was_handed_in_is_attached_once() {
        let ((verb, staged), mut taken) = (scan(), attachment());
        assert_eq!(decide(&mut taken, &verb, &Some(staged.clone())), Ok(1));
        assert_eq!(taken.of, Some(of()));
        let again = decide(&mut taken, &verb, &Some(staged));
        assert_eq!(again, Err(Refusal::AttachmentIsThere));
    }

    #[test]
    fn bytes_that_nobody_has_are_not_named_in_the_journal() {
        let (verb, staged) = scan();
        let other = StagedAttachment { bytes: 999, ..staged.clone() };
        for staged in [None, Some(other)] {
            let no = decide(&mut attachment(), &verb, &staged);
            assert_eq!(no, Err(Refusal::NoBytesHandedIn));
        }
        let bytes = ATTACHMENT_BYTES_MAX + 1;
        let long = AttachPaper { bytes, ..verb };
        let too_long = Refusal::AttachmentTooLong { bytes, bytes_max: ATTACHMENT_BYTES_MAX };
        assert_eq!(decide(&mut attachment(), &long, &Some(staged)), Err(too_long));
    }

    #[test]
    fn what_lies_beside_a_log_is_attached_by_the_operation_itself() {
        let (verb, staged) = scan();
        let operation = AttachmentOf::Operation(OperationId::from_uuid(Uuid::from_u128(7)));
        let verb = AttachPaper { of: operation, ..verb };
        let no = decide(&mut attachment(), &verb, &Some(staged));
        assert_eq!(no, Err(Refusal::AttachedToOperations));
    }
}
