//! The notices of a realm, each with whether what it asks for is done.

use std::sync::Arc;

use domain::inbox::{Notice, NoticeAbout, NoticeKind};
use domain::kernel::{Instant, OperationId, Realm};
use domain::operations::task_machine::{State, TaskIndex};
use domain::operations::{Operation, PlanResponse, TaskNumber, TaskView};

use super::desk::desk_notices;
use super::house::House;
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::{OperationRow, Page};

/// So many operations are looked through, the newest.
const OPERATIONS_MAX: u32 = 200;

/// A notice, and whether what it asks for is done.
#[derive(Clone)]
pub(super) struct Found {
    pub(super) notice: Arc<Notice>,
    pub(super) is_over: bool,
}

/// Which notices are looked for.
pub(super) struct Wanted<'a> {
    pub(super) realm: &'a Realm,
    /// From when on those of the desk are looked for.
    pub(super) since: Instant,
    pub(super) now: Instant,
    /// Which operations.
    pub(super) is_wanted: &'a dyn Fn(&OperationRow) -> bool,
}

/// The notices of a realm, in the order of their instants.
pub(super) fn notices(
    reading: &mut Reading<'_>,
    wanted: &Wanted<'_>,
    house: &mut House,
) -> Result<Vec<Found>, Fault> {
    let mut found = desk_notices(reading, wanted, house)?;
    let page = Page { before: None, rows_max: OPERATIONS_MAX };
    for row in reading.view.operations(wanted.realm, page)? {
        if !(wanted.is_wanted)(&row) {
            continue;
        }
        let Some(looked) = reading.operation_now(wanted.realm, row.operation)? else { continue };
        found.extend(looked.notices.all().iter().map(|notice| Found {
            notice: Arc::clone(notice),
            is_over: is_over(notice, &looked.operation),
        }));
    }
    found.sort_by(|one, other| {
        let place = |it: &Notice| (it.at, it.cause);
        place(&one.notice).cmp(&place(&other.notice))
    });
    Ok(found)
}

/// Of which operation a notice is.
pub(super) const fn operation_of(notice: &Notice) -> Option<OperationId> {
    match &notice.about {
        NoticeAbout::Task(operation, _)
        | NoticeAbout::Level(operation, _)
        | NoticeAbout::Measure(operation, _, _)
        | NoticeAbout::Command(operation) => Some(*operation),
        NoticeAbout::Part(_, _) | NoticeAbout::Instruction(_) | NoticeAbout::Report(_) => None,
    }
}

/// Whether what a notice of an operation asks for is done, as the operation stands now.
fn is_over(notice: &Notice, operation: &Operation) -> bool {
    if operation.closed_at.is_some() {
        return true;
    }
    let response = &operation.response;
    match &notice.about {
        NoticeAbout::Task(_, number) => {
            let task = response.task(TaskNumber::of(TaskIndex::new(number.wrapping_sub(1))));
            task.is_none_or(|task| is_task_over(notice, &task))
        }
        NoticeAbout::Level(_, plan) => {
            response.plan(plan).is_none_or(|plan| is_level_over(notice.kind, plan))
        }
        NoticeAbout::Measure(_, plan, measure) => {
            let mut standing = response.measures.iter().rev();
            let found = standing.find(|it| it.plan == *plan && it.at_work.key == *measure);
            found.is_none_or(|it| {
                it.ended.is_some() || (it.review_due_at.is_none() && it.ran_out_at.is_none())
            })
        }
        NoticeAbout::Command(_)
        | NoticeAbout::Part(_, _)
        | NoticeAbout::Instruction(_)
        | NoticeAbout::Report(_) => false,
    }
}

fn is_task_over(notice: &Notice, task: &TaskView<'_>) -> bool {
    let state = task.task.state();
    let is_met = !task.is_open() || task.met_at().is_some();
    match notice.kind {
        NoticeKind::TaskOpened => !matches!(state, State::Open),
        NoticeKind::TaskOffered => {
            let is_asked = matches!(&notice.to, domain::inbox::Addressee::Post(post)
                if task.post() == Some(post));
            !(is_asked && state == State::Offered)
        }
        NoticeKind::TaskOverdue => is_met,
        NoticeKind::TaskEscalated => is_met || !matches!(state, State::Open | State::Offered),
        NoticeKind::TaskDeclined => state != State::Declined,
        NoticeKind::TaskBlocked => state != State::Blocked,
        NoticeKind::TaskSentBack => is_met,
        NoticeKind::TaskFinished => state != State::Done,
        NoticeKind::TaskStopped
        | NoticeKind::TaskCancelled
        | NoticeKind::TaskHandedOver
        | NoticeKind::LevelProposed
        | NoticeKind::LevelChanged
        | NoticeKind::LevelOutlasted
        | NoticeKind::MeasureDue
        | NoticeKind::CommandTaken
        | NoticeKind::PartGiven
        | NoticeKind::PartOverdue
        | NoticeKind::PartAnswered
        | NoticeKind::InstructionClosed
        | NoticeKind::ReportDue => false,
    }
}

fn is_level_over(kind: NoticeKind, plan: &PlanResponse) -> bool {
    if kind == NoticeKind::LevelProposed {
        return plan.proposal.as_ref().is_none_or(|it| it.turned_down.is_some());
    }
    kind == NoticeKind::LevelOutlasted && plan.decision.as_ref().is_none_or(|it| !it.is_outlasted)
}
