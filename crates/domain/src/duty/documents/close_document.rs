//! Say that an incoming document is done with.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::IncomingDocument;
use super::events::{DocumentClosed, DocumentEvent};
use super::refusals::Refusal;
use crate::kernel::{IncomingDocumentId, Moment, Right, Text, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Close an incoming document with its result. Where an answer is wanted that has not gone out, or
/// units are not done, it says why it is closed all the same.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseDocument {
    /// What came of it.
    pub result: Text<1000>,
    /// Why it is closed although something is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub although: Option<Text<500>>,
}

impl Verb for CloseDocument {
    type Of = IncomingDocument;
    type Facts = ();
    const NAME: &'static str = "close_document";
    const RIGHT: Right = Right::KeepDesk;

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
        document.must_be_open(moment)?;
        let (units, is_unanswered) = (document.units_open(), document.is_unanswered());
        let is_open = units > 0 || is_unanswered;
        if is_open && self.although.is_none() {
            return Err(Refusal::DocumentIsOpen { units, is_unanswered });
        }
        let although = self.although.as_ref().filter(|_| is_open).map(Into::into);
        let (document, result) = (document.id, (&self.result).into());
        out.push(DocumentClosed { document, result, although }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{later, text};
    use super::super::testing::{decide, handing, registered, unit};
    use super::super::{AnswerDocument, NoteDocumentFeedback};
    use super::*;

    fn closing(although: Option<&str>) -> CloseDocument {
        CloseDocument { result: text("已办结"), although: although.map(text) }
    }

    #[test]
    fn what_is_not_answered_is_closed_only_with_a_reason() {
        let mut taken = registered();
        let open = Refusal::DocumentIsOpen { units: 0, is_unanswered: true };
        assert_eq!(decide(&mut taken, &closing(None), &(), later(9)), Err(open));
        assert_eq!(decide(&mut taken, &closing(Some("只作了解")), &(), later(9)), Ok(1));
        let again = decide(&mut taken, &closing(None), &(), later(10));
        assert_eq!(again, Err(Refusal::DocumentIsClosed));
    }

    #[test]
    fn a_document_is_closed_when_it_is_answered_and_its_units_are_done() {
        let mut taken = registered();
        decide(&mut taken, &handing(8), &true, later(5)).expect("it is open");
        let answer = AnswerDocument { answer: text("已落实"), number: None };
        decide(&mut taken, &answer, &(), later(100)).expect("it is open");
        let open = Refusal::DocumentIsOpen { units: 1, is_unanswered: false };
        assert_eq!(decide(&mut taken, &closing(None), &(), later(101)), Err(open));
        let done = NoteDocumentFeedback { unit: unit(8), feedback: text("已报"), is_done: true };
        decide(&mut taken, &done, &(), later(102)).expect("it has it");
        assert_eq!(decide(&mut taken, &closing(None), &(), later(103)), Ok(1));
        assert_eq!(taken.closed_at, Some(later(103)));
    }
}
