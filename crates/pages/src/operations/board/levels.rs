//! The plans at work: each with its level, since when and until when, who decided, and what is
//! proposed.

use application::operations::ProvenanceOf;
use domain::kernel::{Instant, Key};
use domain::operations::{By, Decision, PlanResponse, Proposal, ProposedBy};
use domain::plans::document::LevelName;
use words::{Names as _, OperationOverview, named, time_left};

use super::super::sight::Sight;
use crate::components::{ScriptMark, TimeShown};

/// A plan at work.
pub(crate) struct PlanRow {
    /// By which the page's script finds it again.
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) plan_href: String,
    pub(crate) level_href: String,
    pub(crate) level: Option<LevelShown>,
    /// Said where no level is in force.
    pub(crate) without: String,
    /// The mark of the level, or of what is said without one.
    pub(crate) mark: ScriptMark,
    pub(crate) proposal: Option<ProposalShown>,
    /// What was received from above, and a proposal that was not followed.
    pub(crate) notes: Vec<(String, ScriptMark)>,
}

/// A level in force.
pub(crate) struct LevelShown {
    /// `Ⅲ`
    pub(crate) mark: String,
    pub(crate) title: String,
    pub(crate) since: TimeShown,
    pub(crate) lasted: String,
    pub(crate) until: TimeShown,
    pub(crate) left: String,
    pub(crate) is_over: bool,
    /// The post that decided, with whom it was held by.
    pub(crate) decided_by: String,
    /// Who wrote it down, where that was somebody else.
    pub(crate) recorded_by: Option<String>,
}

/// A proposal that waits for a decision.
pub(crate) struct ProposalShown {
    pub(crate) text: String,
    pub(crate) reason: Option<String>,
    pub(crate) since: TimeShown,
    /// The post that decides, where the plan names one.
    pub(crate) decides: Option<String>,
    pub(crate) mark: ScriptMark,
}

pub(crate) fn plan_rows(sight: &Sight<'_>) -> Vec<PlanRow> {
    sight.plans().map(|(it, _)| plan_row(sight, it)).collect()
}

fn plan_row(sight: &Sight<'_>, plan: &PlanResponse) -> PlanRow {
    let key = &plan.at_work.key;
    PlanRow {
        id: format!("plan-{key}"),
        title: named(&plan.at_work.title, sight.language).to_owned(),
        plan_href: sight.addresses.plan(plan.at_work.plan),
        level_href: sight.addresses.level(key),
        level: plan.decision.as_ref().map(|it| level(sight, key, it)),
        without: without(sight, plan),
        mark: sight.level_mark(plan),
        proposal: proposal(sight, plan),
        notes: notes(sight, plan),
    }
}

fn level(sight: &Sight<'_>, plan: &Key, it: &Decision) -> LevelShown {
    LevelShown {
        mark: level_mark(&it.level, it.rank),
        title: sight.names.level_title(plan, &it.level),
        since: sight.time(it.since),
        lasted: sight.length(it.since),
        until: sight.time(it.ends_at),
        left: time_left(it.ends_at, sight.now(), sight.language),
        is_over: it.ends_at < sight.now(),
        decided_by: decided_by(sight, &it.decided_by, &it.by),
        recorded_by: recorded_by(sight, &it.decided_by, &it.by),
    }
}

/// Levels are counted in Roman numerals, those of duty as well.
pub(crate) fn level_mark(name: &LevelName, rank: u8) -> String {
    match (name.rank(), rank) {
        (Some(_), 1) => "Ⅰ".to_owned(),
        (Some(_), 2) => "Ⅱ".to_owned(),
        (Some(_), 3) => "Ⅲ".to_owned(),
        (Some(_), 4) => "Ⅳ".to_owned(),
        (Some(_) | None, _) => name.to_string(),
    }
}

/// The post with the name of whoever decided; where somebody else wrote it down, with its holders.
fn decided_by(sight: &Sight<'_>, post: &Key, by: &By) -> String {
    if by.post.as_ref() == Some(post)
        && let Some(who) = sight.names.person_in(by)
    {
        return who;
    }
    with_holders(sight, post)
}

fn with_holders(sight: &Sight<'_>, post: &Key) -> String {
    let (post, holders) = (sight.names.post(post), sight.names.holders(post));
    if holders.is_empty() { post } else { format!("{post} {holders}") }
}

fn recorded_by(sight: &Sight<'_>, post: &Key, by: &By) -> Option<String> {
    let who = sight.names.person_in(by).filter(|_| by.post.as_ref() != Some(post));
    who.map(|who| sight.say(OperationOverview::RecordedBy { who }))
}

fn without(sight: &Sight<'_>, plan: &PlanResponse) -> String {
    let clock = |at: Instant| sight.time(at).clock;
    sight.say(match &plan.lift {
        Some(lift) => {
            let who = sight.names.post(&lift.decided_by);
            OperationOverview::Lifted { at: clock(lift.at), who }
        }
        None => OperationOverview::NoLevelHint { since: clock(plan.put_at) },
    })
}

fn proposal(sight: &Sight<'_>, plan: &PlanResponse) -> Option<ProposalShown> {
    let it = plan.proposal.as_ref().filter(|it| it.turned_down.is_none())?;
    let decides = match &it.level {
        Some(level) => plan.at_work.level(level).and_then(|it| it.decided_by.as_ref()),
        None => who_lifts(plan),
    };
    Some(ProposalShown {
        text: proposed(sight, plan, it),
        reason: it.reason.as_ref().and_then(|it| sight.board.said(it)).map(str::to_owned),
        since: sight.time(it.at),
        decides: decides.map(|it| with_holders(sight, it)),
        mark: sight.proposal_mark(plan),
    })
}

/// The post that decides the end of the level in force: that which the plan names, or that which
/// decided to enter.
fn who_lifts(plan: &PlanResponse) -> Option<&Key> {
    let decision = plan.decision.as_ref()?;
    let left_by = plan.at_work.level(&decision.level).and_then(|it| it.left_by.as_ref());
    Some(left_by.unwrap_or(&decision.decided_by))
}

fn proposed(sight: &Sight<'_>, plan: &PlanResponse, it: &Proposal) -> String {
    let level = it.level.as_ref().map(|it| sight.names.level_title(&plan.at_work.key, it));
    let who = || {
        let who = sight.names.person_in(&it.by);
        who.unwrap_or_else(|| sight.say(OperationOverview::Somebody))
    };
    sight.say(match (it.proposed_by, level) {
        (ProposedBy::Condition, Some(level)) => OperationOverview::Indicated { level },
        (ProposedBy::Condition, None) => OperationOverview::IndicatedLift,
        (ProposedBy::Person, Some(level)) => OperationOverview::Proposed { who: who(), level },
        (ProposedBy::Person, None) => OperationOverview::ProposedLift { who: who() },
        (ProposedBy::Above, Some(level)) => OperationOverview::FromAbove { level },
        (ProposedBy::Above, None) => OperationOverview::FromAboveLift,
    })
}

fn notes(sight: &Sight<'_>, plan: &PlanResponse) -> Vec<(String, ScriptMark)> {
    let key = &plan.at_work.key;
    let floor = plan.floor.as_ref().map(|it| {
        let level = sight.names.level_title(key, &it.level);
        let from = sight.board.said(&it.from).map(str::to_owned);
        let document = it.document.as_ref().map(|it| it.as_str().to_owned());
        let from: Vec<String> = from.into_iter().chain(document).collect();
        let word = OperationOverview::FloorFrom { level, from: from.join(" ") };
        (word, ProvenanceOf::Floor(key.clone()))
    });
    let turned_down = plan.proposal.as_ref().and_then(|it| it.turned_down.as_ref());
    let turned_down = turned_down.and_then(|it| sight.board.said(it));
    let turned_down = turned_down.map(|it| {
        let word = OperationOverview::TurnedDown { reason: it.to_owned() };
        (word, ProvenanceOf::TurnedDown(key.clone()))
    });
    let notes = floor.into_iter().chain(turned_down);
    notes.map(|(word, of)| (sight.say(word), sight.mark(&of))).collect()
}
