//! What tasks are called, for lists over several operations.

use domain::kernel::{Label, Realm};
use domain::operations::{Origin, TaskNumber};

use crate::failure::Fault;
use crate::office::Reading;
use crate::operations::Looked;

/// What a task is called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TaskTitle {
    /// As its plan says.
    Planned(Label),
    /// As whoever gave it said.
    Given(String),
    /// That was destroyed, or its plan is not there any more.
    Gone,
}

/// What a task of an operation is called.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn task_title(
    reading: &mut Reading<'_>,
    (realm, looked): (&Realm, &Looked),
    number: TaskNumber,
) -> Result<TaskTitle, Fault> {
    let Some(task) = looked.operation.response.task(number) else { return Ok(TaskTitle::Gone) };
    if let Origin::Given(given) = &task.record.origin {
        let Some(commitment) = given.title.commitment() else { return Ok(TaskTitle::Gone) };
        let title = reading.open(&commitment)?.text().map(str::to_owned);
        return Ok(title.map_or(TaskTitle::Gone, TaskTitle::Given));
    }
    let Some((plan, at_work)) = task.planned else { return Ok(TaskTitle::Gone) };
    let version = (plan.at_work.plan, plan.at_work.version);
    let read = reading.issued_text(realm, version, &plan.at_work.sha256)?;
    let title = read.as_ref().and_then(|it| it.plan().tasks.get(&at_work.key)?.title.clone());
    Ok(title.map_or(TaskTitle::Gone, TaskTitle::Planned))
}
