//! A board as one reader sees it: in a language and a zone, with the addresses of its realm.

use application::operations::{Board, Happening, ProvenanceOf};
use application::{Provenance, Who};
use domain::kernel::{Instant, Key, Span};
use domain::operations::{PlanResponse, TaskView};
use domain::plans::document::Plan;
use words::{Language, Names as _, OperationOverview, Say, Zone, emergency_class, length_between};

use super::addresses::Addresses;
use super::naming::BoardNames;
use super::past::stretch_pairs;
use super::readings::CountedBy;
use super::regions::Regions;
use crate::components::{ScriptMark, TimeShown};

/// What every part of a board needs to be shown.
#[derive(Clone, Copy)]
pub(crate) struct Sight<'a> {
    pub(crate) board: &'a Board,
    pub(crate) names: BoardNames<'a>,
    pub(crate) regions: &'a Regions,
    pub(crate) addresses: &'a Addresses,
    pub(crate) zone: &'a Zone,
    pub(crate) language: Language,
}

impl<'a> Sight<'a> {
    pub(crate) const fn new(
        board: &'a Board,
        regions: &'a Regions,
        addresses: &'a Addresses,
        (zone, language): (&'a Zone, Language),
    ) -> Self {
        let names = BoardNames::new(board, &regions.names, language);
        Self { board, names, regions, addresses, zone, language }
    }

    /// The moment that is shown.
    pub(crate) const fn now(&self) -> Instant {
        self.board.at
    }

    pub(crate) fn say(&self, word: impl Say) -> String {
        word.say(self.language)
    }

    pub(crate) fn time(&self, at: Instant) -> TimeShown {
        TimeShown::of(at, self.now(), self.zone, self.language)
    }

    /// Who did something, by name; whoever runs the program has none.
    pub(crate) fn who(&self, it: &Who) -> Option<String> {
        let person = match it {
            Who::Staff { person, .. } | Who::Themselves { person } => person,
            Who::Script { role, .. } => {
                let post = role.parse::<Key>().map(|it| self.names.post(&it));
                return Some(post.unwrap_or_else(|_| role.clone()));
            }
            Who::Operator { .. } => return None,
        };
        self.board.names.person(*person).map(str::to_owned)
    }

    /// The mark of something that stands in the operation.
    pub(crate) fn mark(&self, of: &ProvenanceOf) -> ScriptMark {
        ScriptMark::of(self.board.comes_from(of), self.language)
    }

    /// The mark of what happened.
    pub(crate) fn mark_of(&self, it: &Happening) -> ScriptMark {
        ScriptMark::of(it.provenance(), self.language)
    }

    /// The mark of who commands: of taking command, or of the decision that gave it.
    pub(crate) fn commanding_mark(&self) -> ScriptMark {
        let response = self.board.response();
        let deciding = response.plans.iter().filter(|it| it.decision.is_some());
        match (&response.command, deciding.min_by_key(|it| it.at_work.tier)) {
            (Some(_), _) => self.mark(&ProvenanceOf::Command),
            (None, Some(plan)) => self.mark(&ProvenanceOf::Level(plan.at_work.key.clone())),
            (None, None) => ScriptMark::default(),
        }
    }

    /// The mark of where a plan stands: of its level, of its lift, or of its being put to work.
    pub(crate) fn level_mark(&self, plan: &PlanResponse) -> ScriptMark {
        let key = plan.at_work.key.clone();
        self.mark(&match (&plan.decision, &plan.lift) {
            (Some(_), _) => ProvenanceOf::Level(key),
            (None, Some(_)) => ProvenanceOf::Lift(key),
            (None, None) => ProvenanceOf::PlanAtWork(key),
        })
    }

    /// The mark of what is proposed for a plan, or of turning it down.
    pub(crate) fn proposal_mark(&self, plan: &PlanResponse) -> ScriptMark {
        let key = plan.at_work.key.clone();
        let turned_down = plan.proposal.as_ref().is_some_and(|it| it.turned_down.is_some());
        self.mark(&if turned_down {
            ProvenanceOf::TurnedDown(key)
        } else {
            ProvenanceOf::Proposal(key)
        })
    }

    /// The mark of the last reading of an indicator.
    pub(crate) fn reading_mark(&self, indicator: &Key) -> ScriptMark {
        let last = self.board.response().readings.get(indicator).and_then(|it| it.last());
        last.map_or_else(ScriptMark::default, |(at, _)| {
            self.mark(&ProvenanceOf::Reading(indicator.clone(), *at))
        })
    }

    /// The mark of all that an indicator showed since a moment: one assumed value is enough.
    pub(crate) fn readings_mark(&self, indicator: &Key, since: Instant) -> ScriptMark {
        let readings = self.board.response().readings.get(indicator);
        let all = readings.map_or(&[][..], |it| it.as_slice()).iter();
        let all = all.filter(|(at, _)| *at >= since);
        let mut marks = all.filter_map(|(at, _)| {
            self.board.comes_from(&ProvenanceOf::Reading(indicator.clone(), *at))
        });
        let assumed = marks.find(|it| **it == Provenance::Assumed);
        ScriptMark::of(assumed, self.language)
    }

    /// Where the readings are shown behind what an indicator comes to over a time before the moment
    /// that is shown; over none, its last reading.
    pub(crate) fn counted_href(
        &self,
        indicator: &Key,
        (by, over): (CountedBy, Option<Span>),
    ) -> String {
        if over.is_none() && self.board.past.is_none() {
            return self.addresses.indicator(indicator);
        }
        let over = over.unwrap_or_else(|| Span::from_hours(24));
        let time = stretch_pairs((self.now() - over, self.now()), self.zone);
        self.addresses.counted((indicator, by.name()), &time)
    }

    /// The mark of the operation's end, or of its going to normal control.
    pub(crate) fn ending_mark(&self) -> ScriptMark {
        match self.board.operation().closed_at {
            Some(_) => self.mark(&ProvenanceOf::Closed),
            None => self.mark(&ProvenanceOf::Normalised),
        }
    }

    /// How long it is from then to the moment that is shown, or from it to then.
    pub(crate) fn length(&self, then: Instant) -> String {
        length_between(then, self.now(), self.language)
    }

    /// What kind of emergency it is, where, and since when.
    pub(crate) fn facts(&self) -> Vec<String> {
        let operation = self.board.operation();
        let class = operation.class.map(|it| emergency_class(it, self.language).to_owned());
        let area = operation.area.as_ref().map(|it| self.names.region(it));
        let opened = operation.opened_at.map(|at| {
            let (since, length) = (self.time(at).clock, self.length(at));
            self.say(OperationOverview::Opened { since, length })
        });
        class.into_iter().chain(area).chain(opened).collect()
    }

    /// A plan at work with its text; none where that is not there any more.
    pub(crate) fn plans(&self) -> impl Iterator<Item = (&'a PlanResponse, Option<&'a Plan>)> {
        let read = self.board.plans.iter().map(|it| it.read.as_ref().map(|it| it.plan()));
        self.board.response().plans.iter().zip(read)
    }

    /// The unit that answers for a task, and the name of a holder of the post that was asked.
    pub(crate) fn whose(&self, task: &TaskView<'_>) -> Vec<String> {
        let unit = self.names.unit(task.lead());
        let holders = task.post().map(|it: &Key| self.names.holders(it));
        std::iter::once(unit).chain(holders).filter(|it| !it.is_empty()).collect()
    }
}
