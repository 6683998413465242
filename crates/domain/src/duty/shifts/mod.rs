//! Shifts 值班班次: who keeps the desk, until somebody else takes over; the log that they write and
//! the calls that they make; the handover, which both sign.

mod begin_shift;
mod events;
mod name_leader_on_duty;
mod record_call;
mod refusals;
mod schedule_shift;
mod shift;
mod sign_handover;
mod strike_shift;
#[cfg(test)]
mod testing;
mod write_duty_line;

pub use begin_shift::BeginShift;
#[cfg(test)]
use begin_shift::TakingOver;
pub use events::{
    CallRecorded, DutyLineWritten, HandoverSigned, LeaderOnDutyNamed, ShiftBegun, ShiftEvent,
    ShiftScheduled, ShiftStruck,
};
pub use name_leader_on_duty::NameLeaderOnDuty;
pub use record_call::{CallTo, RecordCall};
pub use refusals::Refusal;
#[cfg(test)]
use schedule_shift::Known;
pub use schedule_shift::{SCHEDULED_AHEAD_DAYS_MAX, SHIFT_HOURS_MAX, ScheduleShift};
pub use shift::{DUTY_LINES_MAX, OnDuty, OpenThings, Planned, Shift};
pub use sign_handover::SignHandover;
pub use strike_shift::StrikeShift;
pub use write_duty_line::WriteDutyLine;
