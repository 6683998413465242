//! `GET /journal/{position}`: one event of the journal, with what it takes to verify it.

mod event;

pub(crate) use event::event;
