//! The next step of a plan: what, who, by when.

use std::collections::BTreeSet;

use domain::kernel::{Day, Key};
use domain::plans::{
    ClockStanding, Opinion, PlanClock, PlanDuty, PlanVersion, ReviewOutcome, VersionState,
};
use words::{PlanAction, PlanStep, Say};

use super::desk::Desk;
use super::forms::{Act, wrote_it};
use super::todo::days_said;

/// Evaluations and drills are spoken of so many days ahead.
const DAYS_AHEAD: i32 = 90;

/// A step, ready to be shown.
pub(super) struct Next {
    pub(super) what: String,
    /// Who takes it; none where nobody can here.
    pub(super) who: Option<String>,
    pub(super) is_mine: bool,
    /// How its time stands.
    pub(super) time: Option<String>,
    /// What is pressed for it.
    pub(super) act: Option<Act>,
    /// Whether the text must be changed first.
    pub(super) is_in_text: bool,
    /// Whether its form stands open beside it.
    pub(super) is_main: bool,
}

/// What is to be done next, the most pressing first; never empty.
pub(super) fn next(desk: &Desk) -> Vec<Next> {
    let plan = &desk.shown.plan;
    if plan.abolished.is_some() {
        return vec![plain(desk, PlanStep::IsAbolished)];
    }
    let mut steps: Vec<Next> = desk.in_work().map(|it| of_version(desk, it)).into_iter().collect();
    let clocks = desk.shown.clocks.iter().filter(|it| it.done_on.is_none());
    let (overdue, running): (Vec<_>, Vec<_>) =
        clocks.partition(|it| matches!(it.standing(desk.today), ClockStanding::Overdue { .. }));
    let overdue = overdue.into_iter().map(|it| of_clock(desk, it));
    // What is overdue goes before the next version of the same plan.
    let mut all: Vec<Next> = overdue.collect();
    all.append(&mut steps);
    let presses = |it: &&PlanClock| match it.duty {
        PlanDuty::Filing | PlanDuty::Publication => true,
        PlanDuty::Evaluation | PlanDuty::Drill => it.due.days_since(desk.today) < DAYS_AHEAD,
    };
    let pressing = running.iter().copied().filter(presses);
    all.extend(pressing.map(|it| of_clock(desk, it)));
    if all.is_empty() {
        let nearest = running.first().map(|it| of_clock(desk, it));
        all.push(nearest.unwrap_or_else(|| plain(desk, PlanStep::NothingLeft)));
    }
    if let Some(main) = all.iter_mut().find(|it| it.is_mine && it.act.is_some()) {
        main.is_main = true;
    }
    all
}

fn plain(desk: &Desk, step: impl Say) -> Next {
    let what = step.say(desk.language);
    Next {
        what,
        who: None,
        is_mine: false,
        time: None,
        act: None,
        is_in_text: false,
        is_main: false,
    }
}

fn with(desk: &Desk, act: Act, step: impl Say) -> Next {
    Next {
        who: Some(act.who(desk)),
        is_mine: act.is_theirs(desk),
        act: Some(act),
        ..plain(desk, step)
    }
}

fn in_text(desk: &Desk, step: impl Say) -> Next {
    // Whoever writes may take it back too.
    let act = Act::Return;
    Next {
        who: Some(act.who(desk)),
        is_mine: act.is_theirs(desk),
        is_in_text: true,
        ..plain(desk, step)
    }
}

fn by(desk: &Desk, due: Day) -> Option<String> {
    Some(days_said(due, desk.today, desk.language))
}

fn of_clock(desk: &Desk, clock: &PlanClock) -> Next {
    let due = clock.due;
    let step = match clock.duty {
        PlanDuty::Filing => with(desk, Act::File, PlanStep::File { due }),
        PlanDuty::Publication => with(desk, Act::Publish, PlanStep::Publish { due }),
        PlanDuty::Evaluation => plain(desk, PlanStep::Evaluate { due }),
        PlanDuty::Drill => plain(desk, PlanStep::Drill { due }),
    };
    Next { time: by(desk, due), ..step }
}

fn of_version(desk: &Desk, version: &PlanVersion) -> Next {
    let review = version.review.as_ref().map(|it| it.outcome);
    match version.state {
        VersionState::Draft => of_draft(desk, version),
        VersionState::Consulting => of_consultation(desk, version),
        VersionState::Reviewing if review == Some(ReviewOutcome::Passed) => {
            let own = wrote_it(desk) && desk.may(Act::Approve.right());
            let note = own.then(|| PlanAction::WroteIt.say(desk.language));
            Next { time: note, ..with(desk, Act::Approve, PlanStep::Approve) }
        }
        VersionState::Reviewing => with(desk, Act::Review, PlanStep::Review),
        VersionState::Approved
        | VersionState::Issued
        | VersionState::Superseded
        | VersionState::Abolished => with(desk, Act::Issue, PlanStep::Issue),
    }
}

fn of_draft(desk: &Desk, version: &PlanVersion) -> Next {
    let errors = desk.check.as_ref().map_or(0, |it| it.errors);
    let returned = version.review.as_ref().filter(|it| it.outcome == ReviewOutcome::Returned);
    let reason = desk
        .said(version.returned.as_ref())
        .or_else(|| desk.said(returned.and_then(|it| it.remarks.as_ref())));
    if errors > 0 {
        return in_text(desk, PlanStep::Mend { errors });
    }
    let step = ask_or_submit(desk);
    let Some(reason) = reason else { return step };
    Next {
        time: Some(PlanStep::Returned { reason }.say(desk.language)),
        what: PlanStep::AfterReturn { step: step.what }.say(desk.language),
        is_in_text: true,
        ..step
    }
}

fn ask_or_submit(desk: &Desk) -> Next {
    if desk.missing.is_empty() {
        return with(desk, Act::Submit, PlanStep::Submit);
    }
    let (count, units) = (desk.missing.len(), desk.units(&desk.missing));
    with(desk, Act::Ask, PlanStep::Ask { count, units })
}

fn of_consultation(desk: &Desk, version: &PlanVersion) -> Next {
    let open: BTreeSet<Key> =
        version.asked.keys().filter(|it| version.consent_of(it).is_none()).cloned().collect();
    let due = version.asked.iter().filter(|(it, _)| open.contains(*it)).map(|it| *it.1).min();
    let mine = desk.own_asked(version).into_iter().find(|it| open.contains(it));
    if let Some(unit) = mine.filter(|_| Act::Answer.is_theirs(desk)) {
        let step = with(desk, Act::Answer, PlanStep::Answer { unit: desk.unit(&unit) });
        return Next { time: due.and_then(|due| by(desk, due)), ..step };
    }
    let objects =
        |it: &&Key| version.consent_of(it).is_some_and(|said| said.opinion == Opinion::Object);
    let objecting: Vec<&Key> = desk.missing.iter().filter(objects).collect();
    if open.is_empty() {
        if !objecting.is_empty() {
            let units = desk.units(objecting);
            return with(desk, Act::Return, PlanStep::SettleObjection { units });
        }
        return ask_or_submit(desk);
    }
    let (count, units) = (open.len(), desk.units(&open));
    let mut step = with(desk, Act::Answer, PlanStep::Await { count, units });
    step.is_mine = false;
    step.act = None;
    Next { time: due.and_then(|due| by(desk, due)), ..step }
}
