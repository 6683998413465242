//! The board of an operation: what the fold says, with the names that people know.
//!
//! A board is a function of the folded state: now, or at any past moment, by the same code.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::kernel::{Commitment, Instant, Key, OperationId, PersonId, Realm, VaultText};
use domain::operations::task_machine::State;
use domain::operations::{Operation, Origin, PlanResponse, Response, TaskView};
use domain::plans::document::Task;

use super::book::{Looked, Past, past};
use super::happenings::{Happening, Stretch, events_within};
use super::names::Names;
use super::plan_book::ReadPlan;
use super::provenances::ProvenanceOf;
use super::standing::{self, Ending};
use crate::actor::Provenance;
use crate::failure::Fault;
use crate::office::Reading;
use crate::vault::Opened;

/// The board of an operation.
pub struct Board {
    /// The operation as it was folded.
    pub looked: Arc<Looked>,
    /// The moment that is shown.
    pub at: Instant,
    /// Where a past moment is shown: which, and in which reading.
    pub past: Option<Past>,
    /// What people call the operation; none where its texts were destroyed.
    pub title: Option<String>,
    /// Its plans at work, in the order of the response.
    pub plans: Vec<PlanOnBoard>,
    /// What codes are called.
    pub names: Names,
    /// What happened in the last half hour, the newest first.
    pub recent: Vec<Happening>,
    said: BTreeMap<Commitment, String>,
}

/// A plan at work, with its text.
pub struct PlanOnBoard {
    /// The text of the version, read; none where it is not there any more.
    pub read: Option<Arc<ReadPlan>>,
}

/// What a unit has to do.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UnitRow {
    /// Tasks that it was asked to do and has not taken on.
    pub waiting: u32,
    /// Tasks that it has taken on or is at.
    pub at_work: u32,
    /// Tasks that something is in the way of, or that it gave back.
    pub blocked: u32,
    /// Open tasks that are late.
    pub late: u32,
    /// Tasks that are done.
    pub done: u32,
}

/// The board of an operation, now or at a past moment; none where there is no such one, or was not
/// then.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn board(
    reading: &mut Reading<'_>,
    realm: &Realm,
    operation: OperationId,
    past: Option<Past>,
) -> Result<Option<Board>, Fault> {
    let looked = match past {
        None => reading.operation_now(realm, operation)?,
        Some(past) => reading.operation_then(realm, operation, past)?.map(Arc::new),
    };
    let now = reading.now(realm)?;
    let (Some(looked), Some(now)) = (looked, now) else { return Ok(None) };
    let at = past.map_or(now, |it| it.at);
    let mut board = Board {
        at,
        past,
        title: title(reading, realm, operation)?,
        plans: Vec::new(),
        names: Names::of(reading, realm, at)?,
        recent: recent(reading, (realm, operation), (at, past))?,
        said: BTreeMap::new(),
        looked,
    };
    board.read_plans(reading, realm)?;
    board.open_texts(reading)?;
    let people = board.people();
    board.names.call(reading, realm, people)?;
    Ok(Some(board))
}

fn title(
    reading: &mut Reading<'_>,
    realm: &Realm,
    operation: OperationId,
) -> Result<Option<String>, Fault> {
    let Some(row) = reading.view.operation(realm, operation)? else { return Ok(None) };
    Ok(match reading.open(&row.title)? {
        Opened::Text(title) => Some(title),
        Opened::Destroyed => None,
    })
}

/// What happened in the half hour before a moment. With the clock of a realm standing still or
/// going backwards in the telling, what was entered later than the moment is left out.
fn recent(
    reading: &mut Reading<'_>,
    of: (&Realm, OperationId),
    (at, past): (Instant, Option<Past>),
) -> Result<Vec<Happening>, Fault> {
    events_within(reading, of, Stretch::recent(at, past))
}

impl Board {
    /// The operation.
    #[must_use]
    pub fn operation(&self) -> &Operation {
        &self.looked.operation
    }

    /// Its response.
    #[must_use]
    pub fn response(&self) -> &Response {
        &self.looked.operation.response
    }

    /// A text of the operation in clear; none where it was destroyed.
    #[must_use]
    pub fn said(&self, text: &VaultText) -> Option<&str> {
        self.said.get(&text.commitment()?).map(String::as_str)
    }

    /// Where something that stands in it comes from; none where no line of a script did it last.
    #[must_use]
    pub fn comes_from(&self, of: &ProvenanceOf) -> Option<&Provenance> {
        self.looked.provenances.get(of)
    }

    /// What the document says of a task; none for one that somebody gave.
    #[must_use]
    pub fn document_of(&self, task: &TaskView<'_>) -> Option<&Task> {
        let Origin::Planned { plan, .. } = task.record.origin else { return None };
        let key = &task.planned?.1.key;
        self.plans.get(plan)?.read.as_ref()?.plan().tasks.get(key)
    }

    /// Open tasks that are late, the longest first.
    #[must_use]
    pub fn late(&self) -> Vec<TaskView<'_>> {
        standing::late(self.response(), self.at)
    }

    /// Tasks that something is in the way of, or that were given back, the longest first.
    #[must_use]
    pub fn blocked(&self) -> Vec<TaskView<'_>> {
        standing::blocked(self.response())
    }

    /// Tasks that nobody has taken on and of which somebody else has heard by now.
    #[must_use]
    pub fn escalated(&self) -> Vec<TaskView<'_>> {
        standing::escalated(self.response())
    }

    /// What ends within a day, or should have ended: levels, measures, tasks; the first first.
    #[must_use]
    pub fn ending(&self) -> Vec<Ending> {
        standing::ending(self.response(), self.at)
    }

    /// What each unit has to do, the one with the most late tasks first.
    #[must_use]
    pub fn by_unit(&self) -> Vec<(Key, UnitRow)> {
        let mut rows: BTreeMap<Key, UnitRow> = BTreeMap::new();
        for it in self.response().all_tasks() {
            if it.task.opened_at().is_none() {
                continue;
            }
            let row = rows.entry(it.lead().clone()).or_default();
            match it.task.state() {
                State::Open | State::Offered => row.waiting += 1,
                State::Accepted | State::Started => row.at_work += 1,
                State::Blocked | State::Declined => row.blocked += 1,
                State::Done | State::Verified => row.done += 1,
                State::Planned | State::Cancelled => {}
            }
            row.late += u32::from(it.is_late(self.at));
        }
        let mut rows: Vec<_> =
            rows.into_iter().filter(|(_, it)| *it != UnitRow::default()).collect();
        rows.sort_by_key(|(_, it)| {
            std::cmp::Reverse((it.late, it.blocked, it.waiting, it.at_work))
        });
        rows
    }

    /// How many tasks stand where.
    #[must_use]
    pub fn by_state(&self) -> BTreeMap<State, u32> {
        let mut counts = BTreeMap::new();
        for it in self.response().all_tasks() {
            *counts.entry(it.task.state()).or_default() += 1;
        }
        counts
    }

    fn read_plans(&mut self, reading: &mut Reading<'_>, realm: &Realm) -> Result<(), Fault> {
        let looked = Arc::clone(&self.looked);
        for it in &looked.operation.response.plans {
            let it = &it.at_work;
            let read = reading.issued_text(realm, (it.plan, it.version), &it.sha256)?;
            self.plans.push(PlanOnBoard { read });
        }
        let others = self.plans_named();
        self.names.call_plans(reading, realm, others)
    }

    /// The keys of plans that are not at work here and that one at work names.
    fn plans_named(&self) -> BTreeSet<Key> {
        let read = self.plans.iter().filter_map(|it| it.read.as_ref());
        let mut named: BTreeSet<Key> = read.flat_map(|it| it.plan().plans_named()).collect();
        named.retain(|it| self.response().plan(it).is_none());
        named
    }

    fn open_texts(&mut self, reading: &mut Reading<'_>) -> Result<(), Fault> {
        let looked = Arc::clone(&self.looked);
        for commitment in texts_of(&looked.operation.response) {
            if let Opened::Text(text) = reading.open(&commitment)? {
                self.said.insert(commitment, text);
            }
        }
        Ok(())
    }

    /// The persons whose names a board shows: whoever commands, decides, is late or says why not.
    fn people(&self) -> BTreeSet<PersonId> {
        let response = self.response();
        let decisions = || response.plans.iter().filter_map(|it| it.decision.as_ref());
        let deciding = decisions().map(|it| &it.decided_by).chain(response.commanding_post());
        let proposed = response.plans.iter().filter_map(|it| {
            let level = it.proposal.as_ref()?.level.as_ref()?;
            it.at_work.level(level)?.decided_by.as_ref()
        });
        let deciding = deciding.chain(proposed);
        let stuck = self.late().into_iter().chain(self.blocked()).chain(self.escalated());
        let proposals = response.plans.iter().filter_map(|it| it.proposal.as_ref());
        let said = self.blocked().into_iter().filter_map(|it| it.record.last_by.person);
        let said = said.chain(decisions().filter_map(|it| it.by.person));
        let said: Vec<PersonId> = said.chain(proposals.filter_map(|it| it.by.person)).collect();
        let asked: BTreeSet<Key> = stuck.filter_map(|it| it.post().cloned()).collect();
        let posts = deciding.chain(&asked).filter_map(|it| self.names.posts.get(it));
        let holders = posts.flat_map(|it| it.holders.iter().copied());
        let actors = self.recent.iter().filter_map(|it| match it.who {
            crate::Who::Staff { person, .. } | crate::Who::Themselves { person } => Some(person),
            crate::Who::Operator { .. } | crate::Who::Script { .. } => None,
        });
        holders.chain(actors).chain(said).collect()
    }
}

/// The texts that a board shows: what was decided and why, what is in the way, what was given.
fn texts_of(response: &Response) -> BTreeSet<Commitment> {
    let of_plan = |it: &PlanResponse| {
        let matter = it.decision.as_ref().map(|it| it.matter.clone());
        let proposal = it.proposal.as_ref();
        let reason = proposal.and_then(|it| it.reason.clone());
        let down = proposal.and_then(|it| it.turned_down.clone());
        let floor = it.floor.as_ref().map(|it| it.from.clone());
        let lift = it.lift.as_ref().map(|it| it.matter.clone());
        matter.into_iter().chain(reason).chain(down).chain(floor).chain(lift)
    };
    let of_task = |it: TaskView<'_>| {
        let title = match &it.record.origin {
            Origin::Given(given) => Some(given.title.clone()),
            Origin::Planned { .. } => None,
        };
        title.into_iter().chain(it.record.reason.clone())
    };
    let command = response.command.as_ref().and_then(|it| it.briefing.clone());
    let normal = response.normalised.iter().flat_map(|it| [it.watch.clone(), it.reentry.clone()]);
    let texts = response.plans.iter().flat_map(of_plan).chain(command).chain(normal);
    let texts = texts.chain(response.all_tasks().flat_map(of_task));
    texts.filter_map(|it| it.commitment()).collect()
}

impl Reading<'_> {
    /// An operation as it is; none where there is no such one.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn operation_now(
        &mut self,
        realm: &Realm,
        operation: OperationId,
    ) -> Result<Option<Arc<Looked>>, Fault> {
        self.book.now(self.view, realm, operation)
    }

    /// An operation as it was at a moment; none where it was not open then.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn operation_then(
        &mut self,
        realm: &Realm,
        operation: OperationId,
        then: Past,
    ) -> Result<Option<Looked>, Fault> {
        past(self.view, realm, operation, then)
    }
}
