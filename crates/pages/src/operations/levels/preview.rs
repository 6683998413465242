//! What a decision would do now, by the rules themselves.

use application::operations::Board;
use domain::kernel::{Key, Moment, Text, Verb as _};
use domain::operations::{DecideLevel, Event, PlanResponse, Refusal, TaskNumber};
use domain::plans::document::LevelName;
use domain::registers::Acting;

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

/// What deciding a level would do now; who decides is whoever may, and `acting` writes it down.
///
/// # Errors
/// When the rules refuse it: it lies under what was received from above, or nobody decides it.
pub(super) fn preview(
    (board, acting): (&Board, &Acting),
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
    verb.decide(board.operation(), acting, Moment::at(board.at), &mut events)?;
    Ok(Preview::of(&events))
}

/// The tasks that would open at once if a level were decided at the moment that is shown; none
/// where the rules refuse it.
pub(crate) fn opened_by_level(
    board: &Board,
    plan: &PlanResponse,
    level: &LevelName,
) -> Vec<TaskNumber> {
    preview((board, &Acting::default()), plan, level).map_or_else(|_| Vec::new(), |it| it.opens)
}
