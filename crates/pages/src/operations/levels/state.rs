//! Where a plan stands: the level in force, or that none is.

use application::operations::ProvenanceOf;
use domain::kernel::{Instant, Key};
use domain::operations::{By, PlanResponse};
use words::{LevelPages, time_left};

use super::super::deciding::{Desk, post_said};
use crate::components::{ScriptMark, TimeShown};

/// Where a plan stands.
pub(super) struct StateNow {
    /// The title of the level, or that none is in force.
    pub(super) title: String,
    pub(super) since: Option<TimeShown>,
    pub(super) until: Option<TimeShown>,
    pub(super) left: String,
    /// Whether it lasts longer than was expected.
    pub(super) is_outlasted: bool,
    pub(super) decided_by: Option<String>,
    pub(super) recorded_by: Option<String>,
    pub(super) matter: Option<String>,
    /// The mark of the decision, or of the lift.
    pub(super) mark: ScriptMark,
    /// What was received from above, with its mark.
    pub(super) floor: Option<(String, ScriptMark)>,
}

impl StateNow {
    pub(super) fn of(desk: &Desk, plan: &PlanResponse) -> Self {
        let sight = desk.sight();
        let none = Self {
            title: desk.say(LevelPages::NoLevel),
            since: None,
            until: None,
            left: String::new(),
            is_outlasted: false,
            decided_by: None,
            recorded_by: None,
            matter: None,
            mark: ScriptMark::default(),
            floor: floor(desk, plan),
        };
        if let Some(it) = &plan.decision {
            return Self {
                title: sight.names.level_title(&plan.at_work.key, &it.level),
                since: Some(sight.time(it.since)),
                until: Some(sight.time(it.ends_at)),
                left: time_left(it.ends_at, sight.now(), desk.language),
                is_outlasted: it.ends_at < sight.now(),
                decided_by: Some(post_said(&sight, &it.decided_by)),
                recorded_by: recorded_by(desk, &it.decided_by, &it.by),
                matter: Some(desk.said(&it.matter)),
                mark: sight.level_mark(plan),
                ..none
            };
        }
        let Some(it) = &plan.lift else { return none };
        Self {
            title: desk.say(LevelPages::Lifted),
            since: Some(sight.time(it.at)),
            decided_by: Some(post_said(&sight, &it.decided_by)),
            matter: Some(desk.said(&it.matter)),
            mark: sight.level_mark(plan),
            ..none
        }
    }
}

/// Who wrote it down, where that was not the post that decided.
fn recorded_by(desk: &Desk, decided_by: &Key, by: &By) -> Option<String> {
    let other = Some(by).filter(|it| !it.is_nobody() && it.post.as_ref() != Some(decided_by));
    other.and_then(|it| desk.sight().names.person_in(it))
}

fn floor(desk: &Desk, plan: &PlanResponse) -> Option<(String, ScriptMark)> {
    let it = plan.floor.as_ref()?;
    let sight = desk.sight();
    let clock = |at: Instant| sight.time(at).clock;
    let from = desk.said(&it.from);
    let document = it.document.as_ref().map(|it| it.as_str());
    let from = [Some(from.as_str()), document].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let level = sight.names.level_title(&plan.at_work.key, &it.level);
    let mark = sight.mark(&ProvenanceOf::Floor(plan.at_work.key.clone()));
    Some((desk.say(LevelPages::Floor { level, from, since: clock(it.at) }), mark))
}
