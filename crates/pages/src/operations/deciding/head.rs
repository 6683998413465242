//! The top of the pages on which things are decided: which operation, where each plan stands.

use domain::operations::PlanResponse;
use words::{OperationOverview, Operations, ResponsePages, named};

use super::super::sections::{Section, Sections};
use super::super::sight::Sight;
use crate::components::ScriptMark;

/// The top of a page of an operation.
pub(crate) struct Head {
    pub(crate) title: String,
    pub(crate) href: String,
    /// What people call the operation; none where that was destroyed.
    pub(crate) operation: Option<String>,
    /// The level of each plan at work.
    pub(crate) levels: Vec<HeadLevel>,
    /// That it is over, or normalised.
    pub(crate) standing: Option<String>,
    /// The mark of that.
    pub(crate) ended: ScriptMark,
    pub(crate) sections: Sections,
}

/// The level of a plan at work.
pub(crate) struct HeadLevel {
    pub(crate) text: String,
    /// Where it is decided.
    pub(crate) href: String,
    pub(crate) mark: ScriptMark,
    /// That a proposal waits.
    pub(crate) waits: Option<String>,
}

impl Head {
    pub(crate) fn of(sight: &Sight<'_>, here: Section) -> Self {
        let title = sight.board.title.clone();
        Self {
            operation: title.clone(),
            title: title.unwrap_or_else(|| sight.say(Operations::TextDestroyed)),
            href: sight.addresses.board(),
            levels: sight.board.response().plans.iter().map(|it| level(sight, it)).collect(),
            standing: standing(sight),
            ended: sight.ending_mark(),
            sections: Sections::of(Some(here), sight.addresses, sight.language),
        }
    }
}

fn level(sight: &Sight<'_>, it: &PlanResponse) -> HeadLevel {
    let plan = named(&it.at_work.title, sight.language).to_owned();
    let text = match it.level() {
        Some(level) => {
            let level = sight.names.level_title(&it.at_work.key, level);
            ResponsePages::PlanAtLevel { plan, level }
        }
        None if it.lift.is_some() => ResponsePages::PlanLifted { plan },
        None => ResponsePages::PlanWithoutLevel { plan },
    };
    let is_over = sight.board.operation().closed_at.is_some();
    let waits = !is_over && it.proposal.as_ref().is_some_and(|it| it.turned_down.is_none());
    HeadLevel {
        text: sight.say(text),
        href: sight.addresses.level(&it.at_work.key),
        mark: sight.level_mark(it),
        waits: waits.then(|| sight.say(ResponsePages::Waits)),
    }
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
