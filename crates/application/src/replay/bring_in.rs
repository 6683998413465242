//! Brings the county of a world in as an office would: its regions, its four lists, its maps.

use domain::kernel::{CommandId, House, Instant, Realm, RegionCode, RegionLevel, Text};
use exchange::geojson::MapLimits;

use super::days::moved;
use crate::actor::Actor;
use crate::command::Command;
use crate::failure::Failure;
use crate::import::{FileProblems, Template, read_file};
use crate::office::Office;
use crate::ports::{RegionRow, Store};
use crate::reference::{
    Adopting, RegionFile, RegionProblem, import_boundaries, import_layers, import_regions,
    read_boundaries, read_layers, read_regions,
};
use crate::world_folder::{WorldFile, WorldFiles, WorldSheet, ids_of_list};

/// The county that a world is about; none where its list names none, or several.
#[must_use]
pub fn county_of(regions: &[RegionRow]) -> Option<&RegionCode> {
    let mut counties = regions.iter().filter(|it| it.code.level() == RegionLevel::County);
    let county = counties.next().map(|it| &it.code);
    county.filter(|_| counties.next().is_none())
}

/// How a world's lists come in.
pub struct Lists<'a> {
    /// Its files.
    pub files: &'a WorldFiles,
    /// What it says of itself.
    pub sheet: &'a WorldSheet,
    /// By so many days every day in the lists is moved.
    pub days_later: i32,
    /// Where they were taken from.
    pub source: Text<200>,
    /// Who brings them in.
    pub actor: Actor,
}

/// Why a world's lists did not come in.
#[derive(Debug)]
pub enum NotBroughtIn {
    /// The list of regions is not as it should be.
    Regions(Vec<RegionProblem>),
    /// Another list is not.
    List(WorldFile, FileProblems),
    /// A map is not.
    Map(WorldFile, Vec<String>),
    /// The office said no to a list.
    Failed(WorldFile, Failure),
}

/// Brings in what a world has of regions and lists, into the real realm of an empty store; `store`
/// is a connection beside the office's own.
///
/// # Errors
/// When a list is not as it should be, or the office says no.
pub fn bring_in_lists(
    office: &Office,
    store: &mut dyn Store,
    lists: &Lists<'_>,
) -> Result<(), NotBroughtIn> {
    lists.regions(office, store)?;
    for (file, bytes, templates) in [
        (WorldFile::People, &lists.files.people, &[Template::People, Template::Posts][..]),
        (WorldFile::Sites, &lists.files.sites, &[Template::Sites]),
        (WorldFile::Resources, &lists.files.resources, &[Template::Resources]),
    ] {
        let Some(bytes) = bytes else { continue };
        for template in templates {
            lists.bring_in(office, (file, bytes), *template)?;
        }
    }
    lists.boundaries(office, store)?;
    lists.layers(office, store)
}

impl Lists<'_> {
    fn regions(&self, office: &Office, store: &mut dyn Store) -> Result<(), NotBroughtIn> {
        let Some(bytes) = &self.files.regions else { return Ok(()) };
        let file = WorldFile::Regions;
        let files = [RegionFile { name: file.file_name(), bytes }];
        let list = read_regions(&files).map_err(NotBroughtIn::Regions)?;
        let done = import_regions(office, store, &list, self.adopting(office));
        done.map(drop).map_err(|it| NotBroughtIn::Failed(file, it))
    }

    fn boundaries(&self, office: &Office, store: &mut dyn Store) -> Result<(), NotBroughtIn> {
        let Some(bytes) = &self.files.boundaries else { return Ok(()) };
        let file = WorldFile::Boundaries;
        let list = read_boundaries(bytes, &MapLimits::default());
        let list = list.map_err(|it| NotBroughtIn::Map(file, vec![it.to_string()]))?;
        let done = import_boundaries(office, store, &list, self.adopting(office));
        done.map(drop).map_err(|it| NotBroughtIn::Failed(file, it))
    }

    fn layers(&self, office: &Office, store: &mut dyn Store) -> Result<(), NotBroughtIn> {
        let Some(bytes) = &self.files.layers else { return Ok(()) };
        let file = WorldFile::Layers;
        let list = read_layers(bytes).map_err(|wrong| {
            NotBroughtIn::Map(file, wrong.iter().map(ToString::to_string).collect())
        })?;
        let done = import_layers(office, store, &list, self.adopting(office));
        done.map(drop).map_err(|it| NotBroughtIn::Failed(file, it))
    }

    fn adopting(&self, office: &Office) -> Adopting {
        Adopting {
            command: CommandId::from_uuid(office.machine().new_id()),
            realm: Realm::real(),
            actor: self.actor.clone(),
            source: self.source.clone(),
        }
    }

    fn bring_in(
        &self,
        office: &Office,
        (file, bytes): (WorldFile, &[u8]),
        template: Template,
    ) -> Result<(), NotBroughtIn> {
        let (id, mut ids) = ids_of_list(template, self.sheet);
        // Whoever asks for no other days gets the very bytes, whatever they are.
        let bytes = match str::from_utf8(bytes).ok().filter(|_| self.days_later != 0) {
            Some(text) => moved(text, self.days_later).into_bytes(),
            None => bytes.to_vec(),
        };
        let read = read_file(template, &bytes, file.file_name(), &mut ids);
        let read = read.map_err(|it| NotBroughtIn::List(file, it))?;
        let command = Command {
            id,
            realm: Realm::real(),
            actor: self.actor.clone(),
            on: House.to_string(),
            verb: read.verb,
            seen: None,
            happened_at: self.happened_at(office),
        };
        office.perform(command).map(drop).map_err(|it| NotBroughtIn::Failed(file, it))
    }

    /// Lists on their own days are what was so when the world began: who held a post then holds it
    /// in a replay.
    fn happened_at(&self, office: &Office) -> Option<Instant> {
        let begun = Some(self.sheet.begins).filter(|_| self.days_later == 0);
        begun.filter(|begun| *begun <= office.machine().now())
    }
}
