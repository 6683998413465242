//! The pages: HTML that works without script, live where there is one.

mod access;
mod assets;
mod components;
mod duty;
mod gallery;
mod inbox;
mod journal;
mod operations;
mod plans;
mod registers;
mod rendered;
mod reviews;
mod site;

pub use site::{Pages, in_words, routes, table};
