//! A world as a folder of files: one sheet, four lists and two maps, read into the registers' own
//! states by the rules that an office's import goes through. Nothing of it is stored.

mod local_time;
mod problems;
mod reading;
mod registry;
mod sheet;
#[cfg(test)]
mod tests;

pub use local_time::local_moment;
pub use problems::{WorldFlaw, WorldProblem};
pub(crate) use reading::ids_of_list;
pub use reading::read_world;
pub use sheet::{SHEET_BYTES_MAX, SHEET_FIELDS, SheetFlaw, SheetProblem, WorldSheet};

use domain::people::People;
use domain::places::Places;
use domain::supplies::Supplies;

use crate::ports::RegionRow;

/// The files of a world; plans and a script may lie beside them and are not read here.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum WorldFile {
    /// What the world is called, where and when it is; the only one that must be there.
    Sheet,
    /// The list of regions.
    Regions,
    /// Units, people, posts and phones.
    People,
    /// Sites and shelters.
    Sites,
    /// Vehicles and stock.
    Resources,
    /// Boundaries of its regions.
    Boundaries,
    /// What its maps are drawn on.
    Layers,
}

impl WorldFile {
    /// All of them, in the order in which they are read.
    pub const ALL: [Self; 7] = [
        Self::Sheet,
        Self::Regions,
        Self::People,
        Self::Sites,
        Self::Resources,
        Self::Boundaries,
        Self::Layers,
    ];

    /// Whether it is a map: one draws on it, and no rule asks for it.
    #[must_use]
    pub const fn is_map(self) -> bool {
        matches!(self, Self::Boundaries | Self::Layers)
    }

    /// What it is called in its folder.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Sheet => "world.yaml",
            Self::Regions => "regions.csv",
            Self::People => "people.csv",
            Self::Sites => "sites.csv",
            Self::Resources => "resources.csv",
            Self::Boundaries => "boundaries.geojson",
            Self::Layers => "layers.geojson",
        }
    }
}

/// What lies in the folder, as bytes.
#[derive(Clone, Default, Debug)]
pub struct WorldFiles {
    /// `world.yaml`
    pub sheet: Option<Vec<u8>>,
    /// `regions.csv`
    pub regions: Option<Vec<u8>>,
    /// `people.csv`
    pub people: Option<Vec<u8>>,
    /// `sites.csv`
    pub sites: Option<Vec<u8>>,
    /// `resources.csv`
    pub resources: Option<Vec<u8>>,
    /// `boundaries.geojson`
    pub boundaries: Option<Vec<u8>>,
    /// `layers.geojson`
    pub layers: Option<Vec<u8>>,
}

impl WorldFiles {
    /// Puts the bytes of a file in their place.
    pub fn put(&mut self, file: WorldFile, bytes: Vec<u8>) {
        let place = match file {
            WorldFile::Sheet => &mut self.sheet,
            WorldFile::Regions => &mut self.regions,
            WorldFile::People => &mut self.people,
            WorldFile::Sites => &mut self.sites,
            WorldFile::Resources => &mut self.resources,
            WorldFile::Boundaries => &mut self.boundaries,
            WorldFile::Layers => &mut self.layers,
        };
        *place = Some(bytes);
    }
}

/// A world that was read: its registers as they stand when its first day begins. Names and numbers
/// are in clear, for no vault has seen them.
#[derive(Clone, PartialEq, Debug)]
pub struct WorldFolder {
    /// What it is called, where and when it is.
    pub sheet: WorldSheet,
    /// Its regions, by code; none without a list.
    pub regions: Vec<RegionRow>,
    /// Organisations, posts and persons.
    pub people: People,
    /// Sites, and the list of regions that counts.
    pub places: Places,
    /// Vehicles and stock.
    pub supplies: Supplies,
}
