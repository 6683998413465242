//! Lists that are brought in whole: regions and boundaries, read, staged and adopted.

mod adopting;
mod boundaries;
mod regions;

pub use adopting::{Adopting, import_boundaries, import_regions};
pub use boundaries::{BoundaryList, read_boundaries, sites_as_geojson};
pub use regions::{
    PROBLEMS_MAX, REGIONS_MAX, RegionFile, RegionFlaw, RegionList, RegionProblem, read_regions,
};
