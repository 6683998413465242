//! `lianfang`: one binary for a county; with PostgreSQL, for a city and a province.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line talks to its terminal"
)]

mod commands;
mod key_file;
mod machine;
mod place;
mod serving;

use std::process::ExitCode;

use clap::Parser;

use commands::Command;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Lianfang 联防联控: from the plan to the review, by the same code.
#[derive(Parser)]
#[command(name = "lianfang", version, about, propagate_version = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// Whoever reads our output may stop reading, as `| head` does: that is no fault of anybody's.
fn end_quietly_when_nobody_reads() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let said = panic.payload().downcast_ref::<String>();
        if said.is_some_and(|it| it.starts_with("failed printing to stdout: Broken pipe")) {
            std::process::exit(0);
        }
        usual(panic);
    }));
}

/// 0 good, 1 findings or a refusal, 2 unreadable input or wrong usage.
fn main() -> ExitCode {
    end_quietly_when_nobody_reads();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
        .with_writer(std::io::stderr)
        .init();
    match commands::run(Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("lianfang: {error:#}");
            ExitCode::from(2)
        }
    }
}
