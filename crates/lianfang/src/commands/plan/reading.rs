//! Plans and worlds from files.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use application::world_folder::{WorldFile, WorldFiles, WorldFlaw, WorldProblem, read_world};
use plan_document::world::{PlanStanding, World, WorldPlan};
use plan_document::{BYTES_MAX, Document, Registers};
use words::{Language, refusal_lines};

use crate::commands::import::lines;

/// A plan's file, read.
pub(super) struct PlanFile {
    pub(super) path: PathBuf,
    pub(super) document: Document,
}

/// Reads a plan. A text that is not UTF-8, or a file that is not there, cannot be a plan at all.
pub(super) fn plan(path: &Path) -> Result<PlanFile> {
    let shown = path.display();
    let length = fs::metadata(path).with_context(|| format!("reading {shown}"))?.len();
    // A larger text is a finding; one that would not fit into memory is not even read.
    if length > 64 * BYTES_MAX as u64 {
        bail!("{shown} has {length} bytes; a plan has at most {BYTES_MAX}");
    }
    let bytes = fs::read(path).with_context(|| format!("reading {shown}"))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        anyhow::anyhow!("{shown} is not UTF-8 from byte {at} on: save it as UTF-8")
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(PlanFile { path: path.to_owned(), document: Document::read(text) })
}

/// Reads a world's folder, with the plans that lie in it as plans in force.
pub(super) fn world(folder: &Path, language: Language) -> Result<World> {
    let mut files = WorldFiles::default();
    for file in WorldFile::ALL {
        let path = folder.join(file.file_name());
        match fs::read(&path) {
            Ok(bytes) => files.put(file, bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error).with_context(|| format!("reading {}", path.display())),
        }
    }
    let read = read_world(&files).map_err(|problems| {
        let told: Vec<String> =
            problems.iter().flat_map(|it| problem(folder, it, language)).collect();
        anyhow::anyhow!("the world cannot be read:\n  {}", told.join("\n  "))
    })?;
    let registers =
        Registers { people: &read.people, places: &read.places, supplies: &read.supplies };
    let regions: BTreeMap<_, _> =
        read.regions.iter().map(|it| (it.code.clone(), it.name.clone())).collect();
    let mut world = World::of(registers, regions, read.sheet.begins, read.sheet.day_one);
    for path in plans_in(folder)? {
        let plan = plan(&path)?.document.plan().clone();
        if let Some(key) = plan.key.clone() {
            world.plans.insert(key, WorldPlan { plan, standing: PlanStanding::InForce });
        }
    }
    Ok(world)
}

fn plans_in(folder: &Path) -> Result<Vec<PathBuf>> {
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

fn problem(folder: &Path, problem: &WorldProblem, language: Language) -> Vec<String> {
    let file = folder.join(problem.file.file_name());
    let told = match &problem.flaw {
        WorldFlaw::NoFile => vec!["the file is missing".to_owned()],
        WorldFlaw::Sheet(it) => vec![it.to_string()],
        WorldFlaw::Region(it) => vec![format!("{it:?}")],
        WorldFlaw::File(it) => lines(it),
        WorldFlaw::Refused(it) => refusal_lines(it, language),
    };
    told.into_iter().map(|it| format!("{}: {it}", file.display())).collect()
}
