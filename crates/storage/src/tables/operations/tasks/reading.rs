//! The tasks of a realm read back, in the order in which they are due.

use application::{Fault, TASK_ROWS_MAX, TaskFilter, TaskPage, TaskPlace, TaskRow, TaskSelection};
use domain::kernel::{Commitment, Instant, Key, Realm};
use domain::operations::TaskNumber;
use domain::operations::task_machine::{State, TaskIndex};

use super::state::{NEVER, name};
use crate::engine::{Row, Session};
use crate::statements::statements;
use crate::tables::cells::read_number;

statements! {
    OPEN = "SELECT operation, task, plan, key, title, lead, post, state, priority, opened_at,
        due_at, since, overdue_at, escalated_at, escalated_to, done_at, position
      FROM tasks
      WHERE jurisdiction = $1 AND realm = $2 AND is_open = 1
        AND (due_at, operation, task) > ($3, $4, $5)
        AND ($6 = 1 OR REPLACE($7, ' ' || lead || ' ', '') <> $7
          OR REPLACE($8, ' ' || post || ' ', '') <> $8)
      ORDER BY due_at, operation, task LIMIT $9";
    OVERDUE = "SELECT operation, task, plan, key, title, lead, post, state, priority, opened_at,
        due_at, since, overdue_at, escalated_at, escalated_to, done_at, position
      FROM tasks
      WHERE jurisdiction = $1 AND realm = $2 AND is_open = 1 AND overdue_at IS NOT NULL
        AND (due_at, operation, task) > ($3, $4, $5)
        AND ($6 = 1 OR REPLACE($7, ' ' || lead || ' ', '') <> $7
          OR REPLACE($8, ' ' || post || ' ', '') <> $8)
      ORDER BY due_at, operation, task LIMIT $9";
    ALL = "SELECT operation, task, plan, key, title, lead, post, state, priority, opened_at,
        due_at, since, overdue_at, escalated_at, escalated_to, done_at, position
      FROM tasks
      WHERE jurisdiction = $1 AND realm = $2
        AND (due_at, operation, task) > ($3, $4, $5)
        AND ($6 = 1 OR REPLACE($7, ' ' || lead || ' ', '') <> $7
          OR REPLACE($8, ' ' || post || ' ', '') <> $8)
      ORDER BY due_at, operation, task LIMIT $9";
}

pub(crate) fn list(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    filter: &TaskFilter,
    page: TaskPage,
) -> Result<Vec<TaskRow>, Fault> {
    let statement = match filter.only {
        TaskSelection::Open => OPEN,
        TaskSelection::Overdue => OVERDUE,
        TaskSelection::All => ALL,
    };
    let is_everybodys = filter.leads.is_empty() && filter.posts.is_empty();
    let (leads, posts) = (between_spaces(&filter.leads), between_spaces(&filter.posts));
    let (due_at, operation, task) = behind(page.after);
    let values = [
        jurisdiction.into(),
        realm.as_str().into(),
        due_at.into(),
        (&operation).into(),
        task.into(),
        i64::from(is_everybodys).into(),
        (&leads).into(),
        (&posts).into(),
        page.rows_max.min(TASK_ROWS_MAX).into(),
    ];
    session.query(statement, &values)?.into_iter().map(read).collect()
}

/// Keys as one value, in which a statement finds a key with the spaces around it.
fn between_spaces(keys: &[Key]) -> String {
    keys.iter().map(|it| format!(" {it} ")).collect()
}

/// The place as the columns have it; before everything without one.
fn behind(place: Option<TaskPlace>) -> (i64, String, u32) {
    place.map_or((i64::MIN, String::new(), 0), |it| {
        let due_at = it.due_at.map_or(NEVER, Instant::microseconds);
        (due_at, it.operation.to_string(), it.task.number())
    })
}

fn read(mut row: Row) -> Result<TaskRow, Fault> {
    let instant = |it: i64| Instant::from_microseconds(it);
    Ok(TaskRow {
        operation: row.parsed()?,
        task: TaskNumber::of(TaskIndex::new(read_number(&mut row)?.saturating_sub(1))),
        plan: row.optional_parsed()?,
        key: row.optional_parsed()?,
        title: read_title(&mut row)?,
        lead: row.parsed()?,
        post: row.optional_parsed()?,
        state: read_state(&mut row)?,
        priority: u8::try_from(row.integer()?).map_err(unreadable)?,
        opened_at: row.optional_integer()?.map(instant),
        due_at: Some(row.integer()?).filter(|it| *it < NEVER).map(instant),
        since: row.optional_integer()?.map(instant),
        overdue_at: row.optional_integer()?.map(instant),
        escalated_at: row.optional_integer()?.map(instant),
        escalated_to: row.optional_parsed()?,
        done_at: row.optional_integer()?.map(instant),
        position: row.natural()?,
    })
}

fn read_title(row: &mut Row) -> Result<Option<Commitment>, Fault> {
    let bytes = row.optional_bytes()?;
    let title = bytes.map(|it| <[u8; 32]>::try_from(it.as_slice()).map(Commitment::from_bytes));
    title.transpose().map_err(unreadable)
}

fn read_state(row: &mut Row) -> Result<State, Fault> {
    let text = row.text()?;
    let state = State::ALL.iter().find(|it| name(**it) == text);
    state.copied().ok_or_else(|| unreadable(format!("state “{text}” is not known")))
}

fn unreadable(met: impl std::fmt::Display) -> Fault {
    Fault::new("reading a task", met)
}
