//! What is kept of vehicles and stock.

use domain::kernel::{Realm, SiteId, VehicleId};
use domain::supplies::{StockLine, Supplies, Vehicle};

use crate::failure::Fault;

/// What can be asked about supplies. Every method fails only when the store cannot be read.
#[expect(clippy::missing_errors_doc, reason = "said once, on the trait")]
pub trait SuppliesView {
    /// Every vehicle, withdrawn ones among them, in the order of their codes.
    fn vehicles(&mut self, realm: &Realm) -> Result<Vec<Vehicle>, Fault>;
    /// One vehicle.
    fn vehicle(&mut self, realm: &Realm, vehicle: VehicleId) -> Result<Option<Vehicle>, Fault>;
    /// All stock, by site and item.
    fn stock(&mut self, realm: &Realm) -> Result<Vec<StockLine>, Fault>;
    /// The stock at a site, by item.
    fn stock_at(&mut self, realm: &Realm, site: SiteId) -> Result<Vec<StockLine>, Fault>;

    /// The whole register, as the rules know it: for gaps, exports and checks of plans.
    fn supplies(&mut self, realm: &Realm) -> Result<Supplies, Fault> {
        let vehicles = self.vehicles(realm)?;
        let stock = self.stock(realm)?;
        Ok(Supplies::of(vehicles, stock))
    }
}
