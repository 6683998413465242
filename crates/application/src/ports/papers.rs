//! What is kept of incoming documents.

use domain::duty::{DocumentKind, DocumentLead, DocumentUrgency};
use domain::kernel::{IncomingDocumentId, Instant, OrganisationId, Realm, VaultText};

use super::rows::Page;
use crate::failure::Fault;

/// A document that came.
#[derive(Clone, PartialEq, Debug)]
pub struct DocumentRow {
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
    /// When it came.
    pub received_at: Instant,
    /// By when it is to be answered.
    pub due_at: Option<Instant>,
    /// Who registered it, as the journal has it.
    pub who: String,
    /// The journal position of the event.
    pub position: u64,
    /// That it was answered.
    pub answered: Option<AnsweredRow>,
    /// That it was closed.
    pub closed: Option<ClosedRow>,
    /// When what it said was destroyed.
    pub destroyed_at: Option<Instant>,
}

/// That a document was answered.
#[derive(Clone, PartialEq, Debug)]
pub struct AnsweredRow {
    /// When.
    pub at: Instant,
    /// What was answered.
    pub answer: VaultText,
    /// The number that the answer bears.
    pub number: Option<VaultText>,
    /// The journal position of the event.
    pub position: u64,
}

/// That a document was closed.
#[derive(Clone, PartialEq, Debug)]
pub struct ClosedRow {
    /// When.
    pub at: Instant,
    /// What came of it in the end.
    pub result: VaultText,
    /// Why it was closed although something was open.
    pub although: Option<VaultText>,
    /// The journal position of the event.
    pub position: u64,
}

/// A document as it lies at a unit.
#[derive(Clone, PartialEq, Debug)]
pub struct DocumentOfUnitRow {
    /// Which unit.
    pub unit: OrganisationId,
    /// What it is to do.
    pub what: VaultText,
    /// By when.
    pub due_at: Option<Instant>,
    /// When it was given it.
    pub handed_at: Instant,
    /// The journal position of the event.
    pub position: u64,
    /// What it said last.
    pub feedback: Option<VaultText>,
    /// Whether it is done, by what it said last.
    pub is_done: bool,
    /// When it said it.
    pub answered_at: Option<Instant>,
}

/// Which documents are wanted; what is left out lets all through.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DocumentWanted {
    /// Only those that are open, or only those that are closed.
    pub is_open: Option<bool>,
    /// Only those whose answer is overdue at this instant.
    pub overdue_at: Option<Instant>,
    /// Only those of a kind.
    pub kind: Option<DocumentKind>,
    /// Only those of an urgency.
    pub urgency: Option<DocumentUrgency>,
}

/// What can be asked about incoming documents. Every method fails only when the store cannot be
/// read.
#[expect(clippy::missing_errors_doc, reason = "said once, on the trait")]
pub trait PapersView {
    /// One document.
    fn incoming_document(
        &mut self,
        realm: &Realm,
        document: IncomingDocumentId,
    ) -> Result<Option<DocumentRow>, Fault>;
    /// The documents that are wanted, the newest first.
    fn incoming_documents(
        &mut self,
        realm: &Realm,
        wanted: DocumentWanted,
        page: Page,
    ) -> Result<Vec<DocumentRow>, Fault>;
    /// The documents that are open, the one that is to be answered first at the front.
    fn documents_open(&mut self, realm: &Realm, rows_max: u32) -> Result<Vec<DocumentRow>, Fault>;
    /// What came of a document, in that order.
    fn document_leads(
        &mut self,
        realm: &Realm,
        document: IncomingDocumentId,
    ) -> Result<Vec<DocumentLead>, Fault>;
    /// The units that a document was given to, in that order.
    fn document_units(
        &mut self,
        realm: &Realm,
        document: IncomingDocumentId,
    ) -> Result<Vec<DocumentOfUnitRow>, Fault>;
}
