//! `lianfang replay`: a world's script played through the verbs, and its report.

mod json;
mod names;
mod running;
mod text;

pub(crate) use running::Replay;
