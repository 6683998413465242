//! Close an operation: the response is over, and its log takes only what happened before.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
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
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        operation.must_be_open()?;
        if operation.response.is_in_force() {
            return Err(Refusal::StillInForce);
        }
        // A double click does not end it twice.
        if operation.closed_at.is_none() {
            // What time has caused by then is written down first: nothing is taken afterwards.
            let mut engine = Engine::begin(operation, moment, out);
            engine.emit(OperationClosed { operation: operation.id });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::super::{AcceptTask, LiftResponse, StartTask, WriteLogEntry};
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

    #[test]
    fn a_response_in_force_is_lifted_before_its_operation_is_closed() {
        let mut night = Night::at_level("IV");
        let no = night.refuses(at(1), &desk(), &CloseOperation {});
        assert_eq!(no, Refusal::StillInForce);
        night.does(at(2), &desk(), &LiftResponse { ends: vec![ended(1)], ..lifting() });
        assert_eq!(night.does(at(3), &desk(), &CloseOperation {}), ["operation_closed 3"]);
    }

    #[test]
    fn what_time_has_caused_by_then_is_told_before_the_end() {
        let mut night = Night::begins();
        night.does(at(0), &desk(), &giving());
        let told = night.does(at(100), &desk(), &CloseOperation {});
        assert_eq!(told, ["task_overdue 1 90", "operation_closed 100"]);
        // What falls due only afterwards falls due for nobody.
        let mut night = Night::begins();
        night.does(at(0), &desk(), &giving());
        let told = night.does(paper(80, 100), &desk(), &CloseOperation {});
        assert_eq!(told, ["operation_closed 80"]);
    }

    #[test]
    fn an_operation_that_is_closed_takes_nothing_more_of_its_response() {
        let mut night = Night::of_the_county();
        night.does(at(0), &desk(), &giving());
        night.does(at(1), &desk(), &CloseOperation {});
        let task = number(10);
        let of_the_response = [
            night.tries(at(2), &desk(), &reading("58.00")),
            night.tries(at(2), &desk(), &deciding("IV")),
            night.tries(at(2), &desk(), &proposing(Some("IV"))),
            night.tries(at(2), &desk(), &turning_down("hq-director")),
            night.tries(at(2), &desk(), &receiving(None)),
            night.tries(at(2), &desk(), &renewing("close-ferry", 5)),
            night.tries(at(2), &desk(), &ending("close-ferry")),
            night.tries(at(2), &desk(), &lifting()),
            night.tries(at(2), &desk(), &taking_command("county-head")),
            night.tries(at(2), &desk(), &giving()),
            night.tries(at(2), &desk(), &AcceptTask { task }),
            night.tries(at(2), &desk(), &StartTask { task }),
            night.tries(at(2), &desk(), &finishing(10, None)),
            // Paper of the night itself belongs into the log.
            night.tries(paper(0, 2), &desk(), &AcceptTask { task }),
            night.knowing(at(2), &the_polices(), &putting()),
        ];
        for it in of_the_response {
            assert_eq!(it, Err(Refusal::OperationClosed));
        }
    }
}
