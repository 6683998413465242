//! Take command of an operation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{CommandTaken, Event};
use super::refusals::Refusal;
use super::state::Operation;
use crate::kernel::{Key, Moment, OperationId, Right, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// What the rule must know of the post.
pub struct NewCommander {
    acting: Acting,
    unit: Option<Key>,
}

/// Say who commands from now on, with what was handed over.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeCommand {
    /// The code of the post that commands.
    pub post: Key,
    /// What was handed over: situation, weak points, who is on the way, what is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub briefing: Option<Text<1000>>,
}

impl Verb for TakeCommand {
    type Of = Operation;
    type Facts = NewCommander;
    const NAME: &'static str = "take_command";
    const RIGHT: Right = Right::DecideLevels;

    fn sees(&self, of: &OperationId) -> Option<Thing> {
        Some(Thing::new("command", of))
    }

    fn asks(&self, _: &OperationId, registers: &mut dyn Registers) -> Result<NewCommander, Unanswered> {
        Ok(NewCommander { acting: registers.acting()?, unit: registers.unit_of_post(&self.post)? })
    }

    fn decide(
        &self,
        operation: &Operation,
        facts: &NewCommander,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        operation.must_run()?;
        if facts.unit.is_none() {
            return Err(Refusal::NoSuchPost { post: self.post.clone() });
        }
        let mut engine = Engine::begin(operation, moment, out);
        engine.emit(CommandTaken {
            operation: operation.id,
            post: self.post.clone(),
            briefing: self.briefing.as_ref().map(Into::into),
            by: (&facts.acting).into(),
            at: None,
        });
        engine.finish();
        Ok(())
    }
}
