//! Write a line into the log of an operation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, LogEntryWritten};
use super::refusals::Refusal;
use super::state::Operation;
use crate::kernel::{LogEntryId, Moment, OperationId, Right, Text, Verb};
use crate::registers::{Registers, Unanswered};

/// Write a line into the log.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteLogEntry {
    /// The line's id, made by whoever writes it.
    pub entry: LogEntryId,
    /// What it says.
    pub text: Text<2000>,
    /// The line that it puts right; that one stays readable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<LogEntryId>,
}

impl Verb for WriteLogEntry {
    type Of = Operation;
    type Facts = ();
    const NAME: &'static str = "write_log_entry";
    const RIGHT: Right = Right::WriteLog;

    fn asks(&self, _: &OperationId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        operation: &Operation,
        (): &(),
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        operation.must_take(moment, self.corrects.is_some())?;
        if operation.log.contains_key(&self.entry) {
            return Err(Refusal::EntryWritten { entry: self.entry });
        }
        if let Some(entry) = self.corrects
            && !operation.log.contains_key(&entry)
        {
            return Err(Refusal::NoSuchEntry { entry });
        }
        out.push(
            LogEntryWritten {
                operation: operation.id,
                entry: self.entry,
                text: (&self.text).into(),
                corrects: self.corrects,
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decide, entry, flood, opened};
    use super::*;

    fn line(number: u128, corrects: Option<LogEntryId>) -> WriteLogEntry {
        let text = Text::parse("坝下水位 58.40 米").expect("fits");
        WriteLogEntry { entry: entry(number), text, corrects }
    }

    #[test]
    fn a_line_stands_in_the_log_of_an_open_operation() {
        let mut operation = opened();
        assert_eq!(decide(&mut operation, &line(1, None)).map(|events| events.len()), Ok(1));
        assert!(operation.log.contains_key(&entry(1)));
    }

    #[test]
    fn nothing_is_written_into_an_operation_that_was_never_opened() {
        assert_eq!(decide(&mut flood(), &line(1, None)), Err(Refusal::NoSuchOperation));
    }

    #[test]
    fn a_line_is_never_overwritten() {
        let mut operation = opened();
        decide(&mut operation, &line(1, None)).expect("the first line stands");
        assert_eq!(
            decide(&mut operation, &line(1, None)),
            Err(Refusal::EntryWritten { entry: entry(1) })
        );
    }

    #[test]
    fn a_correction_names_a_line_of_the_same_log() {
        let mut operation = opened();
        assert_eq!(
            decide(&mut operation, &line(2, Some(entry(1)))),
            Err(Refusal::NoSuchEntry { entry: entry(1) })
        );
        decide(&mut operation, &line(1, None)).expect("the first line stands");
        decide(&mut operation, &line(2, Some(entry(1)))).expect("it can be put right");
        assert_eq!(operation.log[&entry(2)].corrects, Some(entry(1)));
    }
}
