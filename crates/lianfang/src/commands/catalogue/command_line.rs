//! Every command with its help.

use clap::CommandFactory;

use super::MARK;
use crate::Arguments;

/// The command line, as its reference says it.
pub(super) fn commands() {
    println!("{MARK}\n\n# The command line\n");
    let mut command = Arguments::command();
    command.build();
    print_command(&command, "lianfang");
}

fn print_command(command: &clap::Command, path: &str) {
    for inner in command.get_subcommands().filter(|it| !it.is_hide_set()) {
        if inner.get_name() == "help" {
            continue;
        }
        let path = format!("{path} {}", inner.get_name());
        println!("## `{path}`\n");
        if let Some(about) = inner.get_about() {
            println!("{about}\n");
        }
        for argument in inner.get_arguments().filter(|it| !it.is_hide_set()) {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            if let Some(long) = argument.get_long().filter(|it| !matches!(*it, "help" | "version"))
            {
                println!("- `--{long}`: {help}");
            } else if argument.is_positional() {
                println!("- `{}`: {help}", argument.get_id().as_str().to_uppercase());
            }
        }
        println!();
        print_command(inner, &path);
    }
}
