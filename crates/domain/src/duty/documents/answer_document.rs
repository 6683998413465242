//! Say that an incoming document was answered.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::IncomingDocument;
use super::events::{DocumentAnswered, DocumentEvent};
use super::refusals::Refusal;
use crate::kernel::{IncomingDocumentId, Moment, Right, Text, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Write down that an incoming document was answered: its clock stops. When it happened is when
/// the answer left the house.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerDocument {
    /// What was answered.
    pub answer: Text<2000>,
    /// The number that the answer bears.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Text<80>>,
}

impl Verb for AnswerDocument {
    type Of = IncomingDocument;
    type Facts = ();
    const NAME: &'static str = "answer_document";
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
        if document.answered_at.is_some() {
            return Err(Refusal::DocumentIsAnswered);
        }
        let (answer, number) = ((&self.answer).into(), self.number.as_ref().map(Into::into));
        out.push(DocumentAnswered { document: document.id, answer, number }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{later, text};
    use super::super::testing::{decide, document, registered};
    use super::*;

    #[test]
    fn a_document_is_answered_once() {
        let answer = AnswerDocument { answer: text("已按要求落实"), number: None };
        let mut taken = registered();
        assert!(taken.is_unanswered());
        assert_eq!(decide(&mut taken, &answer, &(), later(100)), Ok(1));
        assert_eq!((taken.is_unanswered(), taken.answered_at), (false, Some(later(100))));
        let again = decide(&mut taken, &answer, &(), later(101));
        assert_eq!(again, Err(Refusal::DocumentIsAnswered));
        let nothing = decide(&mut document(), &answer, &(), later(1));
        assert_eq!(nothing, Err(Refusal::NoSuchDocument));
    }
}
