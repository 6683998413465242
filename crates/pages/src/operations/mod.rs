//! Operations: the list, and of each its board, its log, its tasks and what can be done with it.

mod addresses;
pub(crate) mod attachments;
mod board;
pub(crate) mod command;
pub(crate) mod data_end;
mod deciding;
mod event_line;
mod figures;
mod joint;
pub(crate) mod levels;
pub(crate) mod lift;
mod list;
mod log;
pub(crate) mod moments;
mod naming;
mod past;
mod path;
pub(crate) mod plans;
pub(crate) mod readings;
mod regions;
mod sections;
mod sight;
pub(crate) mod situation_reports;
mod tasks;
mod timeline;
mod wall;

pub(crate) use addresses::Addresses;
pub(crate) use board::{BoardView, board, board_live, level_mark, strip_examples};
pub(crate) use deciding::{Wanted, not_found, now_of, unread};
pub(crate) use event_line::{EventLine, event_line, operation_of};
pub(crate) use figures::figures;
pub(crate) use joint::{JointView, joint, joint_live};
pub(crate) use list::{list, open};
pub(crate) use log::{LogView, log, log_examples, log_live, text_problem, write};
pub(crate) use past::written;
pub(crate) use tasks::{
    act_on_task, give_form, give_task, list_csv, list_tasks, list_xlsx, my_tasks, report_part,
    show_task, task_examples, work_several,
};
pub(crate) use wall::{WallView, all_walls, all_walls_live, wall, wall_live};
