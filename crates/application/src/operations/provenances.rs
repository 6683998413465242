//! Where what stands in an operation comes from, as far as lines of a script did it.

use std::collections::BTreeMap;

use domain::kernel::{Instant, Key, Moment};
use domain::operations::{Event, TaskNumber};

use super::book::decoded;
use super::told::was_told;
use crate::actor::{Provenance, Who};
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::Stored;

/// What stands in an operation because somebody did it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ProvenanceOf {
    /// That the operation was opened.
    Opening,
    /// That it went to normal control.
    Normalised,
    /// That it was closed.
    Closed,
    /// Who commands.
    Command,
    /// That a plan was put to work.
    PlanAtWork(Key),
    /// The last decision of a plan's level.
    Level(Key),
    /// The last proposal for a plan.
    Proposal(Key),
    /// That the last proposal for a plan was turned down.
    TurnedDown(Key),
    /// What was received from above for a plan.
    Floor(Key),
    /// The last lift under a plan.
    Lift(Key),
    /// The last thing that was done with a measure of a plan.
    Measure(Key, Key),
    /// The last thing that was done with a task.
    Task(TaskNumber),
    /// What an indicator showed at a moment.
    Reading(Key, Instant),
}

/// Where what stands in an operation comes from. Empty where no script did anything.
#[derive(Clone, Debug, Default)]
pub struct Provenances(BTreeMap<ProvenanceOf, Provenance>);

impl Provenances {
    /// Where something comes from; none where no line of a script did it last.
    #[must_use]
    pub fn get(&self, of: &ProvenanceOf) -> Option<&Provenance> {
        self.0.get(of)
    }

    /// Takes in who did something, after everything before it.
    pub(super) fn fold(
        &mut self,
        stored: &Stored,
        (event, moment): (&Event, Moment),
    ) -> Result<(), Fault> {
        let provenance = match provenance_of(stored, event)? {
            None if self.0.is_empty() => return Ok(()),
            provenance => provenance,
        };
        let Some(of) = done(event, moment) else { return Ok(()) };
        match provenance {
            Some(provenance) => self.0.insert(of, provenance),
            None => self.0.remove(&of),
        };
        Ok(())
    }
}

/// Where an event comes from. A report tells what somebody did or saw; what the plan made of it was
/// told by nobody. What follows from something assumed is assumed itself.
pub(super) fn comes_from<'a>(who: &'a Who, event: &Event) -> Option<&'a Provenance> {
    who.provenance().filter(|it| was_told(event) || **it == Provenance::Assumed)
}

/// Where an event comes from, where a line of a script did it and says so.
fn provenance_of(stored: &Stored, event: &Event) -> Result<Option<Provenance>, Fault> {
    Ok(told_by(stored)?.and_then(|who| comes_from(&who, event).cloned()))
}

/// Who did it, where it may have been a line of a script that says where it comes from. Most events
/// are of people: they are not read.
fn told_by(stored: &Stored) -> Result<Option<Who>, Fault> {
    let who = &stored.sealed.envelope().who;
    if !who.contains("\"provenance\"") {
        return Ok(None);
    }
    let who = serde_json::from_str(who).map_err(|it| Fault::new("reading who did it", it))?;
    Ok(Some(who))
}

/// Where the event of an operation at a position of the journal comes from; none where no line of a
/// script did it.
///
/// # Errors
/// When the store cannot be read.
pub fn provenance_at(
    reading: &mut Reading<'_>,
    position: u64,
) -> Result<Option<Provenance>, Fault> {
    let Some(stored) = reading.view.event(position)? else { return Ok(None) };
    let Some(who) = told_by(&stored)? else { return Ok(None) };
    Ok(comes_from(&who, &decoded(&stored)?.0).cloned())
}

/// What an event made; none where it is shown as a line alone, or where time did it.
fn done(event: &Event, moment: Moment) -> Option<ProvenanceOf> {
    use ProvenanceOf as Of;
    Some(match event {
        Event::OperationOpened(_) => Of::Opening,
        Event::OperationNormalised(_) => Of::Normalised,
        Event::OperationClosed(_) => Of::Closed,
        Event::CommandTaken(_) => Of::Command,
        Event::PlanPutToWork(it) => Of::PlanAtWork(it.plan.key.clone()),
        Event::LevelDecided(it) => Of::Level(it.plan.clone()),
        Event::LevelProposed(it) => Of::Proposal(it.plan.clone()),
        Event::ProposalTurnedDown(it) => Of::TurnedDown(it.plan.clone()),
        Event::LevelReceived(it) => Of::Floor(it.plan.clone()),
        Event::ResponseLifted(it) => Of::Lift(it.plan.clone()),
        Event::MeasureOrdered(it) => Of::Measure(it.plan.clone(), it.measure.clone()),
        Event::MeasureRenewed(it) => Of::Measure(it.plan.clone(), it.measure.clone()),
        Event::MeasureEnded(it) => Of::Measure(it.plan.clone(), it.measure.clone()),
        Event::ReadingRecorded(it) => Of::Reading(it.indicator.clone(), moment.happened_at),
        Event::TaskGiven(_)
        | Event::TaskScheduled(_)
        | Event::TaskReleased(_)
        | Event::TaskOpened(_)
        | Event::TaskOffered(_)
        | Event::TaskAccepted(_)
        | Event::TaskDeclined(_)
        | Event::TaskStarted(_)
        | Event::TaskBlocked(_)
        | Event::TaskResumed(_)
        | Event::TaskFinished(_)
        | Event::TaskEnded(_)
        | Event::TaskVerified(_)
        | Event::TaskSentBack(_)
        | Event::TaskCancelled(_)
        | Event::TaskHandedOver(_) => Of::Task(event.task()?),
        Event::LogEntryWritten(_)
        | Event::AttachmentAdded(_)
        | Event::LogClosed(_)
        | Event::ProposalLapsed(_)
        | Event::LevelOutlasted(_)
        | Event::MeasureRanOut(_)
        | Event::MeasureReviewDue(_)
        | Event::TaskOverdue(_)
        | Event::TaskEscalated(_)
        | Event::SituationReportWritten(_)
        | Event::SituationReportChecked(_)
        | Event::SituationReportIssued(_) => return None,
    })
}
