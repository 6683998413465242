//! What can be asked about supplies.

use application::{Fault, SuppliesView};
use domain::kernel::{Realm, SiteId, VehicleId};
use domain::supplies::{StockLine, Vehicle};

use crate::store::Open;
use crate::tables::supplies;

impl SuppliesView for Open<'_> {
    fn vehicles(&mut self, realm: &Realm) -> Result<Vec<Vehicle>, Fault> {
        supplies::vehicles(&mut self.store.session, &self.store.jurisdiction, realm)
    }
    fn vehicle(&mut self, realm: &Realm, vehicle: VehicleId) -> Result<Option<Vehicle>, Fault> {
        supplies::vehicle(&mut self.store.session, &self.store.jurisdiction, realm, vehicle)
    }
    fn stock(&mut self, realm: &Realm) -> Result<Vec<StockLine>, Fault> {
        supplies::stock(&mut self.store.session, &self.store.jurisdiction, realm)
    }
    fn stock_at(&mut self, realm: &Realm, site: SiteId) -> Result<Vec<StockLine>, Fault> {
        supplies::stock_at(&mut self.store.session, &self.store.jurisdiction, realm, site)
    }
}
