//! The duty desk 值班台: what is reported, and what becomes of it.

mod briefs;
mod clocks;
mod daily;
mod desk;
mod instructions;
mod intake;
mod item;
mod list;
mod live;
pub(crate) mod report;
mod take;
mod watch;

pub(crate) use briefs::{
    act as act_on_brief, list as briefs, sheet as brief_sheet, show as brief, write as write_brief,
};
pub(crate) use daily::{act as act_on_daily, begin as begin_daily, list as daily};
pub(crate) use desk::{View, desk, take};
pub(crate) use instructions::{
    act as act_on_instruction, list as instructions, record, show as instruction,
};
pub(crate) use intake::{act, destroy, save, show};
pub(crate) use item::Called;
pub(crate) use list::list;
pub(crate) use live::{DeskView, live};
pub(crate) use watch::{
    Complaint, Shower, Undone, begin, called, hand_in, hand_over, name_leader, new_command, phones,
    roster, schedule, shift, sign, take_over, write,
};
