//! The sentences of a draft about tasks.

use std::collections::BTreeMap;

use application::report::{TaskLine, Timeliness};
use domain::kernel::Key;
use domain::operations::TaskView;
use words::{Names as _, SituationDraft, task_state};

use super::draft::Drafting;

/// The tasks of a unit, counted.
#[derive(Clone, Copy, Default)]
struct Counts {
    given: usize,
    done: usize,
    open: usize,
    late: usize,
}

impl Counts {
    fn add(&mut self, it: &TaskLine) {
        self.given += 1;
        self.done += usize::from(it.done_at.is_some());
        self.open += usize::from(!it.state.is_over());
        self.late += usize::from(it.timeliness == Timeliness::Overdue && !it.state.is_over());
    }
}

impl Drafting<'_> {
    /// What each unit has to do, the one with the most late tasks first, then with the most.
    pub(super) fn units(&self, is_wanted: impl Fn(&Key) -> bool) -> Vec<String> {
        let mut units: BTreeMap<&Key, Counts> = BTreeMap::new();
        for it in self.report.measures.tasks.iter().filter(|it| is_wanted(&it.lead)) {
            units.entry(&it.lead).or_default().add(it);
        }
        let mut units: Vec<_> = units.into_iter().collect();
        units.sort_by_key(|(_, it)| std::cmp::Reverse((it.late, it.given)));
        let lines = units.into_iter().map(|(unit, it)| {
            let (unit, Counts { given, done, open, late }) = (self.sight.names.unit(unit), it);
            if late > 0 {
                self.say(SituationDraft::Unit { unit, given, done, open, late })
            } else {
                self.say(SituationDraft::UnitInTime { unit, given, done, open })
            }
        });
        self.capped(lines.collect())
    }

    /// What is in work, in one sentence.
    pub(super) fn in_work(&self, is_wanted: impl Fn(&TaskView<'_>) -> bool) -> Option<String> {
        let open = self.sight.board.response().open_tasks().filter(|it| is_wanted(it));
        let stuck: Vec<_> = self.sight.board.blocked().iter().map(|it| it.number).collect();
        let open = open.filter(|it| !stuck.contains(&it.number));
        let said = open.filter_map(|it| {
            let (task, unit) = self.called(&it)?;
            Some(self.say(SituationDraft::InWork { task, unit }))
        });
        let tasks = self.joined(said.collect())?;
        Some(self.say(SituationDraft::AllInWork { tasks }))
    }

    /// What is late, a line each.
    pub(super) fn late(&self, is_wanted: impl Fn(&TaskView<'_>) -> bool) -> Vec<String> {
        let late = self.sight.board.late();
        let lines = late.iter().filter(|it| is_wanted(it)).filter_map(|it| {
            let (task, unit) = self.called(it)?;
            let due = self.time(it.task.due_at()?);
            Some(self.say(SituationDraft::Late { task, unit, due }))
        });
        self.capped(lines.collect())
    }

    /// What something is in the way of, or was given back, a line each.
    pub(super) fn stuck(&self, is_wanted: impl Fn(&TaskView<'_>) -> bool) -> Vec<String> {
        let stuck = self.sight.board.blocked();
        let lines = stuck.iter().filter(|it| is_wanted(it)).filter_map(|it| {
            let (task, unit) = self.called(it)?;
            let state = task_state(it.task.state(), self.sight.language).to_owned();
            let reason = it.record.reason.as_ref().and_then(|it| self.sight.board.said(it));
            Some(self.say(match reason.map(plain) {
                Some(reason) => SituationDraft::StuckFor { state, task, unit, reason },
                None => SituationDraft::Stuck { state, task, unit },
            }))
        });
        self.capped(lines.collect())
    }

    /// What is done, the last one first, with what shows it.
    pub(super) fn done(&self, is_wanted: impl Fn(&TaskLine) -> bool) -> Vec<String> {
        let tasks = self.report.measures.tasks.iter().filter(|it| is_wanted(it));
        let mut done: Vec<_> = tasks.filter_map(|it| Some((it.done_at?, it))).collect();
        done.sort_by_key(|(at, it)| std::cmp::Reverse((*at, it.number)));
        let lines = done.into_iter().filter_map(|(at, it)| {
            let task = self.sight.names.task(it.number)?;
            let (at, unit) = (self.time(at), self.sight.names.unit(&it.lead));
            Some(self.say(match it.proof.as_deref().map(plain) {
                Some(proof) => SituationDraft::DoneBy { at, unit, task, proof },
                None => SituationDraft::Done { at, unit, task },
            }))
        });
        lines.collect()
    }

    /// All tasks, counted.
    pub(super) fn totals(&self) -> Vec<String> {
        let mut all = Counts::default();
        self.report.measures.tasks.iter().for_each(|it| all.add(it));
        let Counts { given, done, open, late } = all;
        if given == 0 {
            return Vec::new();
        }
        let rate = self.report.effectiveness.rates.done_in_time;
        let (part, whole) = (rate.part, rate.whole);
        let in_time = (whole > 0).then(|| self.say(SituationDraft::InTime { part, whole }));
        let totals = self.say(SituationDraft::Totals { given, done, open, late });
        std::iter::once(totals).chain(in_time).collect()
    }

    fn called(&self, it: &TaskView<'_>) -> Option<(String, String)> {
        Some((self.sight.names.task(it.number)?, self.sight.names.unit(it.lead())))
    }
}

/// What somebody wrote, to go on after.
fn plain(text: &str) -> String {
    text.trim().trim_end_matches(['。', '.', '；', ';']).replace('\n', " ")
}
