//! The top of an operation's pages: which operation, where it stands, and the way to its pages.

use domain::operations::PlanResponse;
use words::{Names as _, OperationOverview, Operations, ResponsePages, Say, named};

use crate::operations::Sight;

/// A page of an operation that the top leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum OperationPlace {
    /// The board.
    Board,
    /// The lists of tasks.
    Tasks,
    /// The plans, their levels and the lift.
    Plans,
    /// What is measured.
    Readings,
    /// Who commands, and the end.
    Command,
    /// The log.
    Log,
}

/// The top of a page of an operation.
pub(crate) struct OperationHead {
    pub(crate) title: String,
    pub(crate) href: String,
    /// The level of each plan at work, and where it is decided.
    pub(crate) levels: Vec<LevelLink>,
    /// That it is over, or normalised.
    pub(crate) standing: Option<String>,
    pub(crate) places: Vec<PlaceLink>,
    pub(crate) label: String,
}

/// The level of a plan.
pub(crate) struct LevelLink {
    pub(crate) text: String,
    pub(crate) href: String,
}

/// A way to a page.
pub(crate) struct PlaceLink {
    pub(crate) word: String,
    pub(crate) href: String,
    pub(crate) is_here: bool,
}

impl OperationHead {
    pub(crate) fn of(sight: &Sight<'_>, here: OperationPlace) -> Self {
        let title = sight.board.title.clone();
        Self {
            title: title.unwrap_or_else(|| sight.say(Operations::TextDestroyed)),
            href: sight.addresses.board.clone(),
            levels: sight.board.response().plans.iter().map(|it| level(sight, it)).collect(),
            standing: standing(sight),
            places: places(sight, here),
            label: sight.say(ResponsePages::Pages),
        }
    }
}

fn level(sight: &Sight<'_>, plan: &PlanResponse) -> LevelLink {
    let title = named(&plan.at_work.title, sight.language).to_owned();
    let text = match plan.level() {
        Some(level) => {
            let level = sight.names.level_title(&plan.at_work.key, level);
            ResponsePages::PlanAtLevel { plan: title, level }
        }
        None if plan.lift.is_some() => ResponsePages::PlanLifted { plan: title },
        None => ResponsePages::PlanWithoutLevel { plan: title },
    };
    LevelLink { text: sight.say(text), href: sight.addresses.level(&plan.at_work.key) }
}

fn standing(sight: &Sight<'_>) -> Option<String> {
    let operation = sight.board.operation();
    if let Some(at) = operation.closed_at {
        let at = sight.time(at).clock;
        return Some(sight.say(OperationOverview::Closed { at }));
    }
    let it = operation.response.normalised.as_ref()?;
    let (at, ends_on) = (sight.time(it.at).clock, it.ends_on.to_string());
    Some(sight.say(OperationOverview::Normalised { at, ends_on }))
}

fn places(sight: &Sight<'_>, here: OperationPlace) -> Vec<PlaceLink> {
    let addresses = sight.addresses;
    let all = [
        (OperationPlace::Board, ResponsePages::Board, addresses.board.clone()),
        (OperationPlace::Tasks, ResponsePages::Tasks, addresses.tasks(&[])),
        (OperationPlace::Plans, ResponsePages::Plans, addresses.plans()),
        (OperationPlace::Readings, ResponsePages::Readings, addresses.readings()),
        (OperationPlace::Command, ResponsePages::Command, addresses.command()),
        (OperationPlace::Log, ResponsePages::Log, addresses.log(None)),
    ];
    let link = |(place, word, href): (_, ResponsePages, _)| PlaceLink {
        word: word.say(sight.language),
        href,
        is_here: place == here,
    };
    all.into_iter().map(link).collect()
}
