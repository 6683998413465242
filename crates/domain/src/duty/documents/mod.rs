//! Incoming documents 来文: registered, handed to units, answered in time, closed with a result.

mod answer_document;
mod close_document;
mod destroy_document_texts;
mod document;
mod events;
mod hand_document_on;
mod lead_document_to;
mod note_document_feedback;
mod refusals;
mod register_document;
#[cfg(test)]
mod testing;

pub use answer_document::AnswerDocument;
pub use close_document::CloseDocument;
pub use destroy_document_texts::{DOCUMENT_KEPT_DAYS, DestroyDocumentTexts};
pub use document::{
    DOCUMENT_LEADS_MAX, DOCUMENT_UNITS_MAX, DocumentKind, DocumentLead, DocumentUrgency,
    IncomingDocument,
};
pub use events::{
    DocumentAnswered, DocumentClosed, DocumentEvent, DocumentFeedbackNoted, DocumentHandedOn,
    DocumentLed, DocumentRegistered, DocumentTextsDestroyed,
};
pub use hand_document_on::HandDocumentOn;
pub use lead_document_to::LeadDocumentTo;
pub use note_document_feedback::NoteDocumentFeedback;
pub use refusals::Refusal;
pub use register_document::RegisterDocument;
