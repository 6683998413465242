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
    pub(super) acting: Acting,
    pub(super) unit: Option<Key>,
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

    fn asks(
        &self,
        _: &OperationId,
        registers: &mut dyn Registers,
    ) -> Result<NewCommander, Unanswered> {
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

#[cfg(test)]
mod tests {
    use super::super::testing::{Night, at, desk, key, minute, paper, taking_command};
    use super::*;

    #[test]
    fn whoever_takes_command_has_it_before_whoever_decided_the_level() {
        let mut night = Night::at_level("IV");
        let response = &night.operation.response;
        assert_eq!(response.commanding_post(), Some(&key("hq-director")));
        let told = night.does(at(10), &desk(), &taking_command("county-head"));
        assert_eq!(told, ["command_taken 10"]);
        let held = night.operation.response.command.clone().expect("somebody commands");
        assert_eq!((held.post, held.since), (key("county-head"), minute(10)));
    }

    #[test]
    fn paper_of_an_earlier_hand_over_takes_nothing_from_whoever_commands_since() {
        let mut night = Night::at_level("IV");
        night.does(at(20), &desk(), &taking_command("county-head"));
        night.does(paper(10, 30), &desk(), &taking_command("deputy-head"));
        let commands = night.operation.response.commanding_post();
        assert_eq!(commands, Some(&key("county-head")));
    }

    #[test]
    fn a_post_that_is_not_there_commands_nothing() {
        let mut night = Night::begins();
        let facts = NewCommander { acting: desk(), unit: None };
        let verb = taking_command("no-such-post");
        let no = Refusal::NoSuchPost { post: key("no-such-post") };
        assert_eq!(night.knowing(at(0), &facts, &verb), Err(no));
    }
}
