//! Kills the server at random moments under load and looks at what is left: everything that was
//! acknowledged, nothing half, one chain. With `--trace` it shows the sync between request and
//! answer.
//!
//! `kill -9` keeps the page cache: it shows what the program loses, not what a power cut would.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a command line, which reads its settings and measures time"
)]

mod round;
mod server;
mod trace;

use std::process::ExitCode;
use std::time::Instant;

use server::Server;
use testkit::Engine;

struct Arguments {
    engines: Vec<Engine>,
    rounds: u32,
    seed: u64,
    trace: bool,
}

fn main() -> ExitCode {
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(wrong) => {
            eprintln!(
                "crash: {wrong}\nusage: crash [--engine sqlite|postgres|both] [--rounds N] \
                 [--seed N] [--trace]"
            );
            return ExitCode::from(2);
        }
    };
    for engine in &arguments.engines {
        let done = if arguments.trace { trace::run(*engine) } else { rounds(*engine, &arguments) };
        if let Err(lost) = done {
            eprintln!("crash: {engine:?}: {lost}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn rounds(engine: Engine, arguments: &Arguments) -> Result<(), String> {
    let begun = Instant::now();
    let mut server = Server::new(engine)?;
    let mut known = round::Known::default();
    for number in 0..arguments.rounds {
        round::run(&mut server, &mut known, arguments.seed.wrapping_add(u64::from(number)))
            .map_err(|lost| format!("round {} (seed {}): {lost}", number + 1, arguments.seed))?;
    }
    println!(
        "{engine:?}: {} rounds, {} acknowledged lines, none lost, none half applied, chain whole \
         ({:.0} s)",
        arguments.rounds,
        known.acknowledged(),
        begun.elapsed().as_secs_f64()
    );
    Ok(())
}

fn arguments() -> Result<Arguments, String> {
    let mut arguments = Arguments {
        engines: vec![Engine::Sqlite, Engine::Postgres],
        rounds: 10,
        seed: 20_260_615,
        trace: false,
    };
    let mut given = std::env::args().skip(1);
    while let Some(name) = given.next() {
        let mut value = || given.next().ok_or(format!("{name} needs a value"));
        match name.as_str() {
            "--engine" => {
                arguments.engines = match value()?.as_str() {
                    "sqlite" => vec![Engine::Sqlite],
                    "postgres" => vec![Engine::Postgres],
                    "both" => vec![Engine::Sqlite, Engine::Postgres],
                    other => return Err(format!("“{other}” is no engine")),
                }
            }
            "--rounds" => arguments.rounds = number(&value()?)?,
            "--seed" => arguments.seed = number(&value()?)?,
            "--trace" => arguments.trace = true,
            other => return Err(format!("“{other}” is not known here")),
        }
    }
    Ok(arguments)
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("“{text}” is no number"))
}
