//! Close an operation: the response is over, and its log takes only what happened before.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, OperationClosed};
use super::refusals::Refusal;
use super::state::Operation;
use crate::kernel::{Moment, OperationId, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Close an operation. What happened before its end can still be written down, since paper comes
/// late, and lines can be put right, until the log is closed (ERL 94: the record is archived).
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseOperation {}

impl Verb for CloseOperation {
    type Of = Operation;
    type Facts = ();
    const NAME: &'static str = "close_operation";
    const RIGHT: Right = Right::LeadOperations;

    fn asks(&self, _: &OperationId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        operation: &Operation,
        (): &(),
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        operation.must_be_open()?;
        if operation.response.is_in_force() {
            return Err(Refusal::StillInForce);
        }
        // A double click does not end it twice.
        if operation.closed_at.is_none() {
            out.push(OperationClosed { operation: operation.id }.into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::WriteLogEntry;
    use super::super::testing::{NOON, decide, decide_at, entry, flood, opened};
    use super::*;
    use crate::kernel::{LogEntryId, Span, Text};

    fn line(number: u128, corrects: Option<LogEntryId>) -> WriteLogEntry {
        let text = Text::parse("晚到的纸质记录").expect("fits");
        WriteLogEntry { entry: entry(number), text, corrects }
    }

    fn later(happened_minutes: i64) -> Moment {
        let now = NOON + Span::from_hours(2);
        Moment { now, happened_at: NOON + Span::from_minutes(happened_minutes) }
    }

    #[test]
    fn an_operation_is_closed_once() {
        assert_eq!(decide(&mut flood(), &CloseOperation {}), Err(Refusal::NoSuchOperation));
        let mut operation = opened();
        assert_eq!(decide(&mut operation, &CloseOperation {}).map(|it| it.len()), Ok(1));
        assert_eq!(decide(&mut operation, &CloseOperation {}).map(|it| it.len()), Ok(0));
        assert_eq!(operation.closed_at, Some(NOON));
    }

    #[test]
    fn after_the_end_the_log_takes_what_happened_before_and_corrections() {
        let mut operation = opened();
        decide(&mut operation, &line(1, None)).expect("it stands");
        decide(&mut operation, &CloseOperation {}).expect("it closes");
        decide_at(&mut operation, &line(2, None), later(-5)).expect("late paper is taken");
        assert_eq!(
            decide_at(&mut operation, &line(3, None), later(5)),
            Err(Refusal::OperationClosed)
        );
        decide_at(&mut operation, &line(3, Some(entry(1))), later(5)).expect("it is put right");
    }
}
