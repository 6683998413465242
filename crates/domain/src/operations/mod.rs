//! Operations 处置行动: one run of a response, with its plans, levels, tasks and log.

mod accept_task;
mod answering;
mod attach;
mod block_task;
mod cancel_task;
mod close_log;
mod close_operation;
mod decide_level;
mod decline_task;
mod end_measure;
mod engine;
mod events;
mod finish_task;
mod give_task;
pub mod joint;
mod let_time_pass;
mod lift_response;
mod normalise_operation;
mod offer_task;
mod open_operation;
mod open_task;
mod plan_at_work;
#[cfg(test)]
mod properties;
mod propose_level;
mod put_plan_to_work;
mod receive_level;
mod record_reading;
mod refusals;
mod renew_measure;
mod response;
mod resume_task;
mod send_back_task;
mod situation_reports;
mod start_task;
mod state;
mod take_command;
pub mod task_machine;
mod task_number;
#[cfg(test)]
mod testing;
mod turn_down_proposal;
mod verify_task;
mod write_log_entry;

pub use crate::kernel::EmergencyClass;
pub use crate::kernel::{ATTACHMENT_BYTES_MAX, MAGIC_BYTES, MediaType};
pub use accept_task::AcceptTask;
pub use attach::Attach;
pub use block_task::BlockTask;
pub use cancel_task::CancelTask;
pub use close_log::CloseLog;
pub use close_operation::CloseOperation;
pub use decide_level::DecideLevel;
pub use decline_task::DeclineTask;
pub use end_measure::EndMeasure;
pub use events::*;
pub use finish_task::FinishTask;
pub use give_task::GiveTask;
pub use let_time_pass::LetTimePass;
pub use lift_response::{EndedTask, HandedOver, LiftResponse, LiftedMeasure};
pub use normalise_operation::NormaliseOperation;
pub use offer_task::OfferTask;
pub use open_operation::OpenOperation;
pub use open_task::OpenTask;
pub use plan_at_work::{
    AreaAtWork, EscalateAtWork, Incomplete, IndicatorAtWork, IssuedPlan, LevelAtWork,
    MeasureAtWork, PlanAtWork, TaskAtWork,
};
pub use propose_level::ProposeLevel;
pub use put_plan_to_work::PutPlanToWork;
pub use receive_level::ReceiveLevel;
pub use record_reading::RecordReading;
pub use refusals::Refusal;
pub use renew_measure::RenewMeasure;
pub use response::{
    Asked, CommandHeld, Decision, Floor, GivenTask, Lift, MeasureInForce, Normalised, Origin,
    PlanResponse, Proposal, READINGS_MAX, Readings, Response, TaskRecord, TaskView,
};
pub use resume_task::ResumeTask;
pub use send_back_task::SendBackTask;
pub use situation_reports::{
    CheckSituationReport, IssueSituationReport, IssuedReport, SITUATION_REPORTS_MAX,
    SituationReport, SituationReports, WriteSituationReport,
};
pub use start_task::StartTask;
pub use state::{LogEntry, Operation};
pub use take_command::TakeCommand;
pub use task_number::TaskNumber;
pub use turn_down_proposal::TurnDownProposal;
pub use verify_task::VerifyTask;
pub use write_log_entry::WriteLogEntry;
