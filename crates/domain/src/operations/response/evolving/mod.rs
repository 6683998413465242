//! What an event does to a response: the fold, which refuses nothing.

mod levels;
mod measures;
mod tasks;

use super::super::events::Event;
use super::Response;
use crate::kernel::{Instant, Moment};

/// An event that changes a response.
trait Evolves {
    /// After it happened at some instant.
    fn evolve(&self, response: &mut Response, at: Instant);
}

macro_rules! folded {
    ($event:expr, $response:expr, $at:expr; beside: $($beside:ident),+; within: $($it:ident),+) => {
        match $event {
            $(Event::$beside(_))|+ => {}
            $(Event::$it(it) => it.evolve($response, $at),)+
        }
    };
}

impl Response {
    /// After one more event of its operation.
    pub fn evolve(&mut self, event: &Event, moment: Moment) {
        if event.is_of_the_response() {
            self.judged_until = self.judged_until.max(Some(moment.now));
        }
        folded! { event, self, moment.happened_at;
            beside: OperationOpened, LogEntryWritten, AttachmentAdded, OperationClosed, LogClosed,
                SituationReportWritten, SituationReportChecked, SituationReportIssued;
            within: PlanPutToWork, ReadingRecorded, LevelProposed, ProposalTurnedDown,
                ProposalLapsed, LevelReceived, LevelDecided, LevelOutlasted, ResponseLifted,
                CommandTaken, OperationNormalised,
                MeasureOrdered, MeasureRenewed, MeasureRanOut, MeasureReviewDue, MeasureEnded,
                TaskGiven, TaskScheduled, TaskReleased, TaskOpened, TaskOffered, TaskAccepted,
                TaskDeclined, TaskStarted, TaskBlocked, TaskResumed, TaskFinished, TaskEnded,
                TaskVerified, TaskSentBack, TaskCancelled, TaskHandedOver, TaskOverdue,
                TaskEscalated
        }
    }
}
