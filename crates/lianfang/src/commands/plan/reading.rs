//! Plans and worlds from files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use application::world_folder::read_world;
use plan_document::world::{PlanStanding, World, WorldPlan};
use plan_document::{BYTES_MAX, Document, Registers};
use words::{Language, Say, WorldWords};

use crate::commands::world::{folder_files, plan_text, plans_in, world_told};

/// A plan's file, read.
pub(super) struct PlanFile {
    pub(super) path: PathBuf,
    pub(super) document: Document,
}

/// Reads a plan.
pub(super) fn plan(path: &Path) -> Result<PlanFile> {
    let shown = path.display();
    let length = fs::metadata(path).with_context(|| format!("reading {shown}"))?.len();
    // A larger text is a finding; one that would not fit into memory is not even read.
    if length > 64 * BYTES_MAX as u64 {
        bail!("{shown} has {length} bytes; a plan has at most {BYTES_MAX}");
    }
    let bytes = fs::read(path).with_context(|| format!("reading {shown}"))?;
    let text = plan_text(&shown.to_string(), bytes)?;
    Ok(PlanFile { path: path.to_owned(), document: Document::read(&text) })
}

/// Reads a world's folder, with the plans that lie in it as plans in force.
pub(super) fn world(folder: &Path, language: Language) -> Result<World> {
    let read = read_world(&folder_files(folder)?).map_err(|problems| {
        let told: Vec<String> =
            problems.iter().flat_map(|it| world_told(folder, it, language)).collect();
        let problems = told.join("\n  ");
        anyhow::anyhow!(WorldWords::Unreadable { problems }.say(language))
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
