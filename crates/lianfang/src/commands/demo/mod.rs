//! `lianfang demo`: a county to look at, in a folder that is gone when it stops.

mod accounts;
mod desk;
mod making;
mod playing;

pub(crate) use making::Demo;
