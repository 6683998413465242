//! The house as a whole: an office with all its pages and the API, asked as browsers and programs
//! ask it.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

mod areas;
mod at_the_desk;
mod attachments;
mod board;
mod briefs;
mod consultations;
mod corrective_actions;
mod county;
mod daily;
mod data_end;
mod deciding;
mod desk;
mod destruction;
mod documents;
mod doors;
mod flood;
mod gallery;
mod inbox;
mod instructions;
mod marks;
mod nos;
mod numbers;
mod numbers_of_operations;
mod operations_api;
mod readiness;
mod situation_reports;
mod streams;
mod tasks;
mod together;
mod watch;
mod writing;
