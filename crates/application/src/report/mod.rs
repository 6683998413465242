//! The report of an operation in four blocks (situation, responsibility, measures, effectiveness),
//! computed from its fold and its journal; nothing in it is typed.

mod effectiveness;
mod making;
mod measures;
mod reported;
mod responsibility;
mod situation;

pub use effectiveness::{Activation, Effectiveness};
pub use making::{Report, report};
pub use measures::{Measures, OrderedMeasure, TaskLine, Timeliness};
pub use reported::Reported;
pub use responsibility::{Responsibility, UnitDuty};
pub use situation::{LevelStep, Moved, Reading, ReadingsOf, Situation, ThreatenedArea};
