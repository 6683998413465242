//! A world as a folder of files: one sheet and four lists, read into the registers' own states by
//! the rules that an office's import goes through. Nothing of it is stored.

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
}

impl WorldFile {
    /// All of them, in the order in which they are read.
    pub const ALL: [Self; 5] =
        [Self::Sheet, Self::Regions, Self::People, Self::Sites, Self::Resources];

    /// What it is called in its folder.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Sheet => "world.yaml",
            Self::Regions => "regions.csv",
            Self::People => "people.csv",
            Self::Sites => "sites.csv",
            Self::Resources => "resources.csv",
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
