//! What follows from a conclusion: an operation is opened, or a level proposed, with one press.

use application::duty::ConsultationFile;
use application::{Actor, Fault, Reading};
use domain::duty::{ConsultationOutcome, SealedSettlement};
use domain::kernel::{IntakeId, OperationId, Right, Version};
use words::named;

use super::super::desk::View;

/// So long is the title of an operation.
const TITLE_CHARACTERS_MAX: usize = 80;

/// What follows from a conclusion.
pub(super) enum NextShown {
    /// An operation is opened for what was reported.
    Open {
        /// What it may be called.
        title: String,
    },
    /// A level is proposed under one of the plans at work.
    Propose {
        /// The plans, with the levels of each.
        plans: Vec<PlanChoice>,
    },
}

/// A plan at work whose level can be proposed.
pub(super) struct PlanChoice {
    pub(super) operation: String,
    pub(super) plan: String,
    pub(super) title: String,
    pub(super) levels: Vec<String>,
}

/// What follows; none where nothing does, or it has followed.
pub(super) fn next(
    reading: &mut Reading<'_>,
    view: &View,
    (actor, file): (&Actor, &ConsultationFile),
) -> Result<Option<NextShown>, Fault> {
    let Some(concluded) = &file.read.row.concluded else { return Ok(None) };
    match concluded.outcome {
        ConsultationOutcome::OpenOperation => {
            let may_open = actor.may(Right::LeadOperations) && actor.may(Right::KeepDesk);
            let matter = file.read.matter.clone().unwrap_or_default();
            let title = matter.chars().take(TITLE_CHARACTERS_MAX).collect();
            let is_open = file.intakes.iter().any(|it| it.row.settled.is_none());
            Ok((may_open && is_open).then_some(NextShown::Open { title }))
        }
        ConsultationOutcome::ProposeLevel => {
            let plans = plans(reading, view, (actor, file))?;
            Ok((!plans.is_empty()).then_some(NextShown::Propose { plans }))
        }
        ConsultationOutcome::Watch | ConsultationOutcome::Nothing => Ok(None),
    }
}

/// The plans at work of the operation that it is about, or that its reports belong to.
fn plans(
    reading: &mut Reading<'_>,
    view: &View,
    (actor, file): (&Actor, &ConsultationFile),
) -> Result<Vec<PlanChoice>, Fault> {
    let of_intakes = file.intakes.iter().filter_map(|it| it.row.settled.as_ref());
    let of_intakes = of_intakes.filter_map(|it| match &it.settlement {
        SealedSettlement::Operation(operation) => Some(*operation),
        SealedSettlement::SameAs(_) | SealedSettlement::Nothing(_) => None,
    });
    let mut operations: Vec<OperationId> =
        file.read.row.operation.into_iter().chain(of_intakes).collect();
    operations.sort_unstable();
    operations.dedup();
    let mut plans = Vec::new();
    for operation in operations {
        let Some(row) = reading.view.operation(&view.realm, operation)? else { continue };
        let may_propose = actor.may_at(Right::ReportSituation, Some(&row.area));
        if row.closed_at.is_some() || !may_propose {
            continue;
        }
        let Some(looked) = reading.operation_now(&view.realm, operation)? else { continue };
        for plan in &looked.operation.response.plans {
            let at_work = &plan.at_work;
            plans.push(PlanChoice {
                operation: operation.to_string(),
                plan: at_work.key.to_string(),
                title: named(&at_work.title, view.language).to_owned(),
                levels: at_work
                    .levels
                    .iter()
                    .filter(|it| Some(&it.name) != plan.level())
                    .map(|it| it.name.to_string())
                    .collect(),
            });
        }
    }
    Ok(plans)
}

/// The reports that wait, with the version of their settlement that was seen.
pub(super) fn waiting(file: &ConsultationFile) -> Vec<(IntakeId, Version)> {
    let open = file.intakes.iter().filter(|it| it.row.settled.is_none());
    open.map(|it| (it.row.intake, it.settlement_version)).collect()
}
