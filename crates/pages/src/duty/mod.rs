//! The duty desk 值班台: what is reported, and what becomes of it.

mod briefs;
mod clocks;
mod consultations;
mod daily;
mod desk;
mod documents;
mod instructions;
mod intake;
mod item;
mod levels;
mod list;
mod live;
mod papers;
pub(crate) mod report;
mod running;
mod take;
mod watch;

pub(crate) use briefs::{
    act as act_on_brief, list as briefs, sheet as brief_sheet, show as brief, write as write_brief,
};
pub(crate) use consultations::{
    act as act_on_consultation, list as consultations, minutes as consultation_minutes,
    open as open_consultation, show as consultation,
};
pub(crate) use daily::{act as act_on_daily, begin as begin_daily, list as daily};
pub(crate) use desk::{View, desk, take};
pub(crate) use documents::{
    act as act_on_document, list as documents, list_csv as documents_csv,
    list_xlsx as documents_xlsx, register as register_document, show as document,
};
pub(crate) use instructions::{
    act as act_on_instruction, list as instructions, record, show as instruction,
};
pub(crate) use intake::{act, destroy, save, show};
pub(crate) use item::Called;
pub(crate) use levels::{act as act_on_levels, show as levels};
pub(crate) use list::list;
pub(crate) use live::{DeskView, live};
pub(crate) use papers::{
    UPLOAD_BYTES_MAX, attach as attach_paper, attach_to_operation, is_shown,
    take_away as take_paper_away, turn as turn_paper, turn_of_operation, upload_hint,
};
pub(crate) use watch::{
    Complaint, Shower, Undone, begin, called, hand_in, hand_over, name_leader, new_command, phones,
    roster, schedule, shift, sign, take_over, write,
};
