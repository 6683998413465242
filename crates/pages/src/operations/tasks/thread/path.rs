//! The part of an address that names a task of an operation.

use domain::kernel::OperationId;
use domain::operations::TaskNumber;
use serde::Deserialize;

/// The names as they stand in the address.
#[derive(Deserialize)]
pub(crate) struct TaskPathText {
    operation: String,
    task: String,
}

/// A task of an operation.
#[derive(Clone, Copy)]
pub(super) struct TaskPath {
    pub(super) operation: OperationId,
    pub(super) task: TaskNumber,
}

impl TaskPathText {
    pub(super) fn read(&self) -> Option<TaskPath> {
        let (operation, task) = (self.operation.parse().ok()?, self.task.parse().ok()?);
        Some(TaskPath { operation, task })
    }
}
