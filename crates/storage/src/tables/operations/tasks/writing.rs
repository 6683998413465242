//! What an event changes of the tasks of an operation.

use application::{Fault, Recorded};
use domain::kernel::{Instant, Key, OperationId};
use domain::operations::task_machine::State;
use domain::operations::{
    OperationClosed, PlanPutToWork, TaskAccepted, TaskBlocked, TaskCancelled, TaskDeclined,
    TaskEnded, TaskEscalated, TaskFinished, TaskGiven, TaskHandedOver, TaskNumber, TaskOffered,
    TaskOpened, TaskOverdue, TaskReleased, TaskResumed, TaskScheduled, TaskSentBack, TaskStarted,
    TaskVerified,
};

use super::state::{NEVER, name};
use crate::engine::{Session, Value};
use crate::statements::statements;
use crate::tables::cells::{read_number, sealed};
use crate::tables::operations::writing::Of;

statements! {
    KNOWN = "INSERT INTO tasks
      (jurisdiction, realm, operation, task, plan, key, title, lead, post, priority, due_at,
       position, state, is_open)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'planned', 0)";
    LAST = "SELECT COALESCE(MAX(task), 0) FROM tasks
      WHERE jurisdiction = $1 AND realm = $2 AND operation = $3";
    /// One statement for whatever happens to a task, so that all of it can be gathered: what an
    /// event says nothing of stays as it is.
    CHANGED = "UPDATE tasks SET state = COALESCE($5, state), is_open = COALESCE($6, is_open),
        since = COALESCE($7, since), lead = COALESCE($8, lead), post = COALESCE($9, post),
        opened_at = COALESCE($10, opened_at), due_at = COALESCE($11, due_at),
        done_at = COALESCE($12, done_at), overdue_at = COALESCE($13, overdue_at),
        escalated_at = COALESCE($14, escalated_at), escalated_to = COALESCE($15, escalated_to),
        position = COALESCE($16, position)
      WHERE jurisdiction = $1 AND realm = $2 AND operation = $3 AND task = $4";
    SENT_BACK = "UPDATE tasks SET state = $5, is_open = 1, since = $6, done_at = NULL,
        position = $7
      WHERE jurisdiction = $1 AND realm = $2 AND operation = $3 AND task = $4";
    OPERATION_CLOSED = "UPDATE tasks SET is_open = 0
      WHERE jurisdiction = $1 AND realm = $2 AND operation = $3";
}

/// The tasks of a plan follow those that the operation knows already, in the plan's order.
pub(in crate::tables::operations) fn planned(
    session: &mut Session,
    recorded: &Recorded,
    it: &PlanPutToWork,
) -> Result<(), Fault> {
    let of = Of::new(recorded, it.operation);
    let last = session.query_one(LAST, &of.values())?;
    let last = last.map_or(Ok(0), |mut row| read_number(&mut row))?;
    for (number, task) in (last.saturating_add(1)..).zip(&it.plan.tasks) {
        let rest = [
            number.into(),
            it.plan.key.as_str().into(),
            task.key.as_str().into(),
            Value::Null,
            task.lead.as_str().into(),
            task.post.as_ref().map(Key::as_str).into(),
            u32::from(task.priority).into(),
            NEVER.into(),
            recorded.sealed.envelope().position.into(),
        ];
        of.run(session, KNOWN, &rest)?;
    }
    Ok(())
}

pub(in crate::tables::operations) fn given(
    session: &mut Session,
    recorded: &Recorded,
    it: &TaskGiven,
) -> Result<(), Fault> {
    let title = sealed(&it.title)?;
    let rest = [
        it.task.number().into(),
        Value::Null,
        Value::Null,
        title.bytes().into(),
        it.lead.as_str().into(),
        it.post.as_ref().map(Key::as_str).into(),
        u32::from(it.priority).into(),
        NEVER.into(),
        recorded.sealed.envelope().position.into(),
    ];
    Of::new(recorded, it.operation).run(session, KNOWN, &rest)
}

/// An event after which a task stands somewhere else, is somebody else's, or is marked.
pub(in crate::tables::operations) trait ChangesTask {
    /// Of which operation, and which task.
    fn task(&self) -> (OperationId, TaskNumber);
    /// What it changes.
    fn change(&self) -> Change<'_>;
}

/// What an event changes of a task; what it says nothing of stays as it is.
#[derive(Default)]
pub(in crate::tables::operations) struct Change<'a> {
    state: Option<State>,
    lead: Option<&'a Key>,
    post: Option<&'a Key>,
    due_at: Option<Instant>,
    mark: Option<Mark<'a>>,
}

/// What time alone says of a task, once.
enum Mark<'a> {
    Overdue,
    EscalatedTo(Option<&'a Key>),
}

impl Change<'_> {
    fn to(state: State) -> Self {
        Self { state: Some(state), ..Self::default() }
    }
}

macro_rules! changes {
    ($($event:ident ($it:ident) => $change:expr;)+) => {$(
        impl ChangesTask for $event {
            fn task(&self) -> (OperationId, TaskNumber) {
                (self.operation, self.task)
            }
            fn change(&self) -> Change<'_> {
                let $it = self;
                $change
            }
        }
    )+};
}

changes! {
    TaskScheduled(_it) => Change::default();
    TaskReleased(_it) => Change::default();
    TaskOpened(it) => Change { due_at: it.due_at, ..Change::to(State::Open) };
    TaskOffered(it) => Change { post: Some(&it.to), ..Change::to(State::Offered) };
    TaskAccepted(_it) => Change::to(State::Accepted);
    TaskDeclined(_it) => Change::to(State::Declined);
    TaskStarted(_it) => Change::to(State::Started);
    TaskBlocked(_it) => Change::to(State::Blocked);
    TaskResumed(_it) => Change::to(State::Started);
    TaskFinished(_it) => Change::to(State::Done);
    TaskEnded(_it) => Change::to(State::Done);
    TaskVerified(_it) => Change::to(State::Verified);
    TaskCancelled(_it) => Change::to(State::Cancelled);
    TaskHandedOver(it) => Change { lead: Some(&it.to), ..Change::default() };
    TaskOverdue(_it) => Change { mark: Some(Mark::Overdue), ..Change::default() };
    TaskEscalated(it) => {
        Change { mark: Some(Mark::EscalatedTo(it.to.as_ref())), ..Change::default() }
    };
}

/// Writes it. An act on a task never happens before the one before it, so that the task stands
/// there since then.
pub(in crate::tables::operations) fn changed(
    session: &mut Session,
    recorded: &Recorded,
    event: &impl ChangesTask,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let ((operation, task), it) = (event.task(), event.change());
    let at_if = |is_so: bool| is_so.then_some(envelope.happened_at).into();
    let is_open = it.state.map(|it| i64::from(it != State::Planned && !it.is_over()));
    let (is_overdue, is_escalated, to) = match it.mark {
        None => (false, false, None),
        Some(Mark::Overdue) => (true, false, None),
        Some(Mark::EscalatedTo(to)) => (false, true, to),
    };
    let rest = [
        task.number().into(),
        it.state.map(name).into(),
        is_open.into(),
        at_if(it.state.is_some()),
        it.lead.map(Key::as_str).into(),
        it.post.map(Key::as_str).into(),
        at_if(it.state == Some(State::Open)),
        it.due_at.map(Instant::microseconds).into(),
        at_if(it.state == Some(State::Done)),
        at_if(is_overdue),
        at_if(is_escalated),
        to.map(Key::as_str).into(),
        it.mark.is_none().then_some(envelope.position).into(),
    ];
    Of::new(recorded, operation).run(session, CHANGED, &rest)
}

/// Whoever took it on has it again, and it is not done.
pub(in crate::tables::operations) fn sent_back(
    session: &mut Session,
    recorded: &Recorded,
    it: &TaskSentBack,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let rest = [
        it.task.number().into(),
        name(State::Accepted).into(),
        envelope.happened_at.into(),
        envelope.position.into(),
    ];
    Of::new(recorded, it.operation).run(session, SENT_BACK, &rest)
}

/// What was handed over goes on elsewhere: nobody can work it here any more.
pub(in crate::tables::operations) fn operation_closed(
    session: &mut Session,
    recorded: &Recorded,
    it: &OperationClosed,
) -> Result<(), Fault> {
    Of::new(recorded, it.operation).run(session, OPERATION_CLOSED, &[])
}
