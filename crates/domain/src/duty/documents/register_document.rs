//! Register a document that came.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::{DocumentKind, DocumentUrgency, IncomingDocument};
use super::events::{DocumentEvent, DocumentRegistered};
use super::refusals::Refusal;
use crate::kernel::{IncomingDocumentId, Instant, Moment, Right, Text, Verb};
use crate::registers::{Registers, Unanswered};

/// Register an incoming document 来文. When it happened is when it came.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterDocument {
    /// What it is.
    pub kind: DocumentKind,
    /// Whose it is.
    pub issuer: Text<120>,
    /// The number that it bears.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Text<80>>,
    /// Its title.
    pub title: Text<300>,
    /// How urgent it says that it is.
    pub urgency: DocumentUrgency,
    /// By when it is to be answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Instant>,
    /// That it is not classified: classified papers do not enter this system, and nothing more of
    /// their secrecy is kept here.
    pub is_unclassified: bool,
}

impl Verb for RegisterDocument {
    type Of = IncomingDocument;
    type Facts = ();
    const NAME: &'static str = "register_document";
    const RIGHT: Right = Right::KeepDesk;

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
        if document.received_at.is_some() {
            return Err(Refusal::DocumentIsRegistered);
        }
        if !self.is_unclassified {
            return Err(Refusal::ClassifiedStaysOutside);
        }
        if self.due_at.is_some_and(|it| it <= moment.happened_at) {
            return Err(Refusal::DueBeforeReceived);
        }
        out.push(
            DocumentRegistered {
                document: document.id,
                kind: self.kind,
                issuer: (&self.issuer).into(),
                number: self.number.as_ref().map(Into::into),
                title: (&self.title).into(),
                urgency: self.urgency,
                due_at: self.due_at,
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{NIGHT, later};
    use super::super::testing::{decide, document, registered, registering};
    use super::*;

    #[test]
    fn a_document_is_registered_once_with_when_it_came() {
        let mut taken = registered();
        assert_eq!((taken.received_at, taken.due_at), (Some(NIGHT), Some(later(120))));
        let again = decide(&mut taken, &registering(), &(), later(1));
        assert_eq!(again, Err(Refusal::DocumentIsRegistered));
    }

    #[test]
    fn what_is_classified_does_not_enter() {
        let secret = RegisterDocument { is_unclassified: false, ..registering() };
        let no = decide(&mut document(), &secret, &(), NIGHT);
        assert_eq!(no, Err(Refusal::ClassifiedStaysOutside));
    }

    #[test]
    fn nothing_is_to_be_answered_before_it_came() {
        let late = decide(&mut document(), &registering(), &(), later(120));
        assert_eq!(late, Err(Refusal::DueBeforeReceived));
    }
}
