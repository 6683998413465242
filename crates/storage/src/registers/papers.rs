//! What can be asked about incoming documents.

use application::{DocumentOfUnitRow, DocumentRow, DocumentWanted, Fault, Page, PapersView};
use domain::duty::DocumentLead;
use domain::kernel::{IncomingDocumentId, Realm};

use crate::store::Open;
use crate::tables::duty;

impl PapersView for Open<'_> {
    fn incoming_document(
        &mut self,
        realm: &Realm,
        document: IncomingDocumentId,
    ) -> Result<Option<DocumentRow>, Fault> {
        let store = &mut *self.store;
        duty::document(&mut store.session, (&store.jurisdiction, realm), document)
    }
    fn incoming_documents(
        &mut self,
        realm: &Realm,
        wanted: DocumentWanted,
        page: Page,
    ) -> Result<Vec<DocumentRow>, Fault> {
        let store = &mut *self.store;
        duty::documents(&mut store.session, (&store.jurisdiction, realm), wanted, page)
    }
    fn documents_open(&mut self, realm: &Realm, rows_max: u32) -> Result<Vec<DocumentRow>, Fault> {
        let store = &mut *self.store;
        duty::documents_open(&mut store.session, (&store.jurisdiction, realm), rows_max)
    }
    fn document_leads(
        &mut self,
        realm: &Realm,
        document: IncomingDocumentId,
    ) -> Result<Vec<DocumentLead>, Fault> {
        let store = &mut *self.store;
        duty::document_leads(&mut store.session, (&store.jurisdiction, realm), document)
    }
    fn document_units(
        &mut self,
        realm: &Realm,
        document: IncomingDocumentId,
    ) -> Result<Vec<DocumentOfUnitRow>, Fault> {
        let store = &mut *self.store;
        duty::document_units(&mut store.session, (&store.jurisdiction, realm), document)
    }
}
