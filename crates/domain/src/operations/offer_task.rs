//! Hand a task order to a post.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::events::{Event, TaskOffered};
use super::refusals::Refusal;
use super::state::Operation;
use super::task_machine::Act;
use super::task_number::TaskNumber;
use crate::kernel::{Key, Moment, OperationId, Right, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// What the rule must know of the post.
pub struct Asked {
    pub(super) acting: Acting,
    pub(super) unit: Option<Key>,
}

/// Hand a task order to a post, or to another one.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfferTask {
    /// Which task.
    pub task: TaskNumber,
    /// The code of the post.
    pub to: Key,
}

impl Verb for OfferTask {
    type Of = Operation;
    type Facts = Asked;
    const NAME: &'static str = "offer_task";
    const RIGHT: Right = Right::DirectTasks;

    fn sees(&self, of: &OperationId) -> Option<Thing> {
        Some(Thing::new("task", format_args!("{of}.{}", self.task)))
    }

    fn asks(&self, _: &OperationId, registers: &mut dyn Registers) -> Result<Asked, Unanswered> {
        Ok(Asked { acting: registers.acting()?, unit: registers.unit_of_post(&self.to)? })
    }

    fn decide(
        &self,
        operation: &Operation,
        facts: &Asked,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        operation.running_task(self.task)?;
        let Asked { acting, unit } = facts;
        if unit.is_none() {
            return Err(Refusal::NoSuchPost { post: self.to.clone() });
        }
        let mut engine = Engine::begin(operation, moment, out);
        let (operation, task, to) = (operation.id, self.task, self.to.clone());
        let own = TaskOffered { operation, task, to, by: acting.into(), at: None };
        engine.act(task, Act::Offer, own)?;
        engine.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::AcceptTask;
    use super::super::task_machine::State;
    use super::super::testing::{Night, at, desk, key, minute, number, officer};
    use super::*;

    fn offering(task: u32, to: &str) -> OfferTask {
        OfferTask { task: number(task), to: key(to) }
    }

    #[test]
    fn a_task_order_is_handed_to_another_post_and_the_first_has_it_no_more() {
        let mut night = Night::at_level("IV");
        let told = night.does(at(1), &desk(), &offering(2, "levee-deputy"));
        assert_eq!(told, ["task_offered 2 1"]);
        let asked = night.task(2).record.asked.clone().expect("somebody was asked");
        assert_eq!((asked.post, asked.at), (key("levee-deputy"), minute(1)));
        let accepting = AcceptTask { task: number(2) };
        let first = officer(7, "levee-chief", &["elsewhere"]);
        let no = Refusal::NotTheirTask { task: number(2), lead: key("water-bureau") };
        assert_eq!(night.refuses(at(2), &first, &accepting), no);
        night.does(at(2), &officer(8, "levee-deputy", &["elsewhere"]), &accepting);
    }

    #[test]
    fn nobody_is_asked_in_a_post_that_is_not_there() {
        let mut night = Night::at_level("IV");
        let facts = Asked { acting: desk(), unit: None };
        let verb = offering(2, "no-such-post");
        let no = Refusal::NoSuchPost { post: key("no-such-post") };
        assert_eq!(night.knowing(at(1), &facts, &verb), Err(no));
    }

    #[test]
    fn what_is_not_open_is_not_handed_to_anybody() {
        let mut night = Night::at_level("IV");
        let (state, act) = (State::Planned, Act::Offer);
        let no = Refusal::TaskCannot { task: number(6), state, act };
        assert_eq!(night.refuses(at(1), &desk(), &offering(6, "township-head")), no);
    }
}
