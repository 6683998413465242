//! `lianfang demo`: a county to look at, in a folder that is gone when it stops.

mod days;
mod desk;
mod making;
mod plans;
mod world;

pub(crate) use making::Demo;
