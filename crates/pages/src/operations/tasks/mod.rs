//! Tasks of an operation: the list, the thread of one, giving one, and one's own.

mod answers;
mod examples;
mod file;
mod filter;
mod list;
mod looking;
mod mine;
mod new;
mod own_parts;
mod row;
mod several;
mod standing;
mod thread;

pub(crate) use answers::bad_moment;
pub(crate) use examples::examples as task_examples;
pub(crate) use file::{list_csv, list_xlsx};
pub(crate) use list::list as list_tasks;
pub(crate) use looking::{Found, Looked, Looking, PastShown};
pub(crate) use mine::mine as my_tasks;
pub(crate) use new::{give as give_task, give_form};
pub(crate) use own_parts::report_part;
pub(crate) use several::work_several;
pub(crate) use thread::{act as act_on_task, show as show_task};
