//! Say what becomes of an intake.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, IntakeSettled};
use super::intake::{Intake, SealedSettlement, Settlement, SettlementKind};
use super::refusals::Refusal;
use crate::kernel::{IntakeId, Moment, OperationId, Right, Thing, Verb};
use crate::registers::{EndOfOperation, Registers, Unanswered};

/// Say what becomes of an intake. What looked like nothing may turn out otherwise: what was said
/// last counts.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleIntake {
    /// What becomes of it.
    pub settlement: Settlement,
}

/// What it is said to belong to.
pub enum Belonging {
    /// To nothing.
    Nothing,
    /// To an operation that has come so far.
    Operation(OperationId, EndOfOperation),
    /// To another intake, settled so; none where there is no such intake.
    Other(IntakeId, Option<Option<SettlementKind>>),
}

impl Verb for SettleIntake {
    type Of = Intake;
    type Facts = Belonging;
    const NAME: &'static str = "settle_intake";
    const RIGHT: Right = Right::KeepDesk;

    fn sees(&self, of: &IntakeId) -> Option<Thing> {
        Some(Thing::new("intake_settlement", of))
    }

    fn asks(&self, _: &IntakeId, registers: &mut dyn Registers) -> Result<Belonging, Unanswered> {
        Ok(match &self.settlement {
            Settlement::Operation(it) => Belonging::Operation(*it, registers.end_of(*it)?),
            Settlement::SameAs(it) => Belonging::Other(*it, registers.settlement_of(*it)?),
            Settlement::Nothing(_) => Belonging::Nothing,
        })
    }

    fn decide(
        &self,
        intake: &Intake,
        belonging: &Belonging,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        intake.must_be_open()?;
        match belonging {
            Belonging::Nothing | Belonging::Operation(_, EndOfOperation::Runs) => {}
            Belonging::Operation(
                operation,
                EndOfOperation::NoSuchOperation
                | EndOfOperation::Closed
                | EndOfOperation::LogClosed { .. },
            ) => return Err(Refusal::OperationDoesNotRun { operation: *operation }),
            Belonging::Other(other, _) if *other == intake.id => {
                return Err(Refusal::SameAsItself);
            }
            Belonging::Other(_, None) => return Err(Refusal::NoSuchIntake),
            // A chain of the same would leave nobody who answers for the first.
            Belonging::Other(other, Some(Some(SettlementKind::SameAs))) => {
                return Err(Refusal::SameAsAnother { intake: *other });
            }
            Belonging::Other(
                _,
                Some(None | Some(SettlementKind::Operation | SettlementKind::Nothing)),
            ) => {}
        }
        let settlement = match &self.settlement {
            Settlement::Operation(it) => SealedSettlement::Operation(*it),
            Settlement::SameAs(it) => SealedSettlement::SameAs(*it),
            Settlement::Nothing(reason) => SealedSettlement::Nothing(reason.into()),
        };
        out.push(IntakeSettled { intake: intake.id, settlement }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{NIGHT, decide, id, intake, opened};
    use super::*;
    use crate::kernel::Text;
    use uuid::Uuid;

    fn settle(settlement: Settlement) -> SettleIntake {
        SettleIntake { settlement }
    }

    #[test]
    fn an_intake_joins_an_operation_that_runs() {
        let operation = OperationId::from_uuid(Uuid::from_u128(7));
        let joins = settle(Settlement::Operation(operation));
        let no = || Err(Refusal::OperationDoesNotRun { operation });
        for (end, wanted) in [
            (EndOfOperation::Runs, Ok(1)),
            (EndOfOperation::NoSuchOperation, no()),
            (EndOfOperation::Closed, no()),
            (EndOfOperation::LogClosed { attachments: 0 }, no()),
        ] {
            let facts = Belonging::Operation(operation, end);
            assert_eq!(decide(&mut opened(), &joins, &facts, NIGHT), wanted);
        }
    }

    #[test]
    fn the_same_thing_twice_points_to_the_first_and_never_in_a_circle() {
        let same = settle(Settlement::SameAs(id(2)));
        let settled = |it| Some(Some(it));
        for (of_other, wanted) in [
            (Some(None), Ok(1)),
            (settled(SettlementKind::Operation), Ok(1)),
            (settled(SettlementKind::Nothing), Ok(1)),
            (settled(SettlementKind::SameAs), Err(Refusal::SameAsAnother { intake: id(2) })),
            (None, Err(Refusal::NoSuchIntake)),
        ] {
            let facts = Belonging::Other(id(2), of_other);
            assert_eq!(decide(&mut opened(), &same, &facts, NIGHT), wanted);
        }
        let (itself, facts) =
            (settle(Settlement::SameAs(id(1))), Belonging::Other(id(1), Some(None)));
        assert_eq!(decide(&mut opened(), &itself, &facts, NIGHT), Err(Refusal::SameAsItself));
    }

    #[test]
    fn what_looked_like_nothing_may_turn_out_otherwise() {
        let mut taken = opened();
        let nothing = settle(Settlement::Nothing(Text::parse("误报").expect("fits")));
        assert_eq!(decide(&mut taken, &nothing, &Belonging::Nothing, NIGHT), Ok(1));
        assert_eq!(taken.settlement, Some(SettlementKind::Nothing));
        let operation = OperationId::from_uuid(Uuid::from_u128(7));
        let joins = settle(Settlement::Operation(operation));
        let facts = Belonging::Operation(operation, EndOfOperation::Runs);
        assert_eq!(decide(&mut taken, &joins, &facts, NIGHT), Ok(1));
        assert_eq!(taken.settlement, Some(SettlementKind::Operation));
        let unopened = decide(&mut intake(), &nothing, &Belonging::Nothing, NIGHT);
        assert_eq!(unopened, Err(Refusal::NoSuchIntake));
    }
}
