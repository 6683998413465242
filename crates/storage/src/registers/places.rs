//! What can be asked about places, and the staging of lists.

use application::{
    AdoptedRow, BoundaryRow, Fault, LayerRow, PlacesTransaction, PlacesView, RegionRow,
    RegionsWanted,
};
use domain::kernel::{Key, Realm, RegionCode, SiteId};
use domain::places::{Catalogue, Edition, Site};

use crate::reference;
use crate::reference_layers;
use crate::store::Open;
use crate::tables::places;

impl PlacesView for Open<'_> {
    fn sites(&mut self, realm: &Realm) -> Result<Vec<Site>, Fault> {
        places::all(&mut self.store.session, &self.store.jurisdiction, realm)
    }
    fn site(&mut self, realm: &Realm, site: SiteId) -> Result<Option<Site>, Fault> {
        places::one(&mut self.store.session, &self.store.jurisdiction, realm, site)
    }
    fn site_coded(&mut self, realm: &Realm, code: &Key) -> Result<Option<Site>, Fault> {
        places::coded(&mut self.store.session, &self.store.jurisdiction, realm, code)
    }
    fn adopted(&mut self, realm: &Realm) -> Result<Vec<AdoptedRow>, Fault> {
        places::adopted(&mut self.store.session, &self.store.jurisdiction, realm)
    }
    fn region(&mut self, realm: &Realm, code: &RegionCode) -> Result<Option<RegionRow>, Fault> {
        reference::region(&mut self.store.session, &self.store.jurisdiction, realm, code)
    }
    fn regions_in(
        &mut self,
        realm: &Realm,
        region: &RegionCode,
        after: Option<&RegionCode>,
        rows_max: u32,
    ) -> Result<Vec<RegionRow>, Fault> {
        let (store, which) = (&mut *self.store, (region, after, rows_max));
        reference::regions_in(&mut store.session, &store.jurisdiction, realm, which)
    }
    fn regions_below(
        &mut self,
        realm: &Realm,
        region: &RegionCode,
    ) -> Result<Vec<RegionRow>, Fault> {
        reference::regions_below(&mut self.store.session, &self.store.jurisdiction, realm, region)
    }
    fn regions_at_the_top(&mut self, realm: &Realm) -> Result<Vec<RegionRow>, Fault> {
        reference::regions_at_the_top(&mut self.store.session, &self.store.jurisdiction, realm)
    }
    fn regions_count(&mut self, realm: &Realm, wanted: RegionsWanted<'_>) -> Result<u64, Fault> {
        let store = &mut *self.store;
        reference::regions_count(&mut store.session, &store.jurisdiction, realm, wanted)
    }
    fn regions_listed(
        &mut self,
        realm: &Realm,
        wanted: RegionsWanted<'_>,
        skipped: u32,
        rows_max: u32,
    ) -> Result<Vec<RegionRow>, Fault> {
        let (store, which) = (&mut *self.store, (wanted, skipped, rows_max));
        reference::regions_listed(&mut store.session, &store.jurisdiction, realm, which)
    }
    fn boundaries_in(
        &mut self,
        realm: &Realm,
        region: &RegionCode,
    ) -> Result<Vec<BoundaryRow>, Fault> {
        reference::boundaries_in(&mut self.store.session, &self.store.jurisdiction, realm, region)
    }
    fn layers(&mut self, realm: &Realm) -> Result<Vec<LayerRow>, Fault> {
        reference_layers::layers(&mut self.store.session, &self.store.jurisdiction, realm)
    }
    fn staged_rows(&mut self, catalogue: Catalogue, edition: &Edition) -> Result<u64, Fault> {
        let store = &mut *self.store;
        reference::staged(&mut store.session, &store.jurisdiction, catalogue, edition)
    }
}

impl PlacesTransaction for Open<'_> {
    fn stage_regions(&mut self, edition: &Edition, rows: &[RegionRow]) -> Result<(), Fault> {
        let store = &mut *self.store;
        reference::stage_regions(&mut store.session, &store.jurisdiction, edition, rows)
    }
    fn stage_boundaries(&mut self, edition: &Edition, rows: &[BoundaryRow]) -> Result<(), Fault> {
        let store = &mut *self.store;
        reference::stage_boundaries(&mut store.session, &store.jurisdiction, edition, rows)
    }
    fn stage_layers(&mut self, edition: &Edition, rows: &[LayerRow]) -> Result<(), Fault> {
        let store = &mut *self.store;
        reference_layers::stage_layers(&mut store.session, &store.jurisdiction, edition, rows)
    }
    fn drop_unadopted(&mut self, catalogue: Catalogue, keep: &Edition) -> Result<u64, Fault> {
        let store = &mut *self.store;
        reference::drop_unadopted(&mut store.session, &store.jurisdiction, catalogue, keep)
    }
}
