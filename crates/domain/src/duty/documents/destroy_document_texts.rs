//! Destroy what an incoming document said.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::IncomingDocument;
use super::events::{DocumentEvent, DocumentTextsDestroyed};
use super::refusals::Refusal;
use crate::kernel::{IncomingDocumentId, Moment, Right, Span, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// So long a document is kept here after it was closed; the paper itself lies in the archive of
/// the office that received it.
pub const DOCUMENT_KEPT_DAYS: i64 = 365;

/// Destroy the key of a closed document: its issuer, its number, its title, what was said to it
/// and its scans go; what it was, how urgent, and when it came, was answered and was closed stay
/// in the journal.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DestroyDocumentTexts {}

impl Verb for DestroyDocumentTexts {
    type Of = IncomingDocument;
    type Facts = ();
    const NAME: &'static str = "destroy_document_texts";
    const RIGHT: Right = Right::CloseData;

    fn sees(&self, of: &IncomingDocumentId) -> Option<Thing> {
        Some(Thing::new("incoming_document", of))
    }

    fn asks(&self, _: &IncomingDocumentId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        document: &IncomingDocument,
        (): &(),
        moment: Moment,
        out: &mut Vec<DocumentEvent>,
    ) -> Result<(), Refusal> {
        document.received_at.ok_or(Refusal::NoSuchDocument)?;
        if document.is_destroyed {
            return Err(Refusal::DocumentIsDestroyed);
        }
        let closed_at = document.closed_at.ok_or(Refusal::DocumentIsNotClosed)?;
        if moment.now < closed_at + Span::from_hours(24 * DOCUMENT_KEPT_DAYS) {
            return Err(Refusal::DocumentIsStillKept { days: DOCUMENT_KEPT_DAYS });
        }
        out.push(DocumentTextsDestroyed { document: document.id }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{later, text};
    use super::super::CloseDocument;
    use super::super::testing::{decide, document, registered};
    use super::*;

    const DESTROY: DestroyDocumentTexts = DestroyDocumentTexts {};
    const KEPT_MINUTES: i64 = 60 * 24 * DOCUMENT_KEPT_DAYS;

    #[test]
    fn what_a_closed_document_said_goes_after_its_year() {
        let mut taken = registered();
        let open = decide(&mut taken, &DESTROY, &(), later(2 * KEPT_MINUTES));
        assert_eq!(open, Err(Refusal::DocumentIsNotClosed));
        let close = CloseDocument { result: text("知悉"), although: Some(text("只作了解")) };
        decide(&mut taken, &close, &(), later(9)).expect("it says why");
        let early = decide(&mut taken, &DESTROY, &(), later(8 + KEPT_MINUTES));
        assert_eq!(early, Err(Refusal::DocumentIsStillKept { days: DOCUMENT_KEPT_DAYS }));
        assert_eq!(decide(&mut taken, &DESTROY, &(), later(9 + KEPT_MINUTES)), Ok(1));
        let again = decide(&mut taken, &DESTROY, &(), later(9 + KEPT_MINUTES));
        assert_eq!(again, Err(Refusal::DocumentIsDestroyed));
        let nothing = decide(&mut document(), &DESTROY, &(), later(1));
        assert_eq!(nothing, Err(Refusal::NoSuchDocument));
    }
}
