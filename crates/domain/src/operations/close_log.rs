//! Close the log of a closed operation: the record is complete and takes nothing more.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, LogClosed};
use super::refusals::Refusal;
use super::state::Operation;
use crate::kernel::{Moment, OperationId, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Close the log. From here on the texts stand still, so that they can be released or destroyed
/// without a late line slipping in between.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseLog {}

impl Verb for CloseLog {
    type Of = Operation;
    type Facts = ();
    const NAME: &'static str = "close_log";
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
        match (operation.closed_at, operation.log_closed_at) {
            (None, _) => Err(Refusal::OperationRuns),
            // A double click does not close it twice.
            (Some(_), Some(_)) => Ok(()),
            (Some(_), None) => {
                out.push(LogClosed { operation: operation.id }.into());
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decide, entry, opened};
    use super::super::{CloseOperation, WriteLogEntry};
    use super::*;
    use crate::kernel::Text;

    #[test]
    fn the_log_of_an_operation_that_runs_stays_open() {
        let mut operation = opened();
        assert_eq!(decide(&mut operation, &CloseLog {}), Err(Refusal::OperationRuns));
    }

    #[test]
    fn a_closed_log_takes_nothing_more() {
        let mut operation = opened();
        let text = Text::parse("坝下水位 58.40 米").expect("fits");
        let line = |number| WriteLogEntry { entry: entry(number), text, corrects: None };
        let line = line(1);
        decide(&mut operation, &line).expect("it stands");
        decide(&mut operation, &CloseOperation {}).expect("it closes");
        assert_eq!(decide(&mut operation, &CloseLog {}).map(|it| it.len()), Ok(1));
        assert_eq!(decide(&mut operation, &CloseLog {}).map(|it| it.len()), Ok(0));
        let correction =
            WriteLogEntry { entry: entry(2), corrects: Some(entry(1)), text: line.text };
        assert_eq!(decide(&mut operation, &correction), Err(Refusal::LogClosed));
    }
}
