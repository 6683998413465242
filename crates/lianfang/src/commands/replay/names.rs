//! What the things of a report are called, in the reader's language.

use std::collections::BTreeMap;

use application::Provenance;
use application::report::Report;
use application::world_folder::WorldFolder;
use domain::kernel::{Commitment, Event as _, Key, RegionCode, VaultText};
use domain::operations::{LevelDecided, Origin, TaskNumber};
use domain::plans::document::{LevelName, Plan};
use words::{Language, LevelChange, Names, Say, level_name, named};

/// The names of a report.
pub(super) struct ReportNames<'a> {
    report: &'a Report,
    world: &'a WorldFolder,
    language: Language,
    said: BTreeMap<Commitment, &'a str>,
}

impl<'a> ReportNames<'a> {
    pub(super) fn of(report: &'a Report, world: &'a WorldFolder, language: Language) -> Self {
        let mut said = BTreeMap::new();
        for it in &report.happened {
            let mut texts = it.said.iter();
            it.event.clone().texts(&mut |_, text: &mut VaultText| {
                let text = text.commitment().zip(texts.next().and_then(Option::as_deref));
                said.extend(text);
            });
        }
        Self { report, world, language, said }
    }

    /// The text of a plan at work, read.
    pub(super) fn document(&self, plan: &Key) -> Option<&Plan> {
        let plans = &self.report.board.response().plans;
        let place = plans.iter().position(|it| it.at_work.key == *plan)?;
        self.report.board.plans.get(place)?.read.as_ref().map(|it| it.plan())
    }

    /// A level, by its title in its plan where it has one.
    pub(super) fn level_of(&self, plan: &Key, level: &LevelName) -> String {
        self.level(plan, level).unwrap_or_else(|| level_name(level, self.language))
    }

    /// A task, by its number and title.
    pub(super) fn task_of(&self, task: TaskNumber) -> String {
        words::task_name(task, self.task(task).as_deref(), self.language)
    }

    /// The mark of where a line comes from.
    pub(super) fn mark(&self, provenance: Option<&Provenance>) -> String {
        let word = match provenance {
            None => return String::new(),
            Some(Provenance::Assumed) => words::Provenance::Assumed,
            Some(Provenance::Reported { source }) => {
                words::Provenance::Reported { source: source.as_str().to_owned() }
            }
            Some(Provenance::ReportedWithoutTime { source }) => {
                words::Provenance::ReportedWithoutTime { source: source.as_str().to_owned() }
            }
        };
        words::ReportWords::Mark { mark: word.say(self.language) }.say(self.language)
    }
}

impl Names for ReportNames<'_> {
    fn post(&self, post: &Key) -> String {
        let post_named = self.report.board.names.posts.get(post);
        post_named.map_or_else(|| post.to_string(), |it| named(&it.title, self.language).to_owned())
    }

    fn unit(&self, unit: &Key) -> String {
        let unit_named = self.report.board.names.units.get(unit);
        unit_named.map_or_else(|| unit.to_string(), |it| named(it, self.language).to_owned())
    }

    fn region(&self, region: &RegionCode) -> String {
        let row = self.world.regions.iter().find(|it| it.code == *region);
        row.map_or_else(|| region.to_string(), |it| it.name.to_string())
    }

    fn plan(&self, plan: &Key) -> String {
        let response = self.report.board.response();
        let title = response.plan(plan).map(|it| named(&it.at_work.title, self.language));
        title.map_or_else(|| plan.to_string(), ToOwned::to_owned)
    }

    fn level(&self, plan: &Key, level: &LevelName) -> Option<String> {
        let title = self.document(plan)?.levels.get(level)?.title.as_ref()?;
        Some(named(title, self.language).to_owned())
    }

    fn task(&self, task: TaskNumber) -> Option<String> {
        let board = &self.report.board;
        let view = board.response().task(task)?;
        if let Origin::Given(given) = &view.record.origin {
            return board.said(&given.title).map(ToOwned::to_owned);
        }
        let title = board.document_of(&view)?.title.as_ref()?;
        Some(named(title, self.language).to_owned())
    }

    fn goes_on(&self, task: TaskNumber) -> bool {
        self.report.board.response().task(task).is_some_and(|it| it.is_standing())
    }

    fn measure(&self, plan: &Key, measure: &Key) -> String {
        let document = self.document(plan).and_then(|it| it.measures.get(measure));
        let title = document.and_then(|it| it.title.as_ref());
        title.map_or_else(|| measure.to_string(), |it| named(it, self.language).to_owned())
    }

    fn indicator(&self, indicator: &Key) -> String {
        let plans = self.report.board.plans.iter().filter_map(|it| it.read.as_ref());
        let mut titles = plans.filter_map(|it| it.plan().indicators.get(indicator)?.title.as_ref());
        let title = titles.next().map(|it| named(it, self.language));
        title.map_or_else(|| indicator.to_string(), ToOwned::to_owned)
    }

    fn text(&self, text: &VaultText) -> Option<String> {
        match text {
            VaultText::Clear(text) => Some(text.clone()),
            VaultText::Sealed(commitment) => self.said.get(commitment).map(|it| (*it).to_owned()),
        }
    }

    fn change(&self, decided: &LevelDecided) -> Option<LevelChange> {
        let plan = &self.report.board.response().plan(&decided.plan)?.at_work;
        let steps = &self.report.situation.levels;
        let VaultText::Sealed(_) = decided.matter else { return None };
        let step = self.report.happened.iter().find(|it| {
            matches!(&it.event, domain::operations::Event::LevelDecided(own) if own == decided)
        })?;
        let step = steps.iter().find(|it| it.position == step.position)?;
        Some(LevelChange::between(plan, step.before.as_ref(), &decided.level))
    }
}
