//! Open an operation: a response begins, with or without a plan.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, OperationOpened};
use super::refusals::Refusal;
use super::state::Operation;
use crate::kernel::{EmergencyClass, Moment, OperationId, RegionCode, Right, Text, Verb};
use crate::registers::{Registers, Unanswered};

/// Open an operation.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenOperation {
    /// What people shall call it.
    pub title: Text<80>,
    /// What kind of emergency it answers.
    pub class: EmergencyClass,
    /// The region that it covers.
    pub area: RegionCode,
}

impl Verb for OpenOperation {
    type Of = Operation;
    type Facts = ();
    const NAME: &'static str = "open_operation";
    const RIGHT: Right = Right::LeadOperations;

    fn area<'a>(&'a self, _: &'a Operation) -> Option<&'a RegionCode> {
        Some(&self.area)
    }

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
        if operation.opened_at.is_some() {
            return Err(Refusal::AlreadyOpen);
        }
        out.push(
            OperationOpened {
                operation: operation.id,
                title: (&self.title).into(),
                class: self.class,
                area: self.area.clone(),
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decide, flood, opened};
    use super::*;

    #[test]
    fn an_operation_is_opened_once() {
        let mut operation = flood();
        let verb = OpenOperation {
            title: Text::parse("六月洪水").expect("fits"),
            class: EmergencyClass::NaturalDisaster,
            area: "990001".parse().expect("a county"),
        };
        assert_eq!(decide(&mut operation, &verb).map(|events| events.len()), Ok(1));
        assert_eq!(operation.class, Some(EmergencyClass::NaturalDisaster));
        assert_eq!(decide(&mut operation, &verb), Err(Refusal::AlreadyOpen));
        assert_eq!(decide(&mut opened(), &verb), Err(Refusal::AlreadyOpen));
    }
}
