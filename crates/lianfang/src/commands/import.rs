//! `lianfang import`: regions, boundaries, base layers and filled-in spreadsheets, all of a file or
//! none of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use application::import::{FileProblems, Template, derived_ids, read_file};
use application::reference::{
    Adopting, RegionFile, RegionProblem, import_boundaries, import_layers, import_regions,
    read_boundaries, read_layers, read_regions,
};
use application::{Actor, Command, Done, Failure, Machine, Office};
use clap::{Args, Subcommand};
use domain::kernel::{CommandId, House, Realm, Text};
use exchange::geojson::MapLimits;
use words::{
    Language, Say, WorldWords, cell_flaw, refusal_lines, row_error, sheet_problem, unreadable,
};

use crate::commands::world::{failure_told, region_told};
use crate::machine::RealMachine;
use crate::place::{KeyArguments, StoreArguments, office};

/// Bring files in.
#[derive(Subcommand)]
pub(crate) enum Import {
    /// Regions: CSV files with the columns code and name, from the largest level down.
    Regions(Reference),
    /// Boundaries: a GeoJSON file whose features carry a region's code.
    Boundaries(Reference),
    /// What maps are drawn on, rivers, roads and hills 底图: a GeoJSON file whose features carry a
    /// kind.
    Layers(Reference),
    /// Units and people 单位与人员.
    People(Filled),
    /// Posts and phones 岗位与电话.
    Posts(Filled),
    /// Sites and shelters 场所与避难点.
    Sites(Filled),
    /// Vehicles and stock 车辆与物资.
    Resources(Filled),
}

/// The store and its key.
#[derive(Args)]
struct Whole {
    #[command(flatten)]
    store: StoreArguments,
    #[command(flatten)]
    key: KeyArguments,
}

/// A list of others that is adopted whole.
#[derive(Args)]
pub(crate) struct Reference {
    /// The files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The publication that they were taken from: title, edition, licence.
    #[arg(long)]
    source: String,
    #[command(flatten)]
    whole: Whole,
}

/// A filled-in template.
#[derive(Args)]
pub(crate) struct Filled {
    /// The file: XLSX, XLS, ODS or CSV.
    file: PathBuf,
    #[command(flatten)]
    whole: Whole,
}

impl Import {
    pub(crate) fn run(self) -> Result<ExitCode> {
        match self {
            Self::Regions(command) => command.regions(),
            Self::Boundaries(command) => command.boundaries(),
            Self::Layers(command) => command.layers(),
            Self::People(command) => command.run(Template::People),
            Self::Posts(command) => command.run(Template::Posts),
            Self::Sites(command) => command.run(Template::Sites),
            Self::Resources(command) => command.run(Template::Resources),
        }
    }
}

impl Whole {
    fn open(&self) -> Result<(Office, storage::Storage)> {
        let master = self.key.read(&self.store)?;
        let storage = self.store.open()?;
        Ok((office(&storage, master, Box::new(|_| {}))?, storage))
    }
}

impl Reference {
    fn adopting(&self) -> Result<Adopting> {
        Ok(Adopting {
            command: CommandId::from_uuid(RealMachine.new_id()),
            realm: Realm::real(),
            actor: Actor::operator("import"),
            source: Text::parse(&self.source).context("reading --source")?,
        })
    }

    fn regions(&self) -> Result<ExitCode> {
        let files: Vec<(String, Vec<u8>)> =
            self.files.iter().map(|path| Ok((name(path), bytes(path)?))).collect::<Result<_>>()?;
        let files: Vec<_> = files.iter().map(|(name, bytes)| RegionFile { name, bytes }).collect();
        let list = match read_regions(&files) {
            Ok(list) => list,
            Err(problems) => {
                let told = |it: &RegionProblem| {
                    format!("{}: {}", it.file, region_told(it, Language::English))
                };
                return Ok(refused(problems.iter().map(told).collect()));
            }
        };
        let (office, storage) = self.whole.open()?;
        let mut store = storage.connect()?;
        answered(
            import_regions(&office, store.as_mut(), &list, self.adopting()?),
            list.rows().len(),
        )
    }

    fn boundaries(&self) -> Result<ExitCode> {
        let [file] = self.files.as_slice() else { bail!("name one GeoJSON file") };
        let list = read_boundaries(&bytes(file)?, &MapLimits::default())
            .with_context(|| format!("reading {}", file.display()))?;
        let (office, storage) = self.whole.open()?;
        let mut store = storage.connect()?;
        let done = import_boundaries(&office, store.as_mut(), &list, self.adopting()?);
        answered(done, list.rows().len())
    }
}

impl Reference {
    fn layers(&self) -> Result<ExitCode> {
        let [file] = self.files.as_slice() else { bail!("name one GeoJSON file") };
        let list = match read_layers(&bytes(file)?) {
            Ok(list) => list,
            Err(problems) => {
                return Ok(refused(problems.iter().map(ToString::to_string).collect()));
            }
        };
        let (office, storage) = self.whole.open()?;
        let mut store = storage.connect()?;
        let done = import_layers(&office, store.as_mut(), &list, self.adopting()?);
        answered(done, list.rows().len())
    }
}

impl Filled {
    fn run(&self, template: Template) -> Result<ExitCode> {
        let id = CommandId::from_uuid(RealMachine.new_id());
        let read =
            read_file(template, &bytes(&self.file)?, &name(&self.file), &mut derived_ids(id));
        let read = match read {
            Ok(read) => read,
            Err(problems) => return Ok(refused(lines(&problems, Language::English))),
        };
        let (office, _) = self.whole.open()?;
        let done = office.perform(Command {
            id,
            realm: Realm::real(),
            actor: Actor::operator("import"),
            on: House.to_string(),
            verb: read.verb,
            seen: None,
            happened_at: None,
        });
        answered(done, usize::try_from(read.rows).unwrap_or(usize::MAX))
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("reading {}", path.display()))
}

pub(super) fn lines(problems: &FileProblems, language: Language) -> Vec<String> {
    match problems {
        FileProblems::Unreadable(why) => vec![unreadable(why, language)],
        FileProblems::Nothing => vec![WorldWords::NoRow.say(language)],
        FileProblems::Rows { sheets, cells, cells_untold: _, values } => sheets
            .iter()
            .map(|it| sheet_problem(it, language))
            .chain(cells.iter().map(|it| row_error(it, language)))
            .chain(values.iter().map(|it| {
                let (at, column) = (it.at.say(language), it.column_key);
                format!("{at} ({column}): {}", cell_flaw(&it.flaw, language))
            }))
            .collect(),
    }
}

fn refused(lines: Vec<String>) -> ExitCode {
    eprintln!("nothing was taken; mend each of these:");
    for line in lines {
        eprintln!("  {line}");
    }
    ExitCode::FAILURE
}

fn answered(done: Result<Done, Failure>, rows: usize) -> Result<ExitCode> {
    match done {
        Ok(done) => {
            let events = done.positions.map_or(0, |(first, last)| last - first + 1);
            println!("{rows} rows read, {events} events written");
            Ok(ExitCode::SUCCESS)
        }
        Err(Failure::Refused(refusal)) => Ok(refused(refusal_lines(&refusal, Language::English))),
        Err(Failure::Fault(fault)) => Err(fault.into()),
        Err(other) => bail!(failure_told(&other, Language::English)),
    }
}
