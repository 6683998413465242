//! What a condition may name: asked of whoever has the plan and its neighbours.

use domain::kernel::Key;
use domain::plans::document::{LevelName, MeasureUnit};

use crate::finding::Says;

/// What a condition may name.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// In what an indicator is measured; none where the plan has no such indicator.
    pub indicators: &'a dyn Fn(&Key) -> Option<MeasureUnit>,
    /// The indicator of that title, in Chinese or in English.
    pub indicator_titled: &'a dyn Fn(&str) -> Option<Key>,
    /// Whether the plan has such a task.
    pub tasks: &'a dyn Fn(&Key) -> bool,
    /// Whether a plan has such a level; no plan is the plan itself.
    pub levels: &'a dyn Fn(Option<&Key>, &LevelName) -> Known,
    /// All names of a sort, to suggest from.
    pub all: &'a dyn Fn(NameOf<'_>) -> Vec<Named>,
}

/// Whether a level is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Known {
    /// The plan has it.
    Yes,
    /// The plan has no such level.
    No,
    /// There is no such plan.
    UnknownPlan,
}

/// Of what there are names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameOf<'a> {
    /// Indicators of the plan.
    Indicators,
    /// Tasks of the plan.
    Tasks,
    /// Other plans.
    Plans,
    /// Levels of another plan, or of this one.
    Levels(Option<&'a Key>),
}

/// A name, with what it is called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    /// The key, or the name of the level.
    pub name: String,
    /// What it is called; none where it has no title.
    pub title: Option<Says>,
}

impl Names<'_> {
    /// The names of a sort, without their titles.
    pub(super) fn list(&self, of: NameOf<'_>) -> Vec<String> {
        (self.all)(of).into_iter().map(|it| it.name).collect()
    }

    /// The titles of the indicators, in both languages.
    pub(super) fn titles(&self) -> Vec<String> {
        let titles = (self.all)(NameOf::Indicators).into_iter().filter_map(|it| it.title);
        titles.flat_map(|it| [it.zh, it.en]).filter(|it| !it.is_empty()).collect()
    }
}
