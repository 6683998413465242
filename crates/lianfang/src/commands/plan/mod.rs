//! `lianfang plan`: what the editor does, from the command line.

mod check;
mod diff;
mod format;
mod reading;
mod showing;

use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;

use super::speaking::{Output, Speaking};

/// Check, compare and format plans.
#[derive(Subcommand)]
pub(crate) enum Plan {
    /// Check plans, alone, beside each other, and against a world.
    Check(check::Check),
    /// Say what changed in meaning between two texts of a plan.
    Diff(diff::Diff),
    /// Write a plan in its canonical layout; comments and meaning stay.
    Format(format::Format),
    /// Print the JSON Schema of plans, for editors.
    Schema,
}

impl Plan {
    pub(crate) fn run(self) -> Result<ExitCode> {
        match self {
            Self::Check(command) => command.run(),
            Self::Diff(command) => command.run(),
            Self::Format(command) => command.run(),
            Self::Schema => {
                print!("{}", plan_document::schema::text());
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}
