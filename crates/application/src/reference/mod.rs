//! Lists that are brought in whole: regions, boundaries and base layers, read, staged and adopted.

mod adopting;
mod boundaries;
mod layers;
mod regions;

pub use adopting::{Adopting, import_boundaries, import_layers, import_regions};
pub use boundaries::{BoundaryList, read_boundaries, sites_as_geojson};
pub use layers::{LAYER_LIMITS, LayerList, LayerProblem, read_layers};
pub use regions::{
    PROBLEMS_MAX, REGIONS_MAX, RegionFile, RegionFlaw, RegionList, RegionProblem, read_regions,
};
