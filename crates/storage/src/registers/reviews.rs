//! What can be asked about reviews.

use application::{CorrectiveActionRow, Fault, Page, ReviewsView};
use domain::kernel::{CorrectiveActionId, Instant, Realm};

use crate::store::Open;
use crate::tables::reviews;

impl ReviewsView for Open<'_> {
    fn action(
        &mut self,
        realm: &Realm,
        action: CorrectiveActionId,
    ) -> Result<Option<CorrectiveActionRow>, Fault> {
        let store = &mut *self.store;
        reviews::one(&mut store.session, (&store.jurisdiction, realm), action)
    }
    fn actions_open(
        &mut self,
        realm: &Realm,
        rows_max: u32,
    ) -> Result<Vec<CorrectiveActionRow>, Fault> {
        let store = &mut *self.store;
        reviews::open(&mut store.session, (&store.jurisdiction, realm), rows_max)
    }
    fn actions_in_time(&mut self, realm: &Realm, now: Instant) -> Result<(u32, u32), Fault> {
        let store = &mut *self.store;
        reviews::in_time(&mut store.session, (&store.jurisdiction, realm), now)
    }
    fn actions(&mut self, realm: &Realm, page: Page) -> Result<Vec<CorrectiveActionRow>, Fault> {
        let store = &mut *self.store;
        reviews::newest(&mut store.session, (&store.jurisdiction, realm), page)
    }
}
