//! What has changed since the last report that was issued.

use std::collections::BTreeSet;

use application::operations::Happening;
use domain::kernel::{Instant, Key};
use domain::operations::Event;
use words::SituationDraft;

use super::super::timeline;
use super::draft::Drafting;

impl Drafting<'_> {
    /// The four blocks of a report that follows another one.
    pub(super) fn changes(&self, last: (u32, Instant)) -> [Vec<String>; 4] {
        let (number, since) = last;
        let measured: BTreeSet<&Key> = self.new_events().filter_map(measured).collect();
        let mut situation = self.told(is_of_situation);
        situation.extend(self.readings(|it| measured.contains(&it.indicator)));
        let moved: BTreeSet<_> = self.new_events().filter_map(|it| it.event.task()).collect();
        let leads = self.report.measures.tasks.iter().filter(|it| moved.contains(&it.number));
        let leads: BTreeSet<&Key> = leads.map(|it| &it.lead).collect();
        let mut responsibilities = self.told(|it| matches!(it, Event::CommandTaken(_)));
        responsibilities.extend(self.units(|it| leads.contains(it)));
        let mut measures = self.told(is_of_measures);
        let opened = |at: Option<Instant>| at.is_some_and(|it| it > since);
        measures.extend(self.in_work(|it| opened(it.task.opened_at())));
        measures.extend(self.late(|it| opened(it.task.due_at())));
        measures.extend(self.stuck(|it| opened(it.task.since())));
        let soon = self.soon();
        let done = self.capped(self.done(|it| opened(it.done_at)));
        let effects = if done.is_empty() {
            vec![self.say(SituationDraft::NothingDoneSince { number })]
        } else {
            done.into_iter().chain(self.totals()).collect()
        };
        let measures = self.since(last, measures).into_iter().chain(soon).collect();
        [self.since(last, situation), self.since(last, responsibilities), measures, effects]
    }

    fn new_events(&self) -> impl Iterator<Item = &Happening> {
        self.report.happened.iter().filter(|it| self.is_new(it))
    }

    /// Lines after the words that say since when; or that nothing is new.
    fn since(&self, (number, as_of): (u32, Instant), lines: Vec<String>) -> Vec<String> {
        let at = self.time(as_of);
        if lines.is_empty() {
            return vec![self.say(SituationDraft::NothingNew { number, at })];
        }
        std::iter::once(self.say(SituationDraft::Since { number, at })).chain(lines).collect()
    }

    /// What happened since, in the words of the log.
    fn told(&self, is_wanted: impl Fn(&Event) -> bool) -> Vec<String> {
        let lines = self.new_events().filter(|it| is_wanted(&it.event)).map(|it| {
            let line = timeline::text(&self.sight, it);
            let line = line.trim_end_matches(['。', '.']).to_owned();
            self.say(SituationDraft::Happened { at: self.time(it.happened_at), line })
        });
        self.capped(lines.collect())
    }
}

fn measured(it: &Happening) -> Option<&Key> {
    if let Event::ReadingRecorded(it) = &it.event { Some(&it.indicator) } else { None }
}

const fn is_of_situation(event: &Event) -> bool {
    matches!(
        event,
        Event::PlanPutToWork(_)
            | Event::LevelReceived(_)
            | Event::LevelDecided(_)
            | Event::LevelOutlasted(_)
            | Event::ProposalTurnedDown(_)
            | Event::ResponseLifted(_)
            | Event::OperationNormalised(_)
            | Event::OperationClosed(_)
    )
}

const fn is_of_measures(event: &Event) -> bool {
    matches!(
        event,
        Event::MeasureOrdered(_)
            | Event::MeasureRenewed(_)
            | Event::MeasureRanOut(_)
            | Event::MeasureReviewDue(_)
            | Event::MeasureEnded(_)
    )
}
