//! Operations as pages and programs look at them: now, or at any moment.

mod acting;
mod board;
mod book;
mod data_end;
mod happenings;
mod history;
mod joint;
mod kept_texts;
mod list;
mod names;
mod plan_book;
mod plan_findings;
mod provenances;
mod rates;
mod register_book;
mod situation_reports;
mod standing;
mod thread;
mod told;
mod watch;

pub use acting::acting;
pub use board::{Board, PlanOnBoard, UnitRow, board};
pub use book::{Book, Looked, Past, PastView};
pub use data_end::{DataEnd, Destroyed, KeptText, ReadText};
pub use happenings::{
    Happening, RECENT_MINUTES, STRETCH_MAX, Stretch, events_in_order, events_in_order_then,
    events_since, events_within,
};
pub use history::{history, last_happening};
pub use joint::{ItemClaimed, JOINT_OPERATIONS_MAX, Joint, UnitClaimed, joint, several_run};
pub use kept_texts::{ListedAttachment, ToldText, attachments_of, texts_told};
pub use list::{OperationsListed, operations_for};
pub use names::{Names, PostName};
pub use plan_book::ReadPlan;
pub use plan_findings::Findings;
pub use provenances::{ProvenanceOf, Provenances, provenance_at};
pub use rates::{Rate, RateOf, Rates};
pub(crate) use rates::{was_accepted, was_done};
pub use register_book::UnitsAndPosts;
pub use situation_reports::{
    SituationReportListed, SituationReportRead, situation_report, situation_reports,
};
pub use standing::{Ending, EndingOf, LevelStanding, OperationStanding, SOON_HOURS};
pub use thread::{PlanLine, Thread, ThreadStep, thread};
pub(crate) use told::was_told;
pub use watch::{Due, due_operations};
