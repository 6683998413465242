//! What the things of an operation are called, in the reader's language.

use std::collections::BTreeMap;

use application::operations::Board;
use domain::kernel::{Instant, Key, Label, RegionCode, VaultText};
use domain::operations::{By, LevelDecided, Origin, TaskNumber, TaskView};
use domain::plans::document::{LevelName, Plan, UnlessState};
use words::{Language, LevelChange, Names, joined, level_name, named};

/// The names on a board. What has no name any more is called by its code.
#[derive(Clone, Copy)]
pub(crate) struct BoardNames<'a> {
    pub(crate) board: &'a Board,
    /// The names of regions by their codes.
    pub(crate) regions: &'a BTreeMap<RegionCode, String>,
    pub(crate) language: Language,
    /// When that happened which is being told; none where nothing is.
    pub(crate) told_of: Option<Instant>,
}

impl<'a> BoardNames<'a> {
    pub(crate) const fn new(
        board: &'a Board,
        regions: &'a BTreeMap<RegionCode, String>,
        language: Language,
    ) -> Self {
        Self { board, regions, language, told_of: None }
    }

    fn label(&self, label: &'a Label) -> &'a str {
        named(label, self.language)
    }

    /// The text of a plan at work.
    fn document(&self, plan: &Key) -> Option<&'a Plan> {
        let plans = &self.board.response().plans;
        let place = plans.iter().position(|it| it.at_work.key == *plan)?;
        Some(self.board.plans.get(place)?.read.as_ref()?.plan())
    }

    /// What a task is called; its key where its plan's text is not there any more, and nothing
    /// where its title was destroyed.
    pub(crate) fn title(&self, task: &TaskView<'a>) -> Option<String> {
        if let Origin::Given(given) = &task.record.origin {
            return self.board.said(&given.title).map(str::to_owned);
        }
        let title = self.board.document_of(task).and_then(|it| it.title.as_ref());
        let key = || task.planned.map(|(_, it)| it.key.to_string());
        title.map(|it| self.label(it).to_owned()).or_else(key)
    }

    /// What a task of a plan is called there; none where its text is not there any more.
    pub(crate) fn planned_title(&self, plan: &Key, task: &Key) -> Option<String> {
        let title = self.document(plan)?.tasks.get(task)?.title.as_ref()?;
        Some(self.label(title).to_owned())
    }

    /// The title of a level in its plan, or what its name says.
    pub(crate) fn level_title(&self, plan: &Key, level: &LevelName) -> String {
        self.level(plan, level).unwrap_or_else(|| level_name(level, self.language))
    }

    /// A post, and who was in it; the post alone where nobody is known.
    pub(crate) fn person_in(&self, by: &By) -> Option<String> {
        let person = by.person.and_then(|it| self.board.names.person(it));
        let post = by.post.as_ref().map(|it| self.post(it));
        match (post, person) {
            (Some(post), Some(person)) => Some(format!("{post} {person}")),
            (Some(post), None) => Some(post),
            (None, Some(person)) => Some(person.to_owned()),
            (None, None) => by.unit.as_ref().map(|it| self.unit(it)),
        }
    }

    /// The holders of a post, by name; empty where nobody is known.
    pub(crate) fn holders(&self, post: &Key) -> String {
        joined(&self.board.names.holders(post), self.language)
    }
}

impl Names for BoardNames<'_> {
    /// By the register, else by a plan that relies on it.
    fn post(&self, post: &Key) -> String {
        let registered = self.board.names.posts.get(post).map(|it| &it.title);
        let read = || self.board.plans.iter().filter_map(|it| it.read.as_ref());
        let planned = || read().find_map(|it| it.plan().posts.get(post)?.title.as_ref());
        let title = registered.or_else(planned);
        title.map_or_else(|| post.to_string(), |it| self.label(it).to_owned())
    }

    fn unit(&self, unit: &Key) -> String {
        let registered = self.board.names.units.get(unit);
        registered.map_or_else(|| unit.to_string(), |it| self.label(it).to_owned())
    }

    fn region(&self, region: &RegionCode) -> String {
        self.regions.get(region).cloned().unwrap_or_else(|| region.to_string())
    }

    fn plan(&self, plan: &Key) -> String {
        let at_work = self.board.response().plan(plan).map(|it| &it.at_work.title);
        let title = at_work.or_else(|| self.board.names.plans.get(plan));
        title.map_or_else(|| plan.to_string(), |it| self.label(it).to_owned())
    }

    fn level(&self, plan: &Key, level: &LevelName) -> Option<String> {
        let title = self.document(plan)?.levels.get(level)?.title.as_ref()?;
        Some(self.label(title).to_owned())
    }

    fn task(&self, task: TaskNumber) -> Option<String> {
        self.title(&self.board.response().task(task)?)
    }

    fn goes_on(&self, task: TaskNumber) -> bool {
        self.board.response().task(task).is_some_and(|it| it.is_standing())
    }

    fn measure(&self, plan: &Key, measure: &Key) -> String {
        let found = self.document(plan).and_then(|it| it.measures.get(measure));
        let title = found.and_then(|it| it.title.as_ref());
        title.map_or_else(|| measure.to_string(), |it| self.label(it).to_owned())
    }

    fn any_measure(&self, measure: &Key) -> String {
        let plans = &self.board.response().plans;
        let own = plans.iter().find(|it| it.at_work.measure(measure).is_some());
        own.map_or_else(|| measure.to_string(), |it| self.measure(&it.at_work.key, measure))
    }

    fn indicator(&self, indicator: &Key) -> String {
        let plans = &self.board.response().plans;
        let found = plans.iter().find_map(|it| {
            self.document(&it.at_work.key)?.indicators.get(indicator)?.title.as_ref()
        });
        found.map_or_else(|| indicator.to_string(), |it| self.label(it).to_owned())
    }

    fn who(&self, by: &By) -> Option<String> {
        self.person_in(by)
    }

    fn text(&self, text: &VaultText) -> Option<String> {
        match text {
            VaultText::Clear(text) => Some(text.clone()),
            VaultText::Sealed(_) => self.board.said(text).map(str::to_owned),
        }
    }

    fn unless(&self, task: TaskNumber) -> Option<UnlessState> {
        let (_, planned) = self.board.response().task(task)?.planned?;
        planned.escalate.as_ref().map(|it| it.unless)
    }

    fn change(&self, decided: &LevelDecided) -> Option<LevelChange> {
        let plan = self.board.response().plan(&decided.plan)?;
        let at = decided.at.or(self.told_of)?;
        let before = plan.levels.iter().rev().find(|(since, _)| *since < at);
        let before = before.and_then(|(_, level)| level.as_ref());
        Some(LevelChange::between(&plan.at_work, before, &decided.level))
    }
}
