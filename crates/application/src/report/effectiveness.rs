//! Effectiveness: indicators by their formulas, with what they were computed from.

use domain::kernel::{Instant, Key, Span};
use domain::operations::{Event, PlanAtWork, ProposedBy, Response};
use domain::plans::document::LevelName;

use super::figure::Figure;
use super::measures::{TaskLine, Timeliness};
use crate::operations::Happening;

/// A task is to be taken on within so long, where its plan says nothing else.
pub const ACKNOWLEDGED_WITHIN_MINUTES: i64 = 15;
/// A level is to be decided within so long after its criteria were met.
pub(super) const ACTIVATED_WITHIN: Span = Span::from_minutes(30);

/// Effectiveness.
#[derive(Clone, PartialEq, Debug)]
pub struct Effectiveness {
    /// `activation_time`: each level that was entered or raised after its criteria were met.
    pub activations: Vec<Activation>,
    /// Those within half an hour, of all.
    pub activated_in_time: Figure,
    /// `task_ack_rate`: taken on within the limit, of those given.
    pub acknowledged: Figure,
    /// `task_ontime_rate`: done when due, of those given and not cancelled that have a limit and
    /// are done or should be.
    pub in_time: Figure,
    /// `task_overdue_rate`: overdue, of those still open.
    pub overdue: Figure,
}

/// From the moment at which the criteria of a level were met to its decision.
#[derive(Clone, PartialEq, Debug)]
pub struct Activation {
    /// The key of the plan.
    pub plan: Key,
    /// Which level.
    pub level: LevelName,
    /// When the criteria were met.
    pub met_at: Instant,
    /// When it was decided.
    pub decided_at: Instant,
}

impl Activation {
    /// How long it took.
    #[must_use]
    pub fn took(&self) -> Span {
        self.decided_at.since(self.met_at)
    }
}

impl Effectiveness {
    pub(super) fn of(response: &Response, happened: &[Happening], tasks: &[TaskLine]) -> Self {
        let activations = activations(response, happened);
        let counted: Vec<_> = tasks.iter().map(|it| it.timeliness).collect();
        let with_limit: Vec<_> = counted
            .into_iter()
            .filter(|it| {
                matches!(it, Timeliness::InTime | Timeliness::Late | Timeliness::Overdue)
            })
            .collect();
        let open: Vec<_> = tasks.iter().filter(|it| !it.state.is_over()).collect();
        let acknowledged = |it: &TaskLine| match (it.accepted_at, it.acknowledged_by()) {
            (Some(accepted), Some(by)) => accepted <= by,
            (Some(_) | None, None) | (None, Some(_)) => false,
        };
        Self {
            activated_in_time: Figure::of(&activations, |it| it.took() <= ACTIVATED_WITHIN),
            activations,
            acknowledged: Figure::of(tasks, acknowledged),
            in_time: Figure::of(&with_limit, |it| *it == Timeliness::InTime),
            overdue: Figure::of(&open, |it| it.timeliness == Timeliness::Overdue),
        }
    }
}

/// The criteria of a level are met when it, or a more severe one, is proposed by a condition for
/// the first time since the level before was decided.
fn activations(response: &Response, happened: &[Happening]) -> Vec<Activation> {
    response.plans.iter().flat_map(|it| of_plan(&it.at_work, happened)).collect()
}

fn of_plan(plan: &PlanAtWork, happened: &[Happening]) -> Vec<Activation> {
    let rank = |level: &LevelName| plan.level(level).map_or(u8::MAX, |it| it.rank);
    let (mut in_force, mut proposed) = (u8::MAX, Vec::<(u8, Instant)>::new());
    let mut activations = Vec::new();
    for it in happened {
        if let Event::LevelProposed(own) = &it.event
            && own.plan == plan.key
            && own.proposed_by == ProposedBy::Condition
            && let Some(level) = &own.level
        {
            proposed.push((rank(level), it.happened_at));
        } else if let Event::LevelDecided(own) = &it.event
            && own.plan == plan.key
        {
            let own_rank = rank(&own.level);
            let met = proposed.iter().find(|(rank, _)| *rank <= own_rank && own_rank < in_force);
            activations.extend(met.map(|(_, met_at)| Activation {
                plan: plan.key.clone(),
                level: own.level.clone(),
                met_at: *met_at,
                decided_at: it.happened_at,
            }));
            in_force = own_rank;
            // What asks for more than was decided still waits.
            proposed.retain(|(rank, _)| *rank < own_rank);
        } else if let Event::ResponseLifted(own) = &it.event
            && own.plan == plan.key
        {
            in_force = u8::MAX;
            proposed.clear();
        }
    }
    activations
}
