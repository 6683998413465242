//! What can have happened to an incoming document.

use serde::{Deserialize, Serialize};

use super::document::{DocumentKind, DocumentLead, DocumentUrgency};
use crate::events;
use crate::kernel::{
    Body, IncomingDocumentId, Instant, OrganisationId, Thing, VaultKey, VaultText,
};

events! {
    /// What can have happened to an incoming document.
    pub DocumentEvent {
        "document_registered", schema 1, Inner, Record, text => DocumentRegistered,
        "document_handed_on", schema 1, Inner, Record, text => DocumentHandedOn,
        "document_feedback_noted", schema 1, Inner, Record, text => DocumentFeedbackNoted,
        "document_led", schema 1, Inner, Record => DocumentLed,
        "document_answered", schema 1, Inner, Record, text => DocumentAnswered,
        "document_closed", schema 1, Inner, Record, text => DocumentClosed,
        "document_texts_destroyed", schema 1, Inner, Record => DocumentTextsDestroyed,
    }
}

fn thing(document: IncomingDocumentId) -> Thing {
    Thing::new("incoming_document", document)
}

fn of_unit(document: IncomingDocumentId, unit: OrganisationId) -> Thing {
    Thing::new("document_of_unit", format_args!("{document}.{unit}"))
}

/// A document was registered. Its instant is when it came.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentRegistered {
    /// Which one.
    pub document: IncomingDocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// Whose it is.
    pub issuer: VaultText,
    /// The number that it bears.
    pub number: Option<VaultText>,
    /// Its title.
    pub title: VaultText,
    /// How urgent it says that it is.
    pub urgency: DocumentUrgency,
    /// By when it is to be answered.
    pub due_at: Option<Instant>,
}

impl Body for DocumentRegistered {
    fn thing(&self) -> Thing {
        thing(self.document)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        let texts = [Some(&mut self.issuer), self.number.as_mut(), Some(&mut self.title)];
        for text in texts.into_iter().flatten() {
            visit(VaultKey::DocumentText(self.document), text);
        }
    }
}

/// A unit was given a document.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentHandedOn {
    /// Which one.
    pub document: IncomingDocumentId,
    /// Which unit.
    pub unit: OrganisationId,
    /// What it is to do.
    pub what: VaultText,
    /// By when.
    pub due_at: Option<Instant>,
}

impl Body for DocumentHandedOn {
    fn thing(&self) -> Thing {
        of_unit(self.document, self.unit)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::DocumentText(self.document), &mut self.what);
    }
}

/// A unit has said how far it has come with a document.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentFeedbackNoted {
    /// Which one.
    pub document: IncomingDocumentId,
    /// Which unit.
    pub unit: OrganisationId,
    /// What it said.
    pub feedback: VaultText,
    /// Whether it is done.
    pub is_done: bool,
}

impl Body for DocumentFeedbackNoted {
    fn thing(&self) -> Thing {
        of_unit(self.document, self.unit)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::DocumentText(self.document), &mut self.feedback);
    }
}

/// Something came of a document.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentLed {
    /// Which one.
    pub document: IncomingDocumentId,
    /// What came of it.
    pub to: DocumentLead,
}

impl Body for DocumentLed {
    fn thing(&self) -> Thing {
        thing(self.document)
    }
}

/// A document was answered: the answer has left the house.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentAnswered {
    /// Which one.
    pub document: IncomingDocumentId,
    /// What was answered.
    pub answer: VaultText,
    /// The number that the answer bears.
    pub number: Option<VaultText>,
}

impl Body for DocumentAnswered {
    fn thing(&self) -> Thing {
        thing(self.document)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        for text in [Some(&mut self.answer), self.number.as_mut()].into_iter().flatten() {
            visit(VaultKey::DocumentText(self.document), text);
        }
    }
}

/// A document was closed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentClosed {
    /// Which one.
    pub document: IncomingDocumentId,
    /// What came of it in the end.
    pub result: VaultText,
    /// Why it is closed although it is not answered, or units are not done.
    pub although: Option<VaultText>,
}

impl Body for DocumentClosed {
    fn thing(&self) -> Thing {
        thing(self.document)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        for text in [Some(&mut self.result), self.although.as_mut()].into_iter().flatten() {
            visit(VaultKey::DocumentText(self.document), text);
        }
    }
}

/// What a document said was destroyed with its key, and its scans with it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentTextsDestroyed {
    /// Which one's.
    pub document: IncomingDocumentId,
}

impl Body for DocumentTextsDestroyed {
    fn thing(&self) -> Thing {
        thing(self.document)
    }
    fn destroys(&self) -> Option<VaultKey> {
        Some(VaultKey::DocumentText(self.document))
    }
}
