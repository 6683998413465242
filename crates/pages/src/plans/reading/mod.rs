//! A plan as people read it: aloud, on the page and on paper.

mod names;
mod picture;
mod read;
mod tasks;
mod view;

pub(crate) use read::read;
