//! What is kept of operations: their logs, their plans at work, their tasks.

use domain::kernel::{
    Commitment, Instant, Key, Label, OperationId, PersonId, PlanId, Realm, SituationReportId,
    VaultText,
};
use domain::operations::TaskNumber;
use domain::operations::task_machine::State;
use domain::plans::document::LevelName;

use super::rows::{LogRow, OperationRow, Page};
use crate::failure::Fault;

/// At most so many tasks are handed out at once.
pub const TASK_ROWS_MAX: u32 = 200;
/// At most so many operations that run are told, over all realms.
pub const RUNNING_OPERATIONS_MAX: u32 = 10_000;

/// A plan at work in an operation, with its level.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanAtWorkRow {
    /// What other plans call it.
    pub plan: Key,
    /// Which plan of the library.
    pub plan_id: PlanId,
    /// Which version, from 1.
    pub version: u32,
    /// SHA-256 of its text's bytes.
    pub sha256: Commitment,
    /// What people call it.
    pub title: Label,
    /// The level in force.
    pub level: Option<LevelName>,
    /// Its rank, 1 the most severe.
    pub rank: Option<u8>,
    /// Since when this level is in force.
    pub since: Option<Instant>,
    /// Until when it is expected to last.
    pub ends_at: Option<Instant>,
    /// The post that decided it, or prolonged it last.
    pub decided_by: Option<Key>,
    /// When the response under it was lifted, if no level was decided after that.
    pub lifted_at: Option<Instant>,
    /// The journal position at which it was put to work.
    pub position: u64,
}

/// A task, as lists over all operations show it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TaskRow {
    /// The operation that it belongs to.
    pub operation: OperationId,
    /// Its number there.
    pub task: TaskNumber,
    /// The plan that says what is to be done; none for one that somebody gave.
    pub plan: Option<Key>,
    /// Its key in that plan, under which the plan's text has its title.
    pub key: Option<Key>,
    /// What a task is called that somebody gave; in the vault.
    pub title: Option<Commitment>,
    /// The unit that answers for it.
    pub lead: Key,
    /// The post that was asked last, or that its plan hands the task order to.
    pub post: Option<Key>,
    /// Where it stands.
    pub state: State,
    /// 1 before 2 before 3.
    pub priority: u8,
    /// When it opened.
    pub opened_at: Option<Instant>,
    /// By when it is to be done; known from its opening on.
    pub due_at: Option<Instant>,
    /// Since when it stands where it stands; none while it is planned.
    pub since: Option<Instant>,
    /// Since when it is marked as overdue.
    pub overdue_at: Option<Instant>,
    /// Since when somebody else hears of it.
    pub escalated_at: Option<Instant>,
    /// The post that hears of it.
    pub escalated_to: Option<Key>,
    /// When it was done.
    pub done_at: Option<Instant>,
    /// The journal position of its last change; the marks of time leave it, as they leave the
    /// version that a command has seen.
    pub position: u64,
}

impl TaskRow {
    /// Where the page ends of which this is the last row.
    #[must_use]
    pub const fn place(&self) -> TaskPlace {
        TaskPlace { due_at: self.due_at, operation: self.operation, task: self.task }
    }
}

/// A situation report of an operation, as it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct SituationReportRow {
    /// Which one.
    pub report: SituationReportId,
    /// The moment up to which it speaks.
    pub as_of: Instant,
    /// Its four blocks: situation, responsibilities, measures, effectiveness.
    pub blocks: [VaultText; 4],
    /// Who wrote it last, as the journal has it.
    pub who: String,
    /// The same as a person.
    pub writer: Option<PersonId>,
    /// When it was written last.
    pub written_at: Instant,
    /// The journal position of that event.
    pub written_position: u64,
    /// Who has checked it as it stands, as the journal has it, and when.
    pub checked: Option<(String, Instant)>,
    /// That it has left the house.
    pub issued: Option<IssuedRow>,
}

/// That a situation report has left the house.
#[derive(Clone, PartialEq, Debug)]
pub struct IssuedRow {
    /// Its number among those of the operation.
    pub number: u32,
    /// When.
    pub at: Instant,
    /// Who issued it, as the journal has it.
    pub who: String,
    /// The body in whose name.
    pub from: VaultText,
    /// To which units.
    pub to: VaultText,
    /// The journal position of the event.
    pub position: u64,
}

/// Which tasks a list shows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TaskFilter {
    /// The units that answer for them,
    pub leads: Vec<Key>,
    /// or the posts that were asked. Where both are empty, it is everybody's.
    pub posts: Vec<Key>,
    /// How far they have come.
    pub only: TaskSelection,
}

/// How far the tasks of a list have come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum TaskSelection {
    /// Opened and not over, in operations that are not closed.
    #[default]
    Open,
    /// Those of them that are marked as overdue.
    Overdue,
    /// All that any operation knows of.
    All,
}

/// The place of a task in a list: by when it is due, then its operation, then its number. What has
/// no time stands last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TaskPlace {
    /// By when it is to be done.
    pub due_at: Option<Instant>,
    /// The operation that it belongs to.
    pub operation: OperationId,
    /// Its number there.
    pub task: TaskNumber,
}

/// A piece of a list of tasks: at most `rows_max` rows behind a place, and at most
/// [`TASK_ROWS_MAX`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TaskPage {
    /// Only rows behind it; the first page has none.
    pub after: Option<TaskPlace>,
    /// At most this many.
    pub rows_max: u32,
}

/// What can be asked about operations. Texts are commitments: pages open them one by one. Every
/// method fails only when the store cannot be read.
#[expect(clippy::missing_errors_doc, reason = "said once, on the trait")]
pub trait OperationsView {
    /// Operations, newest first.
    fn operations(&mut self, realm: &Realm, page: Page) -> Result<Vec<OperationRow>, Fault>;
    /// One operation.
    fn operation(
        &mut self,
        realm: &Realm,
        operation: OperationId,
    ) -> Result<Option<OperationRow>, Fault>;
    /// The operations of all realms that are not closed, at most [`RUNNING_OPERATIONS_MAX`].
    fn running_operations(&mut self) -> Result<Vec<(Realm, OperationId)>, Fault>;
    /// Lines of an operation's log that were written or put right after a position, oldest first.
    fn log_since(
        &mut self,
        realm: &Realm,
        operation: OperationId,
        position: u64,
        rows_max: u32,
    ) -> Result<Vec<LogRow>, Fault>;
    /// Lines of an operation's log, newest entered first.
    fn log(
        &mut self,
        realm: &Realm,
        operation: OperationId,
        page: Page,
    ) -> Result<Vec<LogRow>, Fault>;
    /// The plans at work in an operation, in the order in which they were put to work.
    fn plans_at_work(
        &mut self,
        realm: &Realm,
        operation: OperationId,
    ) -> Result<Vec<PlanAtWorkRow>, Fault>;
    /// Tasks of all operations of a realm, in the order of their places.
    fn tasks(
        &mut self,
        realm: &Realm,
        filter: &TaskFilter,
        page: TaskPage,
    ) -> Result<Vec<TaskRow>, Fault>;
    /// The situation reports of an operation, in the order in which they were begun.
    fn situation_reports(
        &mut self,
        realm: &Realm,
        operation: OperationId,
    ) -> Result<Vec<SituationReportRow>, Fault>;
}
