//! What an event changes in the tables of operations.

use application::{Fault, Recorded};
use domain::kernel::OperationId;
use domain::operations::Event;

use super::{plans_at_work, record, situation_reports, tasks};
use crate::engine::{Session, Value};
use crate::tables::attachments;

/// The operation of an event, as every key of these tables begins.
pub(super) struct Of<'a> {
    jurisdiction: &'a str,
    realm: &'a str,
    operation: String,
}

impl<'a> Of<'a> {
    pub(super) fn new(recorded: &'a Recorded, operation: OperationId) -> Self {
        let envelope = recorded.sealed.envelope();
        let operation = operation.to_string();
        Self { jurisdiction: &envelope.jurisdiction, realm: &envelope.realm, operation }
    }

    pub(super) fn values(&self) -> [Value<'_>; 3] {
        [self.jurisdiction.into(), self.realm.into(), (&self.operation).into()]
    }

    /// Runs a statement whose first values name the operation.
    pub(super) fn run(
        &self,
        session: &mut Session,
        statement: &'static str,
        rest: &[Value<'_>],
    ) -> Result<(), Fault> {
        let values: Vec<Value<'_>> =
            self.values().into_iter().chain(rest.iter().copied()).collect();
        session.write(statement, &values)
    }
}

pub(crate) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &Event,
) -> Result<(), Fault> {
    match event {
        Event::OperationOpened(it) => record::opened(session, recorded, it),
        Event::LogEntryWritten(it) => record::entry_written(session, recorded, it),
        Event::AttachmentAdded(it) => attachments::added(session, recorded, it),
        Event::OperationClosed(it) => {
            record::operation_closed(session, recorded, it)?;
            tasks::operation_closed(session, recorded, it)
        }
        Event::LogClosed(it) => record::log_closed(session, recorded, it),
        Event::PlanPutToWork(it) => {
            plans_at_work::put_to_work(session, recorded, it)?;
            tasks::planned(session, recorded, it)
        }
        Event::LevelDecided(it) => plans_at_work::decided(session, recorded, it),
        Event::ResponseLifted(it) => plans_at_work::lifted(session, recorded, it),
        // A board reads them from the journal, where all of them are folded.
        Event::OperationNormalised(_)
        | Event::ReadingRecorded(_)
        | Event::LevelProposed(_)
        | Event::ProposalTurnedDown(_)
        | Event::ProposalLapsed(_)
        | Event::LevelReceived(_)
        | Event::LevelOutlasted(_)
        | Event::CommandTaken(_)
        | Event::MeasureOrdered(_)
        | Event::MeasureRenewed(_)
        | Event::MeasureRanOut(_)
        | Event::MeasureReviewDue(_)
        | Event::MeasureEnded(_) => Ok(()),
        Event::TaskGiven(it) => tasks::given(session, recorded, it),
        Event::TaskSentBack(it) => tasks::sent_back(session, recorded, it),
        Event::TaskScheduled(it) => tasks::changed(session, recorded, it),
        Event::TaskReleased(it) => tasks::changed(session, recorded, it),
        Event::TaskOpened(it) => tasks::changed(session, recorded, it),
        Event::TaskOffered(it) => tasks::changed(session, recorded, it),
        Event::TaskAccepted(it) => tasks::changed(session, recorded, it),
        Event::TaskDeclined(it) => tasks::changed(session, recorded, it),
        Event::TaskStarted(it) => tasks::changed(session, recorded, it),
        Event::TaskBlocked(it) => tasks::changed(session, recorded, it),
        Event::TaskResumed(it) => tasks::changed(session, recorded, it),
        Event::TaskFinished(it) => tasks::changed(session, recorded, it),
        Event::TaskEnded(it) => tasks::changed(session, recorded, it),
        Event::TaskVerified(it) => tasks::changed(session, recorded, it),
        Event::TaskCancelled(it) => tasks::changed(session, recorded, it),
        Event::TaskHandedOver(it) => tasks::changed(session, recorded, it),
        Event::TaskOverdue(it) => tasks::changed(session, recorded, it),
        Event::TaskEscalated(it) => tasks::changed(session, recorded, it),
        Event::SituationReportWritten(it) => situation_reports::written(session, recorded, it),
        Event::SituationReportChecked(it) => situation_reports::checked(session, recorded, it),
        Event::SituationReportIssued(it) => situation_reports::issued(session, recorded, it),
    }
}
