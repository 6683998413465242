//! What the command line can do; one file a command.

mod backup;
mod catalogue;
mod demo;
mod import;
mod journal;
mod new_county;
mod operator;
mod plan;
mod rebuild;
mod replay;
mod serve;
mod speaking;
mod temporary;
mod user;
mod world;

use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;

/// A command.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Make the store of a county, with a master key beside it.
    NewCounty(new_county::NewCounty),
    /// Make a county to look at, and serve it.
    Demo(demo::Demo),
    /// Play a world's script through the verbs, and print the report.
    Replay(replay::Replay),
    /// Bring in regions, boundaries and filled-in spreadsheets.
    #[command(subcommand)]
    Import(import::Import),
    /// Check, compare and format plans.
    #[command(subcommand)]
    Plan(plan::Plan),
    /// Serve pages and the API.
    Serve(serve::Serve),
    /// Export, sign and verify the journal.
    #[command(subcommand)]
    Journal(journal::Journal),
    /// Accounts: the first administrator comes this way.
    #[command(subcommand)]
    User(user::User),
    /// Write a backup while the server goes on.
    Backup(backup::Backup),
    /// Bring a backup back, into an empty place.
    Restore(backup::Restore),
    /// Print the list of destroyed keys.
    DestructionList(backup::DestructionList),
    /// Make the read tables anew from the journal.
    Rebuild(rebuild::Rebuild),
    /// Print a part of the reference.
    #[command(hide = true)]
    Catalogue {
        /// Which part.
        part: catalogue::Catalogue,
    },
}

pub(crate) fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::NewCounty(command) => command.run(),
        Command::Demo(command) => command.run(),
        Command::Replay(command) => command.run(),
        Command::Import(command) => command.run(),
        Command::Plan(command) => command.run(),
        Command::Serve(command) => command.run(),
        Command::Journal(command) => command.run(),
        Command::User(command) => command.run(),
        Command::Backup(command) => command.run(),
        Command::Restore(command) => command.run(),
        Command::DestructionList(command) => command.run(),
        Command::Rebuild(command) => command.run(),
        Command::Catalogue { part } => part.run(),
    }
}
