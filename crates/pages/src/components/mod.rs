//! The pieces that pages are made of; each folder has code, template and style.

pub(crate) mod button;
pub(crate) mod door;
mod example;
pub(crate) mod field;
pub(crate) mod form;
pub(crate) mod level;
pub(crate) mod map;
pub(crate) mod mark;
pub(crate) mod notice;
pub(crate) mod operation_list;
pub(crate) mod shell;
pub(crate) mod table;
pub(crate) mod time;

pub(crate) use example::Viewer;
pub(crate) use field::Field;
pub(crate) use map::{
    Base, BaseKind, BaseShape, Boundary, MapFigure, MapView, Place, PlaceMarks, Site, SiteSort,
};
pub(crate) use mark::ScriptMark;
pub(crate) use notice::Problem;
pub(crate) use operation_list::OperationItem;
pub(crate) use shell::Shell;
pub(crate) use time::TimeShown;
