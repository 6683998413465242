//! What can be wrong with a world's files: typed, and each with its place.

use domain::Refusal;

use super::WorldFile;
use super::sheet::SheetProblem;
use crate::import::FileProblems;
use crate::reference::RegionProblem;

/// One file of a world is not as it should be.
#[derive(Clone, Debug)]
pub struct WorldProblem {
    /// Which file.
    pub file: WorldFile,
    /// What is wrong with it, and where in it.
    pub flaw: WorldFlaw,
}

/// What can be wrong with a file of a world.
#[derive(Clone, Debug)]
pub enum WorldFlaw {
    /// It is not there and must be.
    NoFile,
    /// A line of `world.yaml`.
    Sheet(SheetProblem),
    /// A row of the list of regions.
    Region(RegionProblem),
    /// Sheets, columns and cells of a list, as at every import.
    File(FileProblems),
    /// A map that cannot be read, or has nothing of a map's kind in it.
    Map(String),
    /// What the rules say to the rows of a list, as at every import.
    Refused(Refusal),
}
