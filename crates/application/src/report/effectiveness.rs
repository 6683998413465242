//! Effectiveness: indicators by their formulas, with what they were computed from.

use domain::kernel::{Instant, Key, Span};
use domain::operations::{Event, PlanAtWork, ProposedBy, Response};
use domain::plans::document::LevelName;

use crate::operations::{Board, Happening, Rates};

/// Effectiveness.
#[derive(Clone, PartialEq, Debug)]
pub struct Effectiveness {
    /// `activation_time`: each level that was entered or raised after its criteria were met.
    pub activations: Vec<Activation>,
    /// `task_ack_rate`, `task_ontime_rate` and `task_overdue_rate`.
    pub rates: Rates,
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
    pub(super) fn of(board: &Board, happened: &[Happening]) -> Self {
        Self { activations: activations(board.response(), happened), rates: board.rates() }
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
