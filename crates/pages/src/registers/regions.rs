//! `GET /registers/regions`: the adopted list of regions.

use std::collections::BTreeMap;

use application::gaps::villages_without_reporter;
use application::{Fault, Reading, RegionsWanted};
use askama::Template as Page;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use domain::kernel::{Realm, RegionCode, RegionLevel, Right};
use serde::Deserialize;
use web::{Asked, Front, TurnedAway, told};
use words::{Language, Registering, Say, region_level};

use super::paging::{Pager, Part};
use crate::components::Shell;
use crate::plans::encoded;
use crate::rendered;

/// A page shows at most this many regions; further pages have the others.
const ROWS_MAX: usize = 200;
/// What is looked for is at most this long.
const SEARCH_CHARACTERS_MAX: usize = 80;

const LEVELS: [RegionLevel; 5] = [
    RegionLevel::Province,
    RegionLevel::City,
    RegionLevel::County,
    RegionLevel::Township,
    RegionLevel::Village,
];

#[derive(Page)]
#[template(path = "registers/regions.html")]
struct RegionsPage {
    shell: Shell,
    /// Whether it lists what a gap counts.
    is_of_gap: bool,
    is_filtered: bool,
    levels: Vec<(&'static str, &'static str, bool)>,
    search: String,
    /// What a file of the same regions is asked for by; none for what a gap counts.
    files: Option<String>,
    counted: String,
    rows: Vec<RegionShown>,
    pager: Option<Pager>,
}

/// A region in the list.
struct RegionShown {
    name: String,
    level: &'static str,
    code: String,
    parent: String,
}

/// Which regions.
#[derive(Deserialize)]
pub(crate) struct RegionsQuery {
    #[serde(default)]
    pub(super) level: String,
    #[serde(default)]
    pub(super) search: String,
    page: Option<usize>,
    /// The villages of this township for which nobody is information reporter.
    without_reporter: Option<String>,
}

impl RegionsQuery {
    /// What is looked for, as far as anything is.
    pub(super) fn searched(&self) -> String {
        self.search.trim().chars().take(SEARCH_CHARACTERS_MAX).collect()
    }

    /// The same regions in an address, without the part.
    fn pairs(&self) -> String {
        let own = level(&self.level);
        format!("level={}&search={}", own.map_or("", name), encoded(&self.search))
    }
}

/// What was found: the title where it is what a gap counts, the part, and how many there are.
struct Found {
    title: Option<String>,
    part: Part,
    all: usize,
    rows: Vec<RegionShown>,
}

/// `GET /registers/regions`
pub(crate) async fn regions(
    State(front): State<Front>,
    asked: Asked,
    Query(mut query): Query<RegionsQuery>,
) -> Response {
    let township = query.without_reporter.as_deref().map(str::parse::<RegionCode>);
    let township = match township.transpose() {
        // Who is a reporter stands among the posts.
        Ok(Some(_)) if !asked.actor.may(Right::ReadPeople) => {
            return TurnedAway::not_theirs(asked.visit).into_response();
        }
        Ok(township) => township,
        Err(_) => return TurnedAway::not_theirs(asked.visit).into_response(),
    };
    query.search = query.searched();
    let (language, realm) = (asked.language, asked.realm.clone());
    let (level, search, number) = (level(&query.level), query.search.clone(), query.page);
    let question = move |reading: &mut Reading<'_>| {
        let mut looking = Looking { reading, realm: &realm, language, parents: BTreeMap::new() };
        match township {
            Some(township) => looking.without_reporter(&township, number),
            None => looking.listed(RegionsWanted { level, search: &search }, number),
        }
    };
    match front.ask(question).await {
        Ok(found) => {
            let title = Registering::Regions.say(language);
            let title = found.title.clone().unwrap_or(title);
            let shell = Shell::new(&asked, front.setting(), title);
            rendered::page(&page(shell, found, query))
        }
        Err(failure) => {
            let told = told(&failure, front.setting(), language);
            rendered::problem(Shell::new(&asked, front.setting(), told.title.clone()), told)
        }
    }
}

fn page(shell: Shell, found: Found, query: RegionsQuery) -> RegionsPage {
    let (is_of_gap, language) = (found.title.is_some(), shell.language);
    let own = level(&query.level);
    let address = match &query.without_reporter {
        Some(township) => format!("without_reporter={}&", encoded(township)),
        None => format!("{}&", query.pairs()),
    };
    let address = format!("{}/registers/regions?{address}page=", shell.base);
    let choice = |it: RegionLevel| (name(it), region_level(it, language), own == Some(it));
    RegionsPage {
        is_of_gap,
        is_filtered: is_of_gap || own.is_some() || !query.search.is_empty(),
        levels: LEVELS.into_iter().map(choice).collect(),
        files: (!is_of_gap).then(|| query.pairs()),
        search: query.search,
        counted: shell.say(found.part.counted(found.all)),
        rows: found.rows,
        pager: found.part.pager(&address, "", language),
        shell,
    }
}

/// Looks for regions, and for what they lie in.
struct Looking<'a, 'b> {
    reading: &'a mut Reading<'b>,
    realm: &'a Realm,
    language: Language,
    parents: BTreeMap<RegionCode, String>,
}

impl Looking<'_, '_> {
    fn listed(&mut self, wanted: RegionsWanted<'_>, page: Option<usize>) -> Result<Found, Fault> {
        let every = RegionsWanted { level: None, search: "" };
        let mut count = |wanted| -> Result<usize, Fault> {
            let count = self.reading.view.regions_count(self.realm, wanted)?;
            Ok(usize::try_from(count).unwrap_or(usize::MAX))
        };
        let (all, found) = (count(every)?, count(wanted)?);
        let part = Part::of(found, page, ROWS_MAX);
        let skipped = u32::try_from(part.skipped()).unwrap_or(u32::MAX);
        let rows_max = u32::try_from(ROWS_MAX).unwrap_or(u32::MAX);
        let rows = self.reading.view.regions_listed(self.realm, wanted, skipped, rows_max)?;
        let rows = rows.into_iter().map(|it| self.row(&it.code, it.name));
        Ok(Found { title: None, part, all, rows: rows.collect::<Result<_, _>>()? })
    }

    fn without_reporter(
        &mut self,
        township: &RegionCode,
        page: Option<usize>,
    ) -> Result<Found, Fault> {
        let villages = villages_without_reporter(self.reading.view, self.realm, township)?;
        let named = self.named(township)?;
        let title = Registering::WithoutReporter { township: named };
        let all = villages.len();
        let part = Part::of(all, page, ROWS_MAX);
        let rows = villages.into_iter().skip(part.skipped()).take(ROWS_MAX);
        let rows = rows.map(|it| self.row(&it.code, it.name)).collect::<Result<_, _>>()?;
        Ok(Found { title: Some(title.say(self.language)), part, all, rows })
    }

    fn row(&mut self, code: &RegionCode, name: String) -> Result<RegionShown, Fault> {
        let parent = match code.parent() {
            Some(parent) => self.named(&parent)?,
            None => String::new(),
        };
        let level = region_level(code.level(), self.language);
        Ok(RegionShown { name, level, code: code.to_string(), parent })
    }

    /// What a region is called, with its code; that the list does not have it, where it does not.
    fn named(&mut self, code: &RegionCode) -> Result<String, Fault> {
        if let Some(named) = self.parents.get(code) {
            return Ok(named.clone());
        }
        let named = match self.reading.view.region(self.realm, code)? {
            Some(row) => format!("{} {code}", row.name),
            None => format!("{code} {}", Registering::NoParent.say(self.language)),
        };
        self.parents.insert(code.clone(), named.clone());
        Ok(named)
    }
}

pub(super) fn level(wanted: &str) -> Option<RegionLevel> {
    LEVELS.into_iter().find(|it| name(*it) == wanted)
}

/// The identifier in addresses.
const fn name(level: RegionLevel) -> &'static str {
    match level {
        RegionLevel::Province => "province",
        RegionLevel::City => "city",
        RegionLevel::County => "county",
        RegionLevel::Township => "township",
        RegionLevel::Village => "village",
    }
}
