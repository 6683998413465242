//! Everything that must hold before a change is taken, the fast checks first.

use super::{Command, codegen, crash, e2e, refuse_arguments, tidy, web};
use crate::needs::{self, Need};
use crate::place;
use crate::process::Run;
use crate::steps::{self, Ended, Failed, Step};

pub(super) const COMMAND: Command = Command {
    name: "test",
    arguments: "",
    does: "runs everything: format, tidy, front end, clippy, tests, journeys, crash rounds",
    run: |arguments| {
        refuse_arguments(arguments)?;
        if place::is_ci() {
            println!("CI: an absent corpus is a failure.");
        }
        steps::run(STEPS)
    },
};

const STEPS: &[Step] = &[
    Step { name: "fmt", again: "cargo fmt --all --check", run: fmt },
    Step { name: "tidy", again: "cargo xtask tidy", run: || done(tidy::run()) },
    Step { name: "web", again: "cd frontend && npm run check && npm test", run: frontend },
    Step {
        name: "clippy",
        again: "cargo clippy --workspace --all-targets -- -D warnings",
        run: clippy,
    },
    Step { name: "tests", again: "cargo nextest run --workspace", run: tests },
    Step { name: "codegen", again: "cargo xtask codegen --check", run: generated },
    Step { name: "e2e", again: "cargo xtask e2e", run: journeys },
    Step { name: "crash", again: "cargo xtask crash --rounds 10", run: crashes },
];

fn done(ended: Result<(), String>) -> Result<Ended, Failed> {
    ended.map(|()| Ended::Done).map_err(Failed::from)
}

fn fmt() -> Result<Ended, Failed> {
    done(Run::new("cargo").with("fmt --all --check").to_its_end())
}

fn frontend() -> Result<Ended, Failed> {
    if !place::has(web::FOLDER) {
        return Ok(Ended::Skipped(web::ABSENT));
    }
    done(web::test())
}

fn clippy() -> Result<Ended, Failed> {
    done(Run::new("cargo").with("clippy --workspace --all-targets -- -D warnings").to_its_end())
}

fn generated() -> Result<Ended, Failed> {
    done((codegen::COMMAND.run)(&["--check".to_owned()]))
}

fn journeys() -> Result<Ended, Failed> {
    if !place::has(e2e::FOLDER) {
        return Ok(Ended::Skipped(e2e::ABSENT));
    }
    done(e2e::play(None))
}

fn crashes() -> Result<Ended, Failed> {
    if !crash::exists() {
        return Ok(Ended::Skipped(crash::ABSENT));
    }
    done(crash::run(&["--rounds".to_owned(), "10".to_owned()]))
}

fn tests() -> Result<Ended, Failed> {
    needs::ensure(&[Need::PostgresServer, Need::Strace])?;
    let has_nextest = Run::new("cargo").with("nextest --version").says_yes();
    let (lines, ended) = if has_nextest {
        // One database server for all of them: starting one takes longer than most tests.
        Run::new("cargo")
            .with("run --quiet --package testkit --bin cluster --")
            .with("cargo nextest run --workspace --no-fail-fast")
            .listening(is_summary)
    } else {
        println!("  cargo-nextest is missing (cargo install cargo-nextest): using cargo test");
        Run::new("cargo").with("test --workspace --no-fail-fast").listening(is_summary)
    };
    let tested = if has_nextest { lines.last().cloned() } else { sum(&lines) };
    match (ended, tested) {
        (Ok(()), Some(line)) => Ok(Ended::Tested(line)),
        (Ok(()), None) => Err(Failed::from("the runner did not say how many tests ran".to_owned())),
        (Err(why), tested) => Err(Failed { why, tested }),
    }
}

/// Whether a line of a test runner says how many tests ran.
fn is_summary(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("test result: ") || (line.starts_with("Summary [") && line.contains(" run: "))
}

/// `cargo test` says one line a binary; a reader wants one.
fn sum(lines: &[String]) -> Option<String> {
    let count = |line: &str, what: &str| -> u64 {
        let before = line.split(what).next().unwrap_or_default();
        before.rsplit(' ').next().and_then(|it| it.parse().ok()).unwrap_or_default()
    };
    let passed: u64 = lines.iter().map(|it| count(it, " passed")).sum();
    let failed: u64 = lines.iter().map(|it| count(it, " failed")).sum();
    (!lines.is_empty()).then(|| format!("{passed} passed, {failed} failed"))
}

#[test]
fn the_summaries_of_both_runners_are_recognised() {
    assert!(is_summary("     Summary [   0.012s] 2 tests run: 2 passed, 0 skipped"));
    assert!(is_summary("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured"));
    assert!(!is_summary("        PASS [   0.005s] xtask steps::the_last_line"));
}

#[test]
fn the_binaries_of_cargo_test_are_added_up() {
    let lines = [
        "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out".to_owned(),
        "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured".to_owned(),
    ];
    assert_eq!(sum(&lines), Some("15 passed, 2 failed".to_owned()));
    assert_eq!(sum(&[]), None);
}
