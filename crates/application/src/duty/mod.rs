//! The duty desk as it is read: what was reported, what may be about the same, and what of it was
//! reported upwards.

mod alike;
mod desk;
mod intakes;
mod reports;

pub use alike::{Alike, alike_to};
pub use desk::{DESK_INTAKES_MAX, Desk, RunningOperation, desk, operations_running};
pub use intakes::{AccountTexts, Intake, intake, intakes};
pub use reports::{
    DUE_MAX, Due, PhoneReport, Reports, SentReport, WrittenReport, reports_due, reports_of,
};
