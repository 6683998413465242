//! A run of steps: each says its name and the one command that repeats it; a table closes the run.

/// One thing to do.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    /// The one command that repeats this step alone.
    pub(crate) again: &'static str,
    pub(crate) run: fn() -> Result<Ended, Failed>,
}

/// How a step ended that did not fail.
pub(crate) enum Ended {
    Done,
    /// Tests ran; the line says how many.
    Tested(String),
    /// There is nothing to do here, and why.
    Skipped(&'static str),
}

/// A step that failed, with the count of its tests where it got that far.
pub(crate) struct Failed {
    pub(crate) why: String,
    pub(crate) tested: Option<String>,
}

impl From<String> for Failed {
    fn from(why: String) -> Failed {
        Failed { why, tested: None }
    }
}

struct Row {
    name: &'static str,
    again: &'static str,
    seconds: f64,
    ended: Result<Ended, Failed>,
}

/// Runs every step, also after a failure: one run shows all there is to mend.
pub(crate) fn run(steps: &[Step]) -> Result<(), String> {
    let mut rows = Vec::new();
    for step in steps {
        println!("\n== {} · again: {}", step.name, step.again);
        let started = now();
        let ended = (step.run)();
        match &ended {
            Ok(Ended::Done | Ended::Tested(_)) => {}
            Ok(Ended::Skipped(why)) => println!("  skipped: {why}"),
            Err(failed) => println!("  FAILED: {}", failed.why),
        }
        let seconds = started.elapsed().as_secs_f64();
        rows.push(Row { name: step.name, again: step.again, seconds, ended });
    }
    println!("\n{}", table(&rows));
    let failed: Vec<&str> = rows.iter().filter(|it| it.ended.is_err()).map(|it| it.name).collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

/// The table, then what to repeat, then how many tests ran: the last lines are the ones read.
fn table(rows: &[Row]) -> String {
    let mut text = format!("{:<10} {:>8}  ok\n", "step", "seconds");
    let (mut remarks, mut counts) = (String::new(), String::new());
    for row in rows {
        let (ok, remark, count) = match &row.ended {
            Ok(Ended::Done) => ("yes", None, None),
            Ok(Ended::Tested(line)) => ("yes", None, Some(line)),
            Ok(Ended::Skipped(why)) => ("skipped", Some(format!("skipped: {why}")), None),
            Err(it) => ("NO", Some(failure(it, row.again)), it.tested.as_ref()),
        };
        text.push_str(&format!("{:<10} {:>8.1}  {ok}\n", row.name, row.seconds));
        if let Some(remark) = remark {
            remarks.push_str(&format!("{} {remark}\n", row.name));
        }
        if let Some(count) = count {
            counts.push_str(&format!("{count}\n"));
        }
    }
    format!("{text}\n{remarks}{counts}").trim_end().to_owned()
}

fn failure(failed: &Failed, again: &str) -> String {
    format!("FAILED: {}\n  again: {again}", failed.why)
}

#[expect(clippy::disallowed_methods, reason = "the table shows how long a step took")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}

#[cfg(test)]
fn row(name: &'static str, ended: Result<Ended, Failed>) -> Row {
    Row { name, again: "cargo xtask it", seconds: 1.25, ended }
}

#[test]
fn the_last_line_says_how_many_tests_ran() {
    let rows = [
        row("fmt", Ok(Ended::Done)),
        row("tests", Ok(Ended::Tested("Summary [1s] 3 tests run: 3 passed".to_owned()))),
        row("web", Ok(Ended::Skipped("no folder `frontend`"))),
    ];
    let text = table(&rows);
    assert!(text.contains("fmt             1.2  yes\n"), "{text}");
    assert!(text.contains("web             1.2  skipped\n"), "{text}");
    assert!(text.ends_with("Summary [1s] 3 tests run: 3 passed"), "{text}");
}

#[test]
fn a_failure_is_named_with_the_command_that_repeats_it() {
    let text = table(&[row("clippy", Err(Failed::from("exit status: 101".to_owned())))]);
    assert!(text.contains("clippy          1.2  NO"), "{text}");
    assert!(text.ends_with("clippy FAILED: exit status: 101\n  again: cargo xtask it"), "{text}");
}

#[test]
fn the_count_is_shown_also_when_tests_fail() {
    let tested = Some("2 passed, 1 failed".to_owned());
    let text = table(&[row("tests", Err(Failed { why: "exit status: 100".to_owned(), tested }))]);
    assert!(text.ends_with("2 passed, 1 failed"), "{text}");
}

#[test]
fn one_failure_does_not_hide_the_steps_behind_it() {
    let failed = run(&[
        Step { name: "a", again: "a", run: || Err("broke".to_owned().into()) },
        Step { name: "b", again: "b", run: || Ok(Ended::Done) },
        Step { name: "c", again: "c", run: || Err("broke too".to_owned().into()) },
    ]);
    assert_eq!(failed, Err("failed: a, c".to_owned()));
}
