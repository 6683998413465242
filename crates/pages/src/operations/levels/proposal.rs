//! What is proposed, by what, and why.

use domain::operations::{PlanResponse, Proposal, ProposedBy};
use domain::plans::document::Condition;
use words::{LevelPages, OperationOverview};

use super::super::deciding::{ConditionShown, Desk, judged};
use crate::components::{ScriptMark, TimeShown};

/// A proposal that waits for a decision, or was not followed.
pub(super) struct ProposalShown {
    pub(super) title: String,
    /// Who proposed it, or that a condition does.
    pub(super) by: String,
    pub(super) since: TimeShown,
    /// Where it comes from, or that it was turned down.
    pub(super) mark: ScriptMark,
    pub(super) reason: Option<String>,
    /// The condition, where one proposes.
    pub(super) condition: Option<ConditionShown>,
    /// Why it was not followed.
    pub(super) turned_down: Option<String>,
    /// Whether the lift is proposed.
    pub(super) is_lift: bool,
}

impl ProposalShown {
    pub(super) fn of(desk: &Desk, plan: &PlanResponse) -> Option<Self> {
        let it = plan.proposal.as_ref()?;
        let sight = desk.sight();
        let condition = condition_of(plan, it).map(|it| judged(&sight, plan, it));
        Some(Self {
            title: title(desk, plan, it),
            by: by(desk, it),
            since: sight.time(it.at),
            mark: sight.proposal_mark(plan),
            reason: it.reason.as_ref().map(|it| desk.said(it)),
            condition,
            turned_down: it.turned_down.as_ref().map(|it| {
                let why = desk.said(it);
                desk.say(LevelPages::TurnedDown { why })
            }),
            is_lift: it.level.is_none(),
        })
    }
}

fn title(desk: &Desk, plan: &PlanResponse, it: &Proposal) -> String {
    let Some(name) = &it.level else { return desk.say(LevelPages::LiftProposed) };
    let level = desk.sight().names.level_title(&plan.at_work.key, name);
    let rank = plan.at_work.level(name).map(|it| it.rank);
    let word = match plan.decision.as_ref() {
        None => LevelPages::EnterProposed { level },
        Some(now) if rank < Some(now.rank) => LevelPages::RaiseProposed { level },
        Some(_) => LevelPages::LowerProposed { level },
    };
    desk.say(word)
}

fn by(desk: &Desk, it: &Proposal) -> String {
    let who = || {
        let who = desk.sight().names.person_in(&it.by);
        who.unwrap_or_else(|| desk.say(OperationOverview::Somebody))
    };
    desk.say(match it.proposed_by {
        ProposedBy::Condition => LevelPages::ByCondition,
        ProposedBy::Person => LevelPages::ByPerson { who: who() },
        ProposedBy::Above => LevelPages::ByAbove { who: who() },
    })
}

/// The condition that proposes: the entry of a more severe level, or the end of the one in force.
fn condition_of<'a>(plan: &'a PlanResponse, it: &Proposal) -> Option<&'a Condition> {
    if it.proposed_by != ProposedBy::Condition {
        return None;
    }
    let now = plan.level().and_then(|it| plan.at_work.level(it));
    let proposed = it.level.as_ref().and_then(|it| plan.at_work.level(it));
    let is_higher = |rank: u8| now.is_none_or(|now| rank < now.rank);
    match proposed.filter(|it| is_higher(it.rank)) {
        Some(level) => level.enter.as_ref(),
        None => now.and_then(|it| it.leave.as_ref()),
    }
}
