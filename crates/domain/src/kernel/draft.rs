//! Many verbs as one: a whole sheet is decided row by row, and either all of it holds or nothing.

use serde::Serialize;

use super::instant::Instant;
use super::verb::{Moment, Stream, Verb};
use crate::refusal::Refusal;

/// Problems that are told one by one; the rest is counted.
const PROBLEMS_TOLD_MAX: usize = 500;

/// The sheets that offices fill in; a row's problem names its sheet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sheet {
    /// 单位
    Units,
    /// 人员
    People,
    /// 岗位
    Posts,
    /// 电话
    Phones,
    /// 场所与避难点
    Sites,
    /// 车辆
    Vehicles,
    /// 物资
    Stock,
}

/// Where a row stands, as a spreadsheet counts: from 1, the headings included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct RowAt {
    /// In which sheet.
    pub sheet: Sheet,
    /// In which row.
    pub row: u32,
}

/// What a rule says to one row.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct RowProblem {
    /// Where.
    pub at: RowAt,
    /// What is wrong.
    pub refusal: Refusal,
}

/// Everything that rules say to a file.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct RowProblems {
    /// In the order of the rows.
    pub told: Vec<RowProblem>,
    /// How many more there are.
    pub untold: u64,
}

impl RowProblems {
    /// How many there are altogether.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.told.len() as u64 + self.untold
    }
}

/// A state on which verbs are tried one after another. Nothing leaves it while a row has a problem.
pub(crate) struct Draft<'a, S: Stream, F> {
    state: S,
    facts: &'a F,
    moment: Moment,
    events: Vec<S::Event>,
    problems: RowProblems,
}

impl<'a, S: Stream + Clone, F> Draft<'a, S, F> {
    pub(crate) fn of(state: &S, facts: &'a F, moment: Moment) -> Self {
        let state = state.clone();
        Self { state, facts, moment, events: Vec::new(), problems: RowProblems::default() }
    }

    pub(crate) const fn state(&self) -> &S {
        &self.state
    }

    pub(crate) const fn now(&self) -> Instant {
        self.moment.now
    }

    /// Tries a verb on what the rows before have made, and keeps it where it holds.
    ///
    /// # Errors
    /// When the rule says no; nothing has changed then.
    pub(crate) fn attempt<V>(&mut self, verb: &V) -> Result<(), S::Refusal>
    where
        V: Verb<Of = S, Facts = F>,
    {
        let mut events = Vec::new();
        verb.decide(&self.state, self.facts, self.moment, &mut events)?;
        events.iter().for_each(|event| self.state.evolve(event, self.moment));
        self.events.append(&mut events);
        Ok(())
    }

    pub(crate) fn refuse(&mut self, at: RowAt, refusal: impl Into<Refusal>) {
        if self.problems.told.len() < PROBLEMS_TOLD_MAX {
            self.problems.told.push(RowProblem { at, refusal: refusal.into() });
        } else {
            self.problems.untold += 1;
        }
    }

    /// The events of all rows, or the problems of all rows.
    pub(crate) fn finish(mut self) -> Result<Vec<S::Event>, RowProblems> {
        if self.problems.count() == 0 {
            return Ok(self.events);
        }
        self.problems.told.sort_by_key(|problem| problem.at);
        Err(self.problems)
    }
}
