//! What a decision would do now, by the rules themselves.

use domain::kernel::{Key, Moment, Text, Verb as _};
use domain::operations::{DecideLevel, Event, PlanResponse, Refusal, TaskNumber};
use domain::plans::document::LevelName;

use super::super::deciding::Desk;

/// The words of a decision that nobody has taken.
const NO_MATTER: &str = "…";

/// What a decision would do.
#[derive(Default)]
pub(crate) struct Preview {
    /// The tasks that it opens.
    pub(crate) opens: Vec<TaskNumber>,
    /// The standing tasks that end by it.
    pub(crate) ends: Vec<TaskNumber>,
    /// The standing tasks that nobody began: they are cancelled by it.
    pub(crate) cancels: Vec<TaskNumber>,
}

impl Preview {
    /// Whether it changes anything with tasks.
    pub(crate) const fn is_empty(&self) -> bool {
        self.opens.is_empty() && self.ends.is_empty() && self.cancels.is_empty()
    }

    /// What follows from events, as far as tasks go.
    pub(crate) fn of(events: &[Event]) -> Self {
        let mut preview = Self::default();
        for event in events {
            if let Event::TaskOpened(it) = event {
                preview.opens.push(it.task);
            } else if let Event::TaskEnded(it) = event {
                preview.ends.push(it.task);
            } else if let Event::TaskCancelled(it) = event {
                preview.cancels.push(it.task);
            }
        }
        preview
    }
}

/// What deciding a level would do now; who decides is whoever may.
///
/// # Errors
/// When the rules refuse it: it lies under what was received from above, or nobody decides it.
pub(super) fn preview(
    desk: &Desk,
    plan: &PlanResponse,
    level: &LevelName,
) -> Result<Preview, Refusal> {
    let deciders = plan.deciders(Some(level));
    let nobody = || Refusal::NotTheirDecision { deciders: [].into() };
    let decided_by: Key = deciders.into_iter().next().cloned().ok_or_else(nobody)?;
    let verb = DecideLevel {
        plan: plan.at_work.key.clone(),
        level: level.clone(),
        matter: Text::parse(NO_MATTER).expect("a character fits"),
        lasts_hours: 1,
        measures: Vec::new(),
        decided_by,
    };
    let mut events = Vec::new();
    let moment = Moment::at(desk.board.at);
    verb.decide(desk.board.operation(), &desk.acting, moment, &mut events)?;
    Ok(Preview::of(&events))
}
