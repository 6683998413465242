//! Which events somebody told, and which followed from them.

use domain::operations::{Event, OpenedBy, ProposedBy};

/// Whether somebody told it: a verb's own event, and not what the plan or time made of it.
pub(crate) const fn was_told(event: &Event) -> bool {
    match event {
        Event::OperationOpened(_)
        | Event::LogEntryWritten(_)
        | Event::AttachmentAdded(_)
        | Event::OperationNormalised(_)
        | Event::OperationClosed(_)
        | Event::LogClosed(_)
        | Event::PlanPutToWork(_)
        | Event::ReadingRecorded(_)
        | Event::ProposalTurnedDown(_)
        | Event::LevelReceived(_)
        | Event::LevelDecided(_)
        | Event::ResponseLifted(_)
        | Event::CommandTaken(_)
        | Event::MeasureRenewed(_)
        | Event::MeasureEnded(_)
        | Event::TaskGiven(_)
        | Event::TaskAccepted(_)
        | Event::TaskDeclined(_)
        | Event::TaskStarted(_)
        | Event::TaskBlocked(_)
        | Event::TaskResumed(_)
        | Event::TaskFinished(_)
        | Event::TaskVerified(_)
        | Event::TaskSentBack(_)
        | Event::TaskHandedOver(_)
        | Event::SituationReportWritten(_)
        | Event::SituationReportChecked(_)
        | Event::SituationReportIssued(_) => true,
        Event::LevelProposed(it) => matches!(it.proposed_by, ProposedBy::Person),
        Event::TaskOpened(it) => matches!(it.opened_by, OpenedBy::Hand),
        Event::TaskOffered(it) => it.by.post.is_some() || it.by.person.is_some(),
        Event::TaskCancelled(it) => it.reason.is_some(),
        Event::ProposalLapsed(_)
        | Event::LevelOutlasted(_)
        | Event::MeasureOrdered(_)
        | Event::MeasureRanOut(_)
        | Event::MeasureReviewDue(_)
        | Event::TaskScheduled(_)
        | Event::TaskReleased(_)
        | Event::TaskEnded(_)
        | Event::TaskOverdue(_)
        | Event::TaskEscalated(_) => false,
    }
}
