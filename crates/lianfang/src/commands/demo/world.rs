//! The county of the demo, from the folder that comes with the program.

use anyhow::{Context, Result, anyhow};
use application::import::{Template, derived_ids, read_file};
use application::reference::{Adopting, RegionFile, import_regions, read_regions};
use application::world_folder::{WorldFile, WorldFiles, read_world};
use application::{Actor, Command, Machine, Office};
use domain::kernel::{CommandId, Day, House, Realm, Text};
use rust_embed::RustEmbed;
use storage::Storage;

use super::days::moved;
use crate::commands::import::lines;
use crate::commands::operator::said;
use crate::machine::RealMachine;

/// The world's files.
#[derive(RustEmbed)]
#[folder = "../../worlds/yunze"]
struct Yunze;

/// Brings the county in as an office would: regions, then the four lists.
pub(super) fn bring_in(office: &Office, storage: &Storage) -> Result<()> {
    let mut files = WorldFiles::default();
    for file in WorldFile::ALL {
        if let Some(bytes) = bytes(file) {
            files.put(file, bytes);
        }
    }
    let read = read_world(&files).map_err(|it| anyhow!("the county of the demo: {it:?}"))?;
    let days = Day::latest_at(RealMachine.now()).days_since(read.sheet.day_one);
    regions(office, storage)?;
    for (file, templates) in [
        (WorldFile::People, [Template::People, Template::Posts].as_slice()),
        (WorldFile::Sites, &[Template::Sites]),
        (WorldFile::Resources, &[Template::Resources]),
    ] {
        let text = String::from_utf8(bytes(file).unwrap_or_default())?;
        for template in templates {
            list(office, *template, &moved(&text, days))?;
        }
    }
    Ok(())
}

fn bytes(file: WorldFile) -> Option<Vec<u8>> {
    Yunze::get(file.file_name()).map(|it| it.data.into_owned())
}

fn regions(office: &Office, storage: &Storage) -> Result<()> {
    let bytes = bytes(WorldFile::Regions).unwrap_or_default();
    let files = [RegionFile { name: WorldFile::Regions.file_name(), bytes: &bytes }];
    let list = read_regions(&files).map_err(|it| anyhow!("the regions of the demo: {it:?}"))?;
    let adopting = Adopting {
        command: CommandId::from_uuid(RealMachine.new_id()),
        realm: Realm::real(),
        actor: Actor::operator("demo"),
        source: Text::parse("worlds/yunze").context("the source of the regions")?,
    };
    let mut store = storage.connect()?;
    import_regions(office, store.as_mut(), &list, adopting).map(drop).map_err(said)
}

fn list(office: &Office, template: Template, text: &str) -> Result<()> {
    let id = CommandId::from_uuid(RealMachine.new_id());
    let read = read_file(template, text.as_bytes(), "yunze.csv", &mut derived_ids(id));
    let read = read.map_err(|problems| anyhow!("{}", lines(&problems).join("\n")))?;
    let command = Command {
        id,
        realm: Realm::real(),
        actor: Actor::operator("demo"),
        on: House.to_string(),
        verb: read.verb,
        seen: None,
        happened_at: None,
    };
    office.perform(command).map(drop).map_err(said)
}
