//! The pieces that pages are made of; each folder has code, template and style.

mod field;
pub(crate) mod form;
mod map;
mod notice;
mod operation_list;
mod shell;
mod time;

pub(crate) use field::Field;
pub(crate) use map::{Boundary, MapFigure, MapView, Place, PlaceMarks, Site, SiteSort};
pub(crate) use notice::Problem;
pub(crate) use operation_list::OperationItem;
pub(crate) use shell::Shell;
pub(crate) use time::TimeShown;
