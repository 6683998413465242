//! What can be asked about inboxes.

use application::{AcknowledgedRow, Fault, InboxView};
use domain::kernel::{Key, Realm};

use crate::store::Open;
use crate::tables::inbox;

impl InboxView for Open<'_> {
    fn acknowledged(&mut self, realm: &Realm, post: &Key) -> Result<Vec<AcknowledgedRow>, Fault> {
        let store = &mut *self.store;
        inbox::of_post(&mut store.session, (&store.jurisdiction, realm), post)
    }
}
