//! The plan library: all plans, one plan with what is to be done next, and two versions compared.

mod act;
mod compare;
mod consents;
mod desk;
mod forms;
mod inputs;
mod list;
mod show;
mod stepper;
mod steps;
mod todo;
mod verbs;

pub(crate) use act::act;
pub(crate) use compare::compare;
pub(crate) use list::list;
pub(crate) use show::show;
