//! The program as a terminal meets it: what it prints and how it ends.
#![expect(clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

mod demo;
mod program;
mod replay;
