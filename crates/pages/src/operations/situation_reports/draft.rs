//! The draft of a situation report: four blocks of sentences, from what stands at the moment and,
//! after a report that was issued, from what has changed since.

use application::operations::{EndingOf, Happening};
use application::report::Report;
use domain::kernel::Instant;
use domain::operations::PlanResponse;
use domain::plans::document::Quantity;
use words::{
    Language, Names as _, Operations, Say, SituationDraft, emergency_class, letter_time, named,
    quantity,
};

use super::super::sight::Sight;
use super::Last;

/// A block names so many things one by one; the others are counted.
pub(super) const LINES_MAX: usize = 12;

/// Makes a draft.
pub(super) struct Drafting<'a> {
    pub(super) sight: Sight<'a>,
    pub(super) report: &'a Report,
    pub(super) last: Last,
}

impl Drafting<'_> {
    /// The four blocks: situation, responsibilities, measures, effectiveness.
    pub(super) fn blocks(&self) -> [String; 4] {
        let blocks = match self.last {
            None => [self.situation(), self.responsibilities(), self.measures(), self.effects()],
            Some(last) => self.changes(last),
        };
        blocks.map(|it| it.join("\n"))
    }

    pub(super) fn say(&self, word: impl Say) -> String {
        self.sight.say(word)
    }

    pub(super) fn time(&self, at: Instant) -> String {
        letter_time(at, self.sight.zone, self.sight.language)
    }

    /// Whether something was entered after the last report had been filled.
    pub(super) fn is_new(&self, it: &Happening) -> bool {
        self.last.is_none_or(|(_, as_of)| it.entered_at > as_of)
    }

    /// At most so many lines; the others are counted.
    pub(super) fn capped(&self, mut lines: Vec<String>) -> Vec<String> {
        let more = lines.len().saturating_sub(LINES_MAX);
        if more > 0 {
            lines.truncate(LINES_MAX);
            lines.push(self.say(SituationDraft::MoreLines { count: more }));
        }
        lines
    }

    fn situation(&self) -> Vec<String> {
        let (sight, operation) = (&self.sight, self.sight.board.operation());
        let opened = operation.opened_at.map(|at| {
            let title = sight.board.title.clone();
            self.say(SituationDraft::Opened {
                at: self.time(at),
                area: operation.area.as_ref().map_or_else(String::new, |it| sight.names.region(it)),
                class: operation
                    .class
                    .map_or_else(String::new, |it| emergency_class(it, sight.language).to_owned()),
                title: title.unwrap_or_else(|| sight.say(Operations::TextDestroyed)),
            })
        });
        let plans = &operation.response.plans;
        let levels = plans.iter().map(|it| self.level(it));
        let none = plans.is_empty().then(|| self.say(SituationDraft::NoPlan));
        let normalised = operation.response.normalised.as_ref();
        let normalised =
            normalised.map(|it| self.say(SituationDraft::Normalised { at: self.time(it.at) }));
        let closed = operation.closed_at;
        let closed = closed.map(|at| self.say(SituationDraft::Closed { at: self.time(at) }));
        let lines = opened.into_iter().chain(levels).chain(none).chain(self.proposals());
        let lines = lines.chain(self.readings(|_| true)).chain(normalised).chain(closed);
        lines.collect()
    }

    /// Where a plan at work stands.
    fn level(&self, it: &PlanResponse) -> String {
        let (sight, key) = (&self.sight, &it.at_work.key);
        let plan = named(&it.at_work.title, sight.language).to_owned();
        self.say(match (&it.decision, &it.lift) {
            (Some(decision), _) => SituationDraft::Level {
                plan,
                level: sight.names.level_title(key, &decision.level),
                since: self.time(decision.since),
                by: sight.names.post(&decision.decided_by),
                until: self.time(decision.ends_at),
            },
            (None, Some(lift)) => SituationDraft::Lifted {
                plan,
                at: self.time(lift.at),
                by: sight.names.post(&lift.decided_by),
            },
            (None, None) => SituationDraft::NoLevel { plan },
        })
    }

    /// What is proposed and not decided.
    fn proposals(&self) -> Vec<String> {
        let plans = &self.sight.board.response().plans;
        let open = plans.iter().filter_map(|it| {
            let proposal = it.proposal.as_ref().filter(|it| it.turned_down.is_none())?;
            let plan = named(&it.at_work.title, self.sight.language).to_owned();
            Some(self.say(match &proposal.level {
                Some(level) => {
                    let level = self.sight.names.level_title(&it.at_work.key, level);
                    SituationDraft::Proposed { plan, level }
                }
                None => SituationDraft::ProposedLift { plan },
            }))
        });
        open.collect()
    }

    /// What was measured last, and the highest where that was more.
    pub(super) fn readings(
        &self,
        is_wanted: impl Fn(&application::report::ReadingsOf) -> bool,
    ) -> Vec<String> {
        let wanted = self.report.situation.readings.iter().filter(|it| is_wanted(it));
        let lines = wanted.map(|it| {
            let indicator = self.sight.names.indicator(&it.indicator);
            let last = self.value(&it.last.value);
            let at = self.time(it.last.at);
            let highest = it.highest.value.base_thousandths();
            if highest > it.last.value.base_thousandths() {
                let high_at = self.time(it.highest.at);
                let highest = self.value(&it.highest.value);
                self.say(SituationDraft::ReadingBelow { indicator, last, at, highest, high_at })
            } else {
                self.say(SituationDraft::Reading { indicator, last, at })
            }
        });
        self.capped(lines.collect())
    }

    /// A figure with its unit, which an official letter writes without a space in Chinese.
    fn value(&self, value: &Quantity) -> String {
        let said = quantity(value, self.sight.language);
        match self.sight.language {
            Language::Chinese => said.replace(' ', ""),
            Language::English => said,
        }
    }

    /// Who commands, with whoever holds the post.
    fn command(&self) -> String {
        let (sight, response) = (&self.sight, self.sight.board.response());
        let decided = response.plans.iter().find_map(|it| it.decision.as_ref());
        let took = response.command.as_ref().map(|it| it.since);
        let since = took.or_else(|| decided.map(|it| it.decided_at));
        let (Some(post), Some(since)) = (response.commanding_post(), since) else {
            return self.say(SituationDraft::NoCommand);
        };
        let (who, post) = (sight.names.holders(post), sight.names.post(post));
        let since = self.time(since);
        if who.is_empty() {
            self.say(SituationDraft::Command { post, since })
        } else {
            self.say(SituationDraft::CommandBy { post, who, since })
        }
    }

    fn responsibilities(&self) -> Vec<String> {
        let units = self.units(|_| true);
        let none = units.is_empty().then(|| self.say(SituationDraft::NoUnits));
        std::iter::once(self.command()).chain(units).chain(none).collect()
    }

    fn measures(&self) -> Vec<String> {
        let measures = &self.sight.board.response().measures;
        let in_force: Vec<_> = measures.iter().filter(|it| it.is_in_force()).collect();
        let none = in_force.is_empty().then(|| self.say(SituationDraft::NoMeasures));
        let lines = in_force.into_iter().map(|it| {
            let measure = self.sight.names.measure(&it.plan, &it.at_work.key);
            let since = self.time(it.since);
            let is_review = it.at_work.is_life_safety;
            self.say(match it.until.map(|at| self.time(at)) {
                Some(until) if is_review => SituationDraft::MeasureReview { measure, since, until },
                Some(until) => SituationDraft::MeasureUntil { measure, since, until },
                None => SituationDraft::Measure { measure, since },
            })
        });
        let mut lines = self.capped(lines.chain(none).collect());
        lines.extend(self.in_work(|_| true));
        lines.extend(self.late(|_| true));
        lines.extend(self.stuck(|_| true));
        lines.extend(self.soon());
        lines
    }

    /// What ends within a day.
    pub(super) fn soon(&self) -> Option<String> {
        let (sight, now) = (&self.sight, self.sight.now());
        let ending = sight.board.ending().into_iter().filter(|it| it.at >= now);
        let one = |it: application::operations::Ending| {
            let what = match &it.of {
                EndingOf::Level { plan } => {
                    let level = sight.board.response().plan(plan)?.level()?;
                    sight.names.level_title(plan, level)
                }
                EndingOf::Measure { plan, measure, is_review: _ } => {
                    sight.names.measure(plan, measure)
                }
                EndingOf::Task { task } => sight.names.task(*task)?,
            };
            Some(self.say(SituationDraft::SoonOne { what, at: self.time(it.at) }))
        };
        let what = self.joined(ending.filter_map(one).collect())?;
        Some(self.say(SituationDraft::Soon { what }))
    }

    /// Several things in one sentence, of which so many are named; none where there is none.
    pub(super) fn joined(&self, mut all: Vec<String>) -> Option<String> {
        let more = all.len().saturating_sub(LINES_MAX);
        all.truncate(LINES_MAX);
        if all.is_empty() {
            return None;
        }
        let mut said = all.join(&self.say(SituationDraft::Semicolon));
        if more > 0 {
            said.push_str(&self.say(SituationDraft::More { count: more }));
        }
        Some(said)
    }

    fn effects(&self) -> Vec<String> {
        let done = self.done(|_| true);
        let none = done.is_empty().then(|| self.say(SituationDraft::NothingDone));
        self.totals().into_iter().chain(self.capped(done)).chain(none).collect()
    }
}
