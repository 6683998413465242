//! What can have happened to an operation.

#[macro_use]
mod bodies;
mod by;
mod levels;
mod measures;
mod record;
mod situation;
mod situation_reports;
mod tasks;

pub use by::By;
pub use levels::{
    CommandTaken, LevelDecided, LevelOutlasted, LevelProposed, LevelReceived, OperationNormalised,
    PlanPutToWork, ProposalLapsed, ProposalTurnedDown, ProposedBy, ResponseLifted,
};
pub use measures::{MeasureEnded, MeasureOrdered, MeasureRanOut, MeasureRenewed, MeasureReviewDue};
pub use record::{AttachmentAdded, LogClosed, LogEntryWritten, OperationClosed, OperationOpened};
pub use situation::ReadingRecorded;
pub use situation_reports::{
    SituationReportChecked, SituationReportIssued, SituationReportWritten, of_situation_report,
};
pub use tasks::{
    OpenedBy, TaskAccepted, TaskBlocked, TaskCancelled, TaskDeclined, TaskEnded, TaskEscalated,
    TaskFinished, TaskGiven, TaskHandedOver, TaskOffered, TaskOpened, TaskOverdue, TaskReleased,
    TaskResumed, TaskScheduled, TaskSentBack, TaskStarted, TaskVerified,
};

use super::task_number::TaskNumber;
use crate::events;

events! {
    /// What can have happened to an operation.
    pub Event {
        "operation_opened", schema 1, Inner, Record, text => OperationOpened,
        "log_entry_written", schema 1, Inner, Record, text => LogEntryWritten,
        "attachment_added", schema 1, Inner, Record, text => AttachmentAdded,
        "operation_normalised", schema 1, Inner, Record, text => OperationNormalised,
        "operation_closed", schema 1, Inner, Record => OperationClosed,
        "log_closed", schema 1, Inner, Record => LogClosed,
        "plan_put_to_work", schema 1, Inner, Record => PlanPutToWork,
        "reading_recorded", schema 1, Inner, Record, text => ReadingRecorded,
        "level_proposed", schema 1, Inner, Record, text => LevelProposed,
        "proposal_turned_down", schema 1, Inner, Record, text => ProposalTurnedDown,
        "proposal_lapsed", schema 1, Inner, Record => ProposalLapsed,
        "level_received", schema 1, Inner, Record, text => LevelReceived,
        "level_decided", schema 1, Inner, Record, text => LevelDecided,
        "level_outlasted", schema 1, Inner, Record => LevelOutlasted,
        "response_lifted", schema 1, Inner, Record, text => ResponseLifted,
        "command_taken", schema 1, Inner, Record, text => CommandTaken,
        "measure_ordered", schema 1, Inner, Record => MeasureOrdered,
        "measure_renewed", schema 1, Inner, Record, text => MeasureRenewed,
        "measure_ran_out", schema 1, Inner, Record => MeasureRanOut,
        "measure_review_due", schema 1, Inner, Record => MeasureReviewDue,
        "measure_ended", schema 1, Inner, Record, text => MeasureEnded,
        "task_given", schema 1, Inner, Record, text => TaskGiven,
        "task_scheduled", schema 1, Inner, Record => TaskScheduled,
        "task_released", schema 1, Inner, Record => TaskReleased,
        "task_opened", schema 1, Inner, Record, text => TaskOpened,
        "task_offered", schema 1, Inner, Record => TaskOffered,
        "task_accepted", schema 1, Inner, Record => TaskAccepted,
        "task_declined", schema 1, Inner, Record, text => TaskDeclined,
        "task_started", schema 1, Inner, Record => TaskStarted,
        "task_blocked", schema 1, Inner, Record, text => TaskBlocked,
        "task_resumed", schema 1, Inner, Record => TaskResumed,
        "task_finished", schema 1, Inner, Record, text => TaskFinished,
        "task_ended", schema 1, Inner, Record => TaskEnded,
        "task_verified", schema 1, Inner, Record, text => TaskVerified,
        "task_sent_back", schema 1, Inner, Record, text => TaskSentBack,
        "task_cancelled", schema 1, Inner, Record, text => TaskCancelled,
        "task_handed_over", schema 1, Inner, Record, text => TaskHandedOver,
        "task_overdue", schema 1, Inner, Record => TaskOverdue,
        "task_escalated", schema 1, Inner, Record => TaskEscalated,
        "situation_report_written", schema 1, Inner, Record, text => SituationReportWritten,
        "situation_report_checked", schema 1, Inner, Record => SituationReportChecked,
        "situation_report_issued", schema 1, Inner, Record, text => SituationReportIssued,
    }
}

impl Event {
    /// Whether it changes the response, and not only the record beside it.
    #[must_use]
    pub fn is_of_the_response(&self) -> bool {
        !matches!(
            self,
            Self::OperationOpened(_)
                | Self::LogEntryWritten(_)
                | Self::AttachmentAdded(_)
                | Self::OperationClosed(_)
                | Self::LogClosed(_)
                | Self::SituationReportWritten(_)
                | Self::SituationReportChecked(_)
                | Self::SituationReportIssued(_)
        )
    }

    /// The task that it is about.
    #[must_use]
    pub fn task(&self) -> Option<TaskNumber> {
        let thing = crate::kernel::Event::thing(self);
        let is_of_a_task = matches!(thing.kind(), "task" | "task_clock");
        let (_, number) = thing.key().rsplit_once('.').filter(|_| is_of_a_task)?;
        number.parse().ok()
    }
}
