//! What is kept of sites, regions and boundaries.

use domain::kernel::{Instant, Key, Label, Point, Realm, RegionCode, RegionLevel, SiteId};
use domain::places::{Adopted, Catalogue, Edition, LayerKind, Places, Site};

use crate::failure::Fault;

/// A row of the list of regions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RegionRow {
    /// Its code.
    pub code: RegionCode,
    /// Its name, as the list has it.
    pub name: String,
    /// What the list says that it is, such as `statistical`; none where the list says nothing.
    pub kind: Option<String>,
    /// Its seat, or another point in it.
    pub point: Option<Point>,
    /// How many persons live there.
    pub population: Option<u32>,
}

/// Which regions of the adopted list are wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RegionsWanted<'a> {
    /// Of this level only; none is every level.
    pub level: Option<RegionLevel>,
    /// What stands in the code or the name; empty is anything.
    pub search: &'a str,
}

/// The boundary of a region.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BoundaryRow {
    /// The region's code.
    pub code: RegionCode,
    /// A geometry of GeoJSON (RFC 7946), Polygon or MultiPolygon, in WGS 84.
    pub geometry: String,
}

/// Something that a map is drawn on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LayerRow {
    /// Its place in its file: what comes later is drawn on top.
    pub number: u32,
    /// What it is.
    pub kind: LayerKind,
    /// What people call it.
    pub name: Option<Label>,
    /// A geometry of GeoJSON (RFC 7946), in WGS 84.
    pub geometry: String,
}

/// Which edition of a list counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AdoptedRow {
    /// Which list.
    pub catalogue: Catalogue,
    /// The SHA-256 of its rows.
    pub edition: Edition,
    /// How many rows it has.
    pub rows: u64,
    /// The publication it was taken from.
    pub source: String,
    /// When it was adopted.
    pub adopted_at: Instant,
    /// Who adopted it, as the journal has it.
    pub who: String,
    /// The journal position of the event.
    pub position: u64,
}

/// What can be asked about places. Every method fails only when the store cannot be read.
#[expect(clippy::missing_errors_doc, reason = "said once, on the trait")]
pub trait PlacesView {
    /// Every site, closed ones among them, in the order of their codes.
    fn sites(&mut self, realm: &Realm) -> Result<Vec<Site>, Fault>;
    /// One site.
    fn site(&mut self, realm: &Realm, site: SiteId) -> Result<Option<Site>, Fault>;
    /// The site of a code.
    fn site_coded(&mut self, realm: &Realm, code: &Key) -> Result<Option<Site>, Fault>;
    /// The editions that count.
    fn adopted(&mut self, realm: &Realm) -> Result<Vec<AdoptedRow>, Fault>;
    /// A region of the adopted list.
    fn region(&mut self, realm: &Realm, code: &RegionCode) -> Result<Option<RegionRow>, Fault>;
    /// The regions that lie in one, itself first, by their codes: at most `rows_max` behind a code.
    fn regions_in(
        &mut self,
        realm: &Realm,
        region: &RegionCode,
        after: Option<&RegionCode>,
        rows_max: u32,
    ) -> Result<Vec<RegionRow>, Fault>;
    /// The regions directly below one, by their codes.
    fn regions_below(
        &mut self,
        realm: &Realm,
        region: &RegionCode,
    ) -> Result<Vec<RegionRow>, Fault>;
    /// The regions of the adopted list at the top of it: those whose parent it does not have.
    fn regions_at_the_top(&mut self, realm: &Realm) -> Result<Vec<RegionRow>, Fault>;
    /// How many regions of the adopted list are wanted.
    fn regions_count(&mut self, realm: &Realm, wanted: RegionsWanted<'_>) -> Result<u64, Fault>;
    /// Those that are wanted, by their codes: at most `rows_max` behind the first `skipped`.
    fn regions_listed(
        &mut self,
        realm: &Realm,
        wanted: RegionsWanted<'_>,
        skipped: u32,
        rows_max: u32,
    ) -> Result<Vec<RegionRow>, Fault>;
    /// The adopted boundaries of a region and of those that lie in it.
    fn boundaries_in(
        &mut self,
        realm: &Realm,
        region: &RegionCode,
    ) -> Result<Vec<BoundaryRow>, Fault>;
    /// The adopted base layers, in their order.
    fn layers(&mut self, realm: &Realm) -> Result<Vec<LayerRow>, Fault>;
    /// How many rows of an edition lie here, adopted or not.
    fn staged_rows(&mut self, catalogue: Catalogue, edition: &Edition) -> Result<u64, Fault>;

    /// The whole register, as the rules know it: for gaps, exports and checks of plans.
    fn places(&mut self, realm: &Realm) -> Result<Places, Fault> {
        let sites = self.sites(realm)?;
        let adopted = self
            .adopted(realm)?
            .into_iter()
            .map(|row| (row.catalogue, Adopted { edition: row.edition, rows: row.rows }));
        Ok(Places::of(sites, adopted))
    }
}

/// What is kept of lists beside the journal. Every method fails only when the store cannot be
/// written.
#[expect(clippy::missing_errors_doc, reason = "said once, on the trait")]
pub trait PlacesTransaction {
    /// Keeps rows of an edition of the regions; they count when the edition is adopted.
    fn stage_regions(&mut self, edition: &Edition, rows: &[RegionRow]) -> Result<(), Fault>;
    /// Keeps rows of an edition of the boundaries; they count when the edition is adopted.
    fn stage_boundaries(&mut self, edition: &Edition, rows: &[BoundaryRow]) -> Result<(), Fault>;
    /// Keeps rows of an edition of the base layers; they count when the edition is adopted.
    fn stage_layers(&mut self, edition: &Edition, rows: &[LayerRow]) -> Result<(), Fault>;
    /// Removes the rows of editions that no realm has adopted, but for this one.
    fn drop_unadopted(&mut self, catalogue: Catalogue, keep: &Edition) -> Result<u64, Fault>;
}
