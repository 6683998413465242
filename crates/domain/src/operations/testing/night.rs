//! A night of the flood: what was done, what came of it, and that its journal says all of it.

use super::super::put_plan_to_work::PlanFound;
use super::super::task_machine::State;
use super::super::{
    Event, LetTimePass, Operation, PlanResponse, ProposedBy, PutPlanToWork, Refusal, TaskView,
};
use super::documents::{county_flood, issued};
use super::offices::{Known, desk, the_polices};
use super::opening::{NOON, flood, opening};
use super::verbs::{deciding, number};
use crate::kernel::{
    Commitment, Event as _, Instant, Moment, Span, Stream, VaultText, Verb, decode,
};
use crate::plans::document::{LevelName, Plan};
use crate::registers::Acting;

/// So many minutes after noon.
pub(in crate::operations) fn minute(number: i64) -> Instant {
    NOON + Span::from_minutes(number)
}

/// As it happens, so many minutes after noon.
pub(in crate::operations) fn at(number: i64) -> Moment {
    Moment::at(minute(number))
}

/// On paper that comes later.
pub(in crate::operations) fn paper(happened: i64, entered: i64) -> Moment {
    Moment { now: minute(entered), happened_at: minute(happened) }
}

/// An operation in the making, with its journal.
#[derive(Clone, Debug)]
pub(in crate::operations) struct Night {
    /// As it stands.
    pub(in crate::operations) operation: Operation,
    /// What was written down, each with the moment that its envelope has.
    pub(in crate::operations) journal: Vec<(Event, Moment)>,
}

impl Night {
    /// An operation without a plan.
    pub(in crate::operations) fn begins() -> Self {
        let mut night = Self { operation: flood(), journal: Vec::new() };
        night.does(at(0), &desk(), &opening());
        night
    }

    /// With the plan of the county at work since noon.
    pub(in crate::operations) fn of_the_county() -> Self {
        Self::of(county_flood())
    }

    /// With a plan at work since noon.
    pub(in crate::operations) fn of(document: Plan) -> Self {
        let mut night = Self::begins();
        let issued = issued(document);
        let verb = PutPlanToWork { plan: issued.plan, version: issued.version };
        let facts = PlanFound { issued: Some(issued), acting: desk() };
        night.knowing(at(0), &facts, &verb).expect("it can be put to work");
        night
    }

    /// With the plans of the county and of its police at work since noon.
    pub(in crate::operations) fn of_both() -> Self {
        let mut night = Self::of_the_county();
        let facts = the_polices();
        let issued = facts.issued.as_ref().expect("it is issued");
        let verb = PutPlanToWork { plan: issued.plan, version: issued.version };
        night.knowing(at(0), &facts, &verb).expect("it can be put to work");
        night
    }

    /// The plan of the county is at work, and a level of it in force since noon.
    pub(in crate::operations) fn at_level(name: &str) -> Self {
        let mut night = Self::of_the_county();
        night.does(at(0), &desk(), &deciding(name));
        night
    }

    /// Tries something, and folds what came out of it.
    pub(in crate::operations) fn tries<V>(
        &mut self,
        moment: Moment,
        who: &Acting,
        verb: &V,
    ) -> Result<Vec<Event>, Refusal>
    where
        V: Verb<Of = Operation>,
        V::Facts: Known,
    {
        self.knowing(moment, &V::Facts::to(who), verb)
    }

    /// Tries something with what the registers say.
    pub(in crate::operations) fn knowing<V: Verb<Of = Operation>>(
        &mut self,
        moment: Moment,
        facts: &V::Facts,
        verb: &V,
    ) -> Result<Vec<Event>, Refusal> {
        let mut events = Vec::new();
        verb.decide(&self.operation, facts, moment, &mut events)?;
        for event in &events {
            let own = moment.of(event);
            assert!(own.happened_at <= moment.now, "{event:?} has not happened yet");
            self.operation.evolve(event, own);
            self.journal.push((event.clone(), own));
        }
        Ok(events)
    }

    /// Does something that the rule lets them do; the story of what came of it.
    pub(in crate::operations) fn does<V>(
        &mut self,
        moment: Moment,
        who: &Acting,
        verb: &V,
    ) -> Vec<String>
    where
        V: Verb<Of = Operation>,
        V::Facts: Known,
    {
        let events = self.tries(moment, who, verb);
        let events = events.unwrap_or_else(|refusal| panic!("{}: {refusal:?}", V::NAME));
        assert_eq!(refolded(&self.journal), self.operation, "{}", V::NAME);
        story(&events, moment)
    }

    /// The rule's no.
    pub(in crate::operations) fn refuses<V>(
        &mut self,
        moment: Moment,
        who: &Acting,
        verb: &V,
    ) -> Refusal
    where
        V: Verb<Of = Operation>,
        V::Facts: Known,
    {
        let before = self.operation.clone();
        let done = self.tries(moment, who, verb).map(|events| story(&events, moment));
        assert_eq!(self.operation, before);
        done.expect_err("the rule says no")
    }

    /// A task of the operation.
    pub(in crate::operations) fn task(&self, task: u32) -> TaskView<'_> {
        self.operation.response.task(number(task)).expect("it is there")
    }

    /// Where a task stands.
    pub(in crate::operations) fn state(&self, task: u32) -> State {
        self.task(task).task.state()
    }

    /// The plan that was put to work first.
    pub(in crate::operations) fn plan(&self) -> &PlanResponse {
        &self.operation.response.plans[0]
    }

    /// What is proposed under that plan and was not turned down: since which minute, by whom.
    pub(in crate::operations) fn proposed(&self) -> Option<(String, ProposedBy, i64)> {
        let proposal = self.plan().proposal.as_ref().filter(|it| it.turned_down.is_none())?;
        let level = proposal.level.as_ref().map_or("lift", LevelName::as_str);
        let since = proposal.at.since(NOON).microseconds() / 60_000_000;
        Some((level.to_owned(), proposal.proposed_by, since))
    }

    /// Lets time pass; the story of what it caused.
    pub(in crate::operations) fn passes(&mut self, until: i64) -> Vec<String> {
        self.does(at(until), &desk(), &LetTimePass {})
    }
}

/// An operation as its journal makes it.
pub(in crate::operations) fn refolded(journal: &[(Event, Moment)]) -> Operation {
    let mut operation = flood();
    journal.iter().for_each(|(event, moment)| operation.evolve(event, *moment));
    operation
}

/// A journal as a store gives it back: texts sealed, payloads read from their bytes, and an event's
/// own instant in the envelope alone.
pub(in crate::operations) fn sealed(journal: &[(Event, Moment)]) -> [Vec<(Event, Moment)>; 2] {
    let mut texts = 0_u8;
    let mut seal = |event: &Event| {
        let mut event = event.clone();
        event.texts(&mut |_, text| {
            texts = texts.wrapping_add(1);
            *text = VaultText::Sealed(Commitment::from_bytes([texts; 32]));
        });
        event
    };
    let written: Vec<_> = journal.iter().map(|(event, at)| (seal(event), *at)).collect();
    let read = written.iter().map(|(event, moment)| {
        let payload = event.payload().expect("all texts are sealed");
        let row = event.row();
        (decode(row.kind, row.schema, &payload).expect("it reads back"), *moment)
    });
    let read = read.collect();
    [written, read]
}

/// What happened, in lines of kind, thing and minute after noon: `task_opened 1 30`. Of a thing
/// of the whole operation the middle is missing.
fn story(events: &[Event], moment: Moment) -> Vec<String> {
    let line = |event: &Event| {
        let thing = event.thing();
        let name = thing.key().split_once('.').map_or(String::new(), |(_, it)| format!(" {it}"));
        let since = moment.of(event).happened_at.since(NOON).microseconds();
        format!("{}{name} {}", event.row().kind, since / 60_000_000)
    };
    events.iter().map(line).collect()
}
