//! The thread of a task: from the line of the plan to the events of the journal.

use std::collections::BTreeSet;

use domain::kernel::{OperationId, PersonId, Realm, Thing};
use domain::operations::TaskNumber;
use plan_document::finding::Finding;

use super::board::Board;
use super::book::stream_of;
use super::happenings::Happening;
use super::plan_book::ReadPlan;
use crate::actor::Who;
use crate::failure::Fault;
use crate::office::Reading;

/// So many events of one task are shown.
const EVENTS_MAX: u32 = 500;

/// The thread of a task.
pub struct Thread {
    /// What happened to it, the oldest first, with what it hung on: the plan put to work, the
    /// level that opened it.
    pub steps: Vec<ThreadStep>,
    /// The line of its plan; none for a task that somebody gave.
    pub line: Option<PlanLine>,
    /// What the check found at that line.
    pub findings: Vec<Finding>,
}

/// The line of a plan that a task comes from.
pub struct PlanLine {
    /// Its first line in the text, from 1.
    pub line: usize,
    /// The lines of the text, as they were issued.
    pub text: String,
}

/// Something that happened to a task, or that it hung on.
pub struct ThreadStep {
    /// What happened.
    pub happening: Happening,
    /// Whether it happened to the task itself.
    pub is_own: bool,
}

/// The thread of a task on a board; `found` is what the check found in the text of its plan, and
/// without it the line is not looked at.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn thread(
    reading: &mut Reading<'_>,
    (realm, operation): (&Realm, OperationId),
    (board, task): (&mut Board, TaskNumber),
    found: &[Finding],
) -> Result<Option<Thread>, Fault> {
    let Some(view) = board.response().task(task) else { return Ok(None) };
    let planned = view.planned.map(|(plan, it)| (plan.at_work.key.clone(), it.key.clone()));
    let key = format!("{operation}.{task}");
    let mut things = vec![Thing::new("task", &key), Thing::new("task_clock", &key)];
    if let Some((plan, _)) = &planned {
        things.push(Thing::new("plan_at_work", format_args!("{operation}.{plan}")));
        things.push(Thing::new("level", format_args!("{operation}.{plan}")));
    }
    let stored =
        reading.view.events_of_things(realm, &stream_of(operation), &things, EVENTS_MAX)?;
    let mut steps = Vec::new();
    for stored in &stored {
        let happening = Happening::of(reading, stored)?;
        if board.past.is_some_and(|past| !happening.is_in(past)) {
            continue;
        }
        let is_own = happening.event.task() == Some(task);
        steps.push(ThreadStep { happening, is_own });
    }
    keep_what_it_hung_on(&mut steps);
    let people = people_of(board, task, &steps);
    board.names.call(reading, realm, people)?;
    let mut thread = Thread { steps, line: None, findings: Vec::new() };
    if let Some((plan, key)) = planned {
        let place = board.response().plans.iter().position(|it| it.at_work.key == plan);
        let read = place.and_then(|it| board.plans.get(it)?.read.clone());
        if let Some(read) = read {
            thread.read(&read, key.as_str(), found);
        }
    }
    Ok(Some(thread))
}

/// Whoever acted, and whoever is in the posts that have to.
fn people_of(board: &Board, task: TaskNumber, steps: &[ThreadStep]) -> BTreeSet<PersonId> {
    let acted = steps.iter().flat_map(|it| people(&it.happening.who));
    let view = board.response().task(task);
    let asked = view.as_ref().and_then(|it| it.post());
    let told = view.as_ref().and_then(|it| it.record.escalated.as_ref()?.1.as_ref());
    let posts = asked.into_iter().chain(told).filter_map(|it| board.names.posts.get(it));
    acted.chain(posts.flat_map(|it| it.holders.iter().copied())).collect()
}

fn people(who: &Who) -> impl Iterator<Item = PersonId> {
    let (person, on_behalf_of) = match who {
        Who::Staff { person, post: _, on_behalf_of } => (Some(*person), *on_behalf_of),
        Who::Themselves { person } => (Some(*person), None),
        Who::Operator { command: _ } | Who::Script { role: _, provenance: _ } => (None, None),
    };
    person.into_iter().chain(on_behalf_of)
}

/// Of the plan's own events the task hung on its putting to work, and on whatever one command did
/// together with something of the task: the level that opened or ended it.
fn keep_what_it_hung_on(steps: &mut Vec<ThreadStep>) {
    let commands: BTreeSet<String> =
        steps.iter().filter(|it| it.is_own).map(|it| it.happening.command.clone()).collect();
    steps.retain(|it| {
        let is_beginning =
            matches!(it.happening.event, domain::operations::Event::PlanPutToWork(_));
        it.is_own || is_beginning || commands.contains(&it.happening.command)
    });
}

impl Thread {
    fn read(&mut self, read: &ReadPlan, task: &str, found: &[Finding]) {
        let document = &read.document;
        let text = document.text();
        let Some(node) = document.node(&["tasks", task]) else { return };
        let (key, value) = (document.span_of(&["tasks", task]), node.span);
        let before = text.get(..key.start.min(value.start)).unwrap_or_default();
        let begins = before.rfind('\n').map_or(0, |at| at + 1);
        let end = key.end.max(value.end);
        let line = before.matches('\n').count() + 1;
        let excerpt = text.get(begins..end).unwrap_or_default().trim_end().to_owned();
        self.line = Some(PlanLine { line, text: excerpt });
        let path = format!("tasks.{task}");
        let is_here = |it: &Finding| {
            it.path == path || it.path.strip_prefix(&path).is_some_and(|it| it.starts_with('.'))
        };
        self.findings = found.iter().filter(|it| is_here(it)).cloned().collect();
    }
}
