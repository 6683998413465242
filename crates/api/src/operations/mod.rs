//! Operations and their logs, as JSON.

mod board;
mod list;
mod log;
mod show;
mod tasks;

pub(crate) use board::show_board;
pub(crate) use list::list;
pub(crate) use log::log;
pub(crate) use show::show;
pub(crate) use tasks::{list_tasks, show_task};

use application::{Fault, OperationRow, Page, Reading};
use domain::kernel::OperationId;
use serde::{Deserialize, Serialize};

/// A list is given in pieces of at most this many rows.
const ROWS_MAX: u32 = 200;

/// Which piece of a list: the next one begins before the position in `next_before`.
#[derive(Clone, Copy, Deserialize)]
pub(crate) struct PageQuery {
    before: Option<u64>,
    limit: Option<u32>,
}

impl PageQuery {
    fn page(self) -> Page {
        Page { before: self.before, rows_max: self.limit.unwrap_or(50).clamp(1, ROWS_MAX) }
    }
}

/// A piece of a list.
#[derive(Serialize)]
pub(crate) struct Piece<T> {
    items: Vec<T>,
    /// Give it as `before` to get the next piece; nothing at the end.
    next_before: Option<u64>,
}

#[derive(Deserialize)]
pub(crate) struct OperationPath {
    operation: String,
}

impl OperationPath {
    fn operation(&self) -> Option<OperationId> {
        self.operation.parse().ok()
    }
}

/// An operation, as JSON. Times are microseconds since 1970-01-01T00:00:00Z.
#[derive(Serialize)]
pub(crate) struct Operation {
    operation: String,
    /// Nothing where it was destroyed.
    title: Option<String>,
    class: &'static str,
    area: String,
    opened_at: i64,
    position: u64,
}

fn operation(row: &OperationRow, reading: &mut Reading<'_>) -> Result<Operation, Fault> {
    Ok(Operation {
        operation: row.operation.to_string(),
        title: reading.open(&row.title)?.text().map(str::to_owned),
        class: row.class.name(),
        area: row.area.to_string(),
        opened_at: row.opened_at.microseconds(),
        position: row.position,
    })
}
