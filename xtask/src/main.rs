//! The front door for developers: `cargo xtask` alone lists what it can do.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this tool talks to a terminal")]

mod commands;
mod needs;
mod place;
mod process;
mod reading;
mod steps;
mod tidy;

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(name) = arguments.next() else {
        print!("{}", commands::listing());
        return ExitCode::SUCCESS;
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", commands::listing());
        return ExitCode::SUCCESS;
    }
    let Some(command) = commands::ALL.iter().find(|it| it.name == name) else {
        eprintln!("There is no `cargo xtask {name}`.\n\n{}", commands::listing());
        return ExitCode::FAILURE;
    };
    match (command.run)(&arguments.collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\ncargo xtask {name}: {why}");
            ExitCode::FAILURE
        }
    }
}
