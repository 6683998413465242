//! Reviews 复盘: what was found wanting, and what puts it right.
//!
//! A *corrective action* 整改 says what was found and why, what is done about it, which post answers
//! for it and by when. Whoever has done it says what proves it; somebody else looks at that, and
//! closes it or sends it back. It knows where it came from: a missed limit of a report today.

mod check_corrective_action;
mod corrective_action;
mod events;
mod finish_corrective_action;
mod raise_corrective_action;
mod refusals;
#[cfg(test)]
mod testing;

pub use check_corrective_action::CheckCorrectiveAction;
pub use corrective_action::{ActionSource, ActionStep, CorrectiveAction};
pub use events::{
    CorrectiveActionChecked, CorrectiveActionFinished, CorrectiveActionRaised, Event,
};
pub use finish_corrective_action::FinishCorrectiveAction;
pub use raise_corrective_action::{RaiseCorrectiveAction, Raising};
pub use refusals::Refusal;
