//! Finds a world: a folder on disk, or one that comes with the program.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use application::replay::{Script, read_script};
use application::world_folder::{WorldFile, WorldFiles, WorldFolder, read_world};
use domain::kernel::{NotARealm, Realm};
use plan_document::BYTES_MAX;
use rust_embed::RustEmbed;
use words::{Language, Say, ScriptWords, WorldWords};

use super::telling::{script_told, world_told};

/// The worlds that come with the program.
#[derive(RustEmbed)]
#[folder = "../../worlds"]
struct Worlds;

/// The sample plans that come with it; they are for the sample county.
#[derive(RustEmbed)]
#[folder = "../../plans"]
struct SamplePlans;

const SAMPLE_COUNTY: &str = "yunze";
const SCRIPT: &str = "script.jsonl";

/// A world, read.
pub(in crate::commands) struct World {
    /// The name of its folder.
    pub(in crate::commands) name: String,
    /// Its files, as bytes.
    pub(in crate::commands) files: WorldFiles,
    /// What its files say.
    pub(in crate::commands) folder: WorldFolder,
    /// The texts of its plans by the names of their files.
    pub(in crate::commands) plans: BTreeMap<String, String>,
    script: Option<Vec<u8>>,
}

impl World {
    /// Finds a world by its folder, or by its name among those of the program, and reads it.
    pub(in crate::commands) fn find(named: &str, language: Language) -> Result<Self> {
        let folder = Path::new(named);
        if folder.join(WorldFile::Sheet.file_name()).exists() {
            return Self::on_disk(folder, language);
        }
        let sheet = format!("{named}/{}", WorldFile::Sheet.file_name());
        if Worlds::get(&sheet).is_none() {
            bail!("{named} is no world: name a folder with a world.yaml, or one of {}", known());
        }
        let bytes = |name: &str| Worlds::get(&format!("{named}/{name}")).map(|it| it.data.to_vec());
        let mut files = WorldFiles::default();
        for file in WorldFile::ALL {
            if let Some(bytes) = bytes(file.file_name()) {
                files.put(file, bytes);
            }
        }
        let mut plans = BTreeMap::new();
        for path in Worlds::iter().filter(|it| it.ends_with(".yaml")) {
            let Some(file) = path.strip_prefix(&format!("{named}/plans/")) else { continue };
            let bytes = Worlds::get(&path).map(|it| it.data.to_vec()).unwrap_or_default();
            plans.insert(file.to_owned(), plan_text(&path, bytes)?);
        }
        let folder = read(&files, folder, language)?;
        Self { name: named.to_owned(), files, folder, plans, script: bytes(SCRIPT) }.with_samples()
    }

    fn on_disk(folder: &Path, language: Language) -> Result<Self> {
        let context = || format!("reading {}", folder.display());
        let name = folder.canonicalize().with_context(context)?;
        let name = name.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let files = folder_files(folder)?;
        let mut plans = BTreeMap::new();
        for path in plans_in(folder)? {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let shown = path.display().to_string();
            plans.insert(file, plan_text(&shown, fs::read(&path).with_context(context)?)?);
        }
        let script = optional(&folder.join(SCRIPT))?;
        if script.is_some() && realm_named(&name).is_err() {
            bail!(WorldWords::FolderName { name }.say(language));
        }
        let folder = read(&files, folder, language)?;
        Self { name, files, folder, plans, script }.with_samples()
    }

    /// The plans of the sample county lie beside the worlds, where everybody looks for them.
    fn with_samples(mut self) -> Result<Self> {
        if self.name == SAMPLE_COUNTY && self.plans.is_empty() {
            for path in SamplePlans::iter() {
                let bytes = SamplePlans::get(&path).map(|it| it.data.to_vec()).unwrap_or_default();
                self.plans.insert(path.to_string(), plan_text(&path, bytes)?);
            }
        }
        Ok(self)
    }

    /// The same world with another seed, where one is given.
    pub(in crate::commands) fn seeded(mut self, seed: Option<u64>) -> Self {
        self.folder.sheet.seed = seed.unwrap_or(self.folder.sheet.seed);
        self
    }

    /// Its script, understood line by line; none where it has none.
    pub(in crate::commands) fn script(&self, language: Language) -> Result<Option<Script>> {
        let Some(bytes) = &self.script else { return Ok(None) };
        let plans: Vec<String> = self.plans.values().cloned().collect();
        let script = read_script(bytes, &self.folder, &plans).map_err(|problems| {
            let lines = problems.iter().map(|it| script_told(it, language)).collect::<Vec<_>>();
            let problems = lines.join("\n  ");
            anyhow::anyhow!(ScriptWords::Unreadable { problems }.say(language))
        })?;
        Ok(Some(script))
    }
}

/// The realm in which the script of a world plays is named after the world's folder.
pub(super) fn realm_named(world: &str) -> Result<Realm, NotARealm> {
    format!("simulated-{world}").parse()
}

fn known() -> String {
    let names = Worlds::iter().filter_map(|it| {
        it.strip_suffix(&format!("/{}", WorldFile::Sheet.file_name())).map(ToOwned::to_owned)
    });
    names.collect::<Vec<_>>().join(", ")
}

fn read(files: &WorldFiles, folder: &Path, language: Language) -> Result<WorldFolder> {
    read_world(files).map_err(|problems| {
        let told: Vec<String> =
            problems.iter().flat_map(|it| world_told(folder, it, language)).collect();
        let problems = told.join("\n  ");
        anyhow::anyhow!(WorldWords::Unreadable { problems }.say(language))
    })
}

/// The files of a world's folder; those that are not there are left out.
pub(in crate::commands) fn folder_files(folder: &Path) -> Result<WorldFiles> {
    let mut files = WorldFiles::default();
    for file in WorldFile::ALL {
        if let Some(bytes) = optional(&folder.join(file.file_name()))? {
            files.put(file, bytes);
        }
    }
    Ok(files)
}

fn optional(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("reading {}", path.display())),
    }
}

/// The plans in a world's folder, sorted.
pub(in crate::commands) fn plans_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let folder = folder.join("plans");
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error).with_context(|| format!("reading {}", folder.display())),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.with_context(|| format!("reading {}", folder.display()))?.path();
        if path.extension().is_some_and(|it| it == "yaml") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// A text that is not UTF-8, or too long, cannot be a plan at all.
pub(in crate::commands) fn plan_text(shown: &str, bytes: Vec<u8>) -> Result<String> {
    // A larger text is a finding; one that would not fit into memory is not even read.
    if bytes.len() > 64 * BYTES_MAX {
        bail!("{shown} has {} bytes; a plan has at most {BYTES_MAX}", bytes.len());
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        anyhow::anyhow!("{shown} is not UTF-8 from byte {at} on: save it as UTF-8")
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}
