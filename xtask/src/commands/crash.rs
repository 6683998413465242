//! Nothing acknowledged is lost: the server is killed at any moment and asked afterwards.

use super::Command;
use crate::needs::{self, Need};
use crate::place;
use crate::process::Run;

pub(super) const COMMAND: Command = Command {
    name: "crash",
    arguments: "[--engine sqlite|postgres|both] [--rounds N | --trace]",
    does: "kills the server again and again, and looks whether anything acknowledged was lost",
    run,
};

pub(super) const ABSENT: &str = "testkit has no binary `crash` in this checkout";

/// Whether there is such a binary yet.
pub(super) fn exists() -> bool {
    let folder = "crates/testkit/src/bin/crash";
    place::has(&format!("{folder}.rs")) || place::has(&format!("{folder}/main.rs"))
}

pub(super) fn run(arguments: &[String]) -> Result<(), String> {
    check(arguments)?;
    if !exists() {
        println!("skipped: {ABSENT}");
        return Ok(());
    }
    if !arguments.iter().any(|it| it == "sqlite") {
        needs::ensure(&[Need::PostgresServer])?;
    }
    if arguments.iter().any(|it| it == "--trace") {
        needs::ensure(&[Need::Strace])?;
    }
    Run::new("cargo").with("build --package lianfang --bin lianfang").to_its_end()?;
    Run::new("cargo")
        .with("run --package testkit --bin crash --")
        .and(arguments)
        .knowing("LIANFANG_BIN", &place::built("lianfang")?)
        .to_its_end()
}

fn check(arguments: &[String]) -> Result<(), String> {
    let mut rest = arguments.iter().map(String::as_str);
    while let Some(flag) = rest.next() {
        // Instead of killing: shows the sync between a request and its answer.
        if flag == "--trace" {
            continue;
        }
        match (flag, rest.next()) {
            ("--engine", Some("sqlite" | "postgres" | "both")) => {}
            ("--engine", _) => return Err("--engine wants sqlite, postgres or both".to_owned()),
            ("--rounds", Some(it)) if it.parse::<u32>().is_ok_and(|it| it > 0) => {}
            ("--rounds", _) => return Err("--rounds wants a number above 0".to_owned()),
            (it, _) => return Err(format!("knows no `{it}`")),
        }
    }
    Ok(())
}

#[cfg(test)]
fn checked(line: &str) -> Result<(), String> {
    check(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
}

#[test]
fn engine_and_rounds_are_understood() {
    assert_eq!(checked("--engine both --rounds 10"), Ok(()));
    assert_eq!(checked(""), Ok(()));
    assert_eq!(checked("--engine sqlite --trace"), Ok(()));
}

#[test]
fn what_is_not_understood_is_refused_before_anything_is_built() {
    assert!(checked("--engine oracle").is_err());
    assert!(checked("--rounds 0").is_err());
    assert!(checked("--rounds").is_err());
    assert!(checked("--fast").is_err());
}
