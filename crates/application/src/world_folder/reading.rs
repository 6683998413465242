//! Reads a world: every file is understood first, then the rules decide, list by list.

use std::collections::BTreeSet;

use domain::kernel::{CommandId, House, Moment, RegionCode, Stream, Text, Verb};
use domain::people::People;
use domain::places::{AdoptReference, Catalogue, Places};
use domain::supplies::Supplies;
use domain::{AnyVerb, Refusal};
use exchange::geojson::MapLimits;
use exchange::schema::SheetProblem as TableProblem;
use exchange::table::{Limits, Workbook, read};
use uuid::Uuid;

use super::problems::{WorldFlaw, WorldProblem};
use super::registry::Registry;
use super::sheet::{WorldSheet, read_sheet};
use super::{WorldFile, WorldFiles, WorldFolder};
use crate::import::{FileProblems, Template, by_sheets, derived_ids, named_after, read_tables};
use crate::reference::{RegionFile, RegionList, read_boundaries, read_layers, read_regions};

/// Reads a world from its files. The same bytes make the same world, its ids among it.
///
/// # Errors
/// Everything that is wrong with the files. Rows are told what the rules say to them only where
/// every file could be understood, and only in lists whose own foundations stand: without units
/// there is nothing to say to posts.
pub fn read_world(files: &WorldFiles) -> Result<WorldFolder, Vec<WorldProblem>> {
    let mut problems = Vec::new();
    let sheet = world_sheet(files.sheet.as_deref(), &mut problems);
    let regions = region_list(files.regions.as_deref(), &mut problems);
    maps(files, &mut problems);
    let mut lists = Vec::new();
    for (file, bytes, templates) in [
        (WorldFile::People, &files.people, &[Template::People, Template::Posts][..]),
        (WorldFile::Sites, &files.sites, &[Template::Sites]),
        (WorldFile::Resources, &files.resources, &[Template::Resources]),
    ] {
        let Some(bytes) = bytes else { continue };
        match verbs(file, bytes, templates, sheet.as_ref()) {
            Ok(read) => {
                let list = |(template, verb)| List { file, template, verb };
                lists.extend(read.into_iter().map(list));
            }
            Err(wrong) => problems.extend(wrong.into_iter().map(|it| told(file, it))),
        }
    }
    let Some(sheet) = sheet.filter(|_| problems.is_empty()) else { return Err(problems) };
    let mut taking = Taking::begun(&sheet, regions.as_ref());
    taking.lists(lists, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let Taking { people, places, supplies, .. } = taking;
    let regions = regions.map(|list| list.rows().to_vec()).unwrap_or_default();
    Ok(WorldFolder { sheet, regions, people, places, supplies })
}

/// The maps are looked at and not kept: no rule asks for them.
fn maps(files: &WorldFiles, problems: &mut Vec<WorldProblem>) {
    if let Some(bytes) = &files.boundaries {
        let file = WorldFile::Boundaries;
        match read_boundaries(bytes, &MapLimits::default()) {
            Err(why) => {
                problems.push(WorldProblem { file, flaw: WorldFlaw::Map(why.to_string()) });
            }
            Ok(list) => {
                let lost = list.findings.iter().filter(|it| it.flaw.loses_feature());
                let lost = lost.map(|it| WorldFlaw::Map(it.to_string()));
                problems.extend(lost.map(|flaw| WorldProblem { file, flaw }));
            }
        }
    }
    if let Some(Err(wrong)) = files.layers.as_deref().map(read_layers) {
        let flaws = wrong.into_iter().map(|it| WorldFlaw::Map(it.to_string()));
        problems.extend(flaws.map(|flaw| WorldProblem { file: WorldFile::Layers, flaw }));
    }
}

/// What a list asks for.
struct List {
    file: WorldFile,
    template: Template,
    verb: AnyVerb,
}

fn told(file: WorldFile, problems: FileProblems) -> WorldProblem {
    WorldProblem { file, flaw: WorldFlaw::File(problems) }
}

fn world_sheet(bytes: Option<&[u8]>, problems: &mut Vec<WorldProblem>) -> Option<WorldSheet> {
    let file = WorldFile::Sheet;
    let Some(bytes) = bytes else {
        problems.push(WorldProblem { file, flaw: WorldFlaw::NoFile });
        return None;
    };
    let wrong = read_sheet(bytes).map_err(|wrong| {
        let flaws = wrong.into_iter().map(WorldFlaw::Sheet);
        problems.extend(flaws.map(|flaw| WorldProblem { file, flaw }));
    });
    wrong.ok()
}

fn region_list(bytes: Option<&[u8]>, problems: &mut Vec<WorldProblem>) -> Option<RegionList> {
    let file = WorldFile::Regions;
    let list = read_regions(&[RegionFile { name: file.file_name(), bytes: bytes? }]);
    let wrong = list.map_err(|wrong| {
        let flaws = wrong.into_iter().map(WorldFlaw::Region);
        problems.extend(flaws.map(|flaw| WorldProblem { file, flaw }));
    });
    wrong.ok()
}

/// The verbs of a file, one for each template of which it has sheets.
fn verbs(
    file: WorldFile,
    bytes: &[u8],
    templates: &[Template],
    sheet: Option<&WorldSheet>,
) -> Result<Vec<(Template, AnyVerb)>, Vec<FileProblems>> {
    let unreadable = |why| vec![FileProblems::Unreadable(why)];
    let workbook = read(bytes, file.file_name(), &Limits::default()).map_err(unreadable)?;
    let sheets: Vec<_> = templates.iter().flat_map(|it| it.sheets()).copied().collect();
    let (divided, strange) = divided(by_sheets(named_after(workbook, &sheets)), templates);
    let (mut verbs, mut problems) = (Vec::new(), strange);
    for (template, workbook) in divided {
        match understood(template, &workbook, sheet) {
            Ok(verb) => verbs.push((template, verb)),
            Err(wrong) => problems.push(wrong),
        }
    }
    if problems.is_empty() && verbs.is_empty() {
        problems.push(FileProblems::Nothing);
    }
    if problems.is_empty() { Ok(verbs) } else { Err(problems) }
}

/// The tables of each template. A table that none of them asks for would be lost in silence.
fn divided(
    workbook: Workbook,
    templates: &[Template],
) -> (Vec<(Template, Workbook)>, Vec<FileProblems>) {
    let belongs = |template: &Template, name: &str| {
        let mut names = template.sheets().iter().flat_map(|it| [it.key, it.title.zh, it.title.en]);
        names.any(|it| it.eq_ignore_ascii_case(name.trim()))
    };
    let mut parts: Vec<_> = templates
        .iter()
        .map(|template| (*template, Workbook { tables: Vec::new(), ..workbook.clone() }))
        .collect();
    let mut strange = Vec::new();
    for table in workbook.tables {
        match parts.iter_mut().find(|(template, _)| belongs(template, &table.name)) {
            Some((_, part)) => part.tables.push(table),
            None => {
                strange.push(TableProblem::UnknownSheet { sheet: table.name, nearest: None });
            }
        }
    }
    parts.retain(|(_, part)| !part.tables.is_empty());
    let strange = if strange.is_empty() { Vec::new() } else { vec![lost(strange)] };
    (parts, strange)
}

/// An office is told what was passed over and decides; of a world nothing is passed over.
fn understood(
    template: Template,
    workbook: &Workbook,
    sheet: Option<&WorldSheet>,
) -> Result<AnyVerb, FileProblems> {
    let read = read_tables(template, workbook, &mut derived_ids(command(template, sheet)))?;
    if read.passed_over.is_empty() { Ok(read.verb) } else { Err(lost(read.passed_over)) }
}

const fn lost(sheets: Vec<TableProblem>) -> FileProblems {
    FileProblems::Rows { sheets, cells: Vec::new(), cells_untold: 0, values: Vec::new() }
}

/// The command under which a list comes in, with the ids of what it makes.
pub(crate) fn ids_of_list(
    template: Template,
    sheet: &WorldSheet,
) -> (CommandId, impl FnMut() -> Uuid + use<>) {
    let command = command(template, Some(sheet));
    (command, derived_ids(command))
}

/// The id under which a list would have come in: from the world's beginning, its seed and the list.
fn command(template: Template, sheet: Option<&WorldSheet>) -> CommandId {
    let number = match template {
        Template::People => 1,
        Template::Posts => 2,
        Template::Sites => 3,
        Template::Resources => 4,
    };
    let milliseconds = sheet.map_or(0, |it| it.begins.microseconds().div_euclid(1_000));
    let milliseconds = u128::try_from(milliseconds).unwrap_or(0);
    let seed = sheet.map_or(0, |it| u128::from(it.seed));
    CommandId::from_uuid(Uuid::from_u128(milliseconds << 80 | number << 64 | seed))
}

/// The states of a world while its lists come in.
struct Taking {
    moment: Moment,
    regions: BTreeSet<RegionCode>,
    people: People,
    places: Places,
    supplies: Supplies,
}

impl Taking {
    fn begun(sheet: &WorldSheet, regions: Option<&RegionList>) -> Self {
        let rows = regions.map(RegionList::rows).unwrap_or_default();
        let mut taking = Self {
            moment: Moment::at(sheet.begins),
            regions: rows.iter().map(|row| row.code.clone()).collect(),
            people: People::new(House),
            places: Places::new(House),
            supplies: Supplies::new(House),
        };
        if let Some(list) = regions {
            taking.adopt(list, sheet);
        }
        taking
    }

    fn adopt(&mut self, list: &RegionList, sheet: &WorldSheet) {
        let verb = AdoptReference {
            catalogue: Catalogue::Regions,
            edition: list.edition().clone(),
            rows: list.rows().len() as u64,
            source: Text::parse(sheet.title.zh.as_str())
                .expect("a title of 80 characters is a text of at most 200"),
        };
        let facts = self.asked(&verb);
        decided(&verb, &mut self.places, &facts, self.moment)
            .expect("a list that was read has rows, and all of them are here");
    }

    /// Units before posts and sites, sites before what lies in them.
    fn lists(&mut self, lists: Vec<List>, problems: &mut Vec<WorldProblem>) {
        let mut fallen = BTreeSet::new();
        for List { file, template, verb } in lists {
            let stands_on: &[Template] = match template {
                Template::People => &[],
                Template::Posts | Template::Sites => &[Template::People],
                Template::Resources => &[Template::People, Template::Sites],
            };
            if stands_on.iter().any(|it| fallen.contains(it)) {
                continue;
            }
            if let Err(refusal) = self.perform(&verb) {
                fallen.insert(template);
                problems.push(WorldProblem { file, flaw: WorldFlaw::Refused(refusal) });
            }
        }
    }

    fn perform(&mut self, verb: &AnyVerb) -> Result<(), Refusal> {
        let moment = self.moment;
        if let AnyVerb::ImportPeople(verb) = verb {
            let facts = self.asked(verb);
            return decided(verb, &mut self.people, &facts, moment);
        }
        if let AnyVerb::ImportPosts(verb) = verb {
            let facts = self.asked(verb);
            return decided(verb, &mut self.people, &facts, moment);
        }
        if let AnyVerb::ImportSites(verb) = verb {
            let facts = self.asked(verb);
            return decided(verb, &mut self.places, &facts, moment);
        }
        if let AnyVerb::ImportResources(verb) = verb {
            let facts = self.asked(verb);
            return decided(verb, &mut self.supplies, &facts, moment);
        }
        Ok(()) // The four templates make no other verb.
    }

    fn asked<V>(&self, verb: &V) -> V::Facts
    where
        V: Verb,
        V::Of: Stream<Id = House>,
    {
        let (regions, people, places) = (&self.regions, &self.people, &self.places);
        verb.asks(&House, &mut Registry { regions, people, places })
            .expect("these registers are in memory")
    }
}

fn decided<V: Verb>(
    verb: &V,
    state: &mut V::Of,
    facts: &V::Facts,
    moment: Moment,
) -> Result<(), Refusal> {
    let mut events = Vec::new();
    verb.decide(state, facts, moment, &mut events).map_err(Into::into)?;
    events.iter().for_each(|event| state.evolve(event, moment));
    Ok(())
}
