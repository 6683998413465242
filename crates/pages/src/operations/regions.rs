//! The regions of an operation: its area, and what lies directly below it.

use std::collections::BTreeMap;

use application::{Fault, Reading, RegionRow};
use domain::kernel::{Realm, RegionCode};

/// The regions of an operation.
#[derive(Default)]
pub(crate) struct Regions {
    /// What lies directly below the area; the area itself where nothing does.
    pub(crate) places: Vec<RegionRow>,
    /// What they are called, the area among them.
    pub(crate) names: BTreeMap<RegionCode, String>,
}

impl Regions {
    pub(crate) fn read(
        reading: &mut Reading<'_>,
        realm: &Realm,
        area: Option<&RegionCode>,
    ) -> Result<Self, Fault> {
        let Some(area) = area else { return Ok(Self::default()) };
        let own = reading.view.region(realm, area)?;
        let below = reading.view.regions_below(realm, area)?;
        let all = own.iter().chain(&below);
        let names = all.map(|it| (it.code.clone(), it.name.clone())).collect();
        let places = if below.is_empty() { own.into_iter().collect() } else { below };
        Ok(Self { places, names })
    }

    /// The place in which a region lies; none for one that is larger, or lies elsewhere.
    pub(crate) fn place_of(&self, region: &RegionCode) -> Option<&RegionRow> {
        self.places.iter().find(|it| it.code.holds(region))
    }
}
