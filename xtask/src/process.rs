//! Other programs: run to their end, in the foreground, and never left behind.

use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::place;

/// One call of another program. It is shown before it runs, as one would type it.
pub(crate) struct Run {
    program: String,
    arguments: Vec<String>,
    folder: PathBuf,
    environment: Vec<(&'static str, String)>,
}

impl Run {
    pub(crate) fn new(program: &str) -> Run {
        Run {
            program: program.to_owned(),
            arguments: Vec::new(),
            folder: place::root().to_owned(),
            environment: Vec::new(),
        }
    }

    /// Arguments in one string, divided by spaces.
    pub(crate) fn with(mut self, words: &str) -> Run {
        self.arguments.extend(words.split_whitespace().map(str::to_owned));
        self
    }

    pub(crate) fn and(mut self, arguments: &[String]) -> Run {
        self.arguments.extend_from_slice(arguments);
        self
    }

    pub(crate) fn inside(mut self, folder: &str) -> Run {
        self.folder = place::root().join(folder);
        self
    }

    pub(crate) fn knowing(mut self, name: &'static str, value: &Path) -> Run {
        self.environment.push((name, value.display().to_string()));
        self
    }

    pub(crate) fn setting(mut self, name: &'static str, value: &str) -> Run {
        self.environment.push((name, value.to_owned()));
        self
    }

    /// The line that a person would type at the root of the checkout.
    pub(crate) fn shown(&self) -> String {
        let mut line = String::new();
        if let Ok(inner) = self.folder.strip_prefix(place::root())
            && inner != Path::new("")
        {
            line.push_str(&format!("cd {} && ", inner.display()));
        }
        line.push_str(&self.program);
        for argument in &self.arguments {
            line.push(' ');
            if argument.contains([' ', '"', '*']) {
                line.push_str(&format!("'{argument}'"));
            } else {
                line.push_str(argument);
            }
        }
        line
    }

    /// Runs it and waits. Its output goes where ours goes.
    pub(crate) fn to_its_end(&self) -> Result<(), String> {
        println!("  $ {}", self.shown());
        let status = self.command().status().map_err(|it| self.not_started(&it))?;
        if status.success() { Ok(()) } else { Err(format!("`{}`: {status}", self.shown())) }
    }

    /// Runs it, waits, and returns what it printed. Errors go where ours go.
    pub(crate) fn answer(&self) -> Result<String, String> {
        let output =
            self.command().stderr(Stdio::inherit()).output().map_err(|it| self.not_started(&it))?;
        if !output.status.success() {
            return Err(format!("`{}`: {}", self.shown(), output.status));
        }
        String::from_utf8(output.stdout).map_err(|_| format!("`{}`: not UTF-8", self.shown()))
    }

    /// Whether it can be run at all and says yes; its output is of no interest.
    pub(crate) fn says_yes(&self) -> bool {
        let quiet = self.command().stdout(Stdio::null()).stderr(Stdio::null()).status();
        quiet.is_ok_and(|it| it.success())
    }

    /// Runs it, shows each line of both of its outputs, and keeps the lines that `keep` wants.
    pub(crate) fn listening(&self, keep: fn(&str) -> bool) -> (Vec<String>, Result<(), String>) {
        println!("  $ {}", self.shown());
        let mut command = self.command();
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        if std::io::stderr().is_terminal() {
            command.env("CARGO_TERM_COLOR", "always");
        }
        let mut child = match command.spawn() {
            Ok(it) => it,
            Err(it) => return (Vec::new(), Err(self.not_started(&it))),
        };
        let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
        let kept = std::thread::scope(|scope| {
            let other = scope.spawn(move || show_and_keep(stdout, std::io::stdout(), keep));
            let mut kept = show_and_keep(stderr, std::io::stderr(), keep);
            kept.extend(other.join().unwrap_or_default());
            kept
        });
        let ended = match child.wait() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("`{}`: {status}", self.shown())),
            Err(it) => Err(self.not_started(&it)),
        };
        (kept, ended)
    }

    /// Becomes that program, so that a signal to us is a signal to it and nothing outlives us.
    pub(crate) fn instead_of_us(&self) -> Result<(), String> {
        println!("  $ {}", self.shown());
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt;
            Err(self.not_started(&self.command().exec()))
        }
        #[cfg(not(unix))]
        {
            let status = self.command().status().map_err(|it| self.not_started(&it))?;
            if status.success() { Ok(()) } else { Err(format!("`{}`: {status}", self.shown())) }
        }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).current_dir(&self.folder);
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        command
    }

    fn not_started(&self, why: &std::io::Error) -> String {
        format!("`{}` did not start: {why}", self.shown())
    }
}

fn show_and_keep(
    from: Option<impl Read>,
    mut to: impl Write,
    keep: fn(&str) -> bool,
) -> Vec<String> {
    let mut kept = Vec::new();
    let Some(from) = from else { return kept };
    let mut reader = BufReader::new(from);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        // A closed terminal is no reason to stop reading: the child would wait for us for ever.
        let _ = to.write_all(&line);
        let plain = without_colour(&String::from_utf8_lossy(&line));
        if keep(&plain) {
            kept.push(plain.trim().to_owned());
        }
        line.clear();
    }
    kept
}

/// The line without the escape sequences that colour it.
fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line.chars();
    while let Some(it) = rest.next() {
        if it == '\u{1b}' {
            rest.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(it);
        }
    }
    plain
}

#[test]
fn colour_is_taken_off_a_line() {
    assert_eq!(without_colour("\u{1b}[32;1m   Summary\u{1b}[0m [ 1s]"), "   Summary [ 1s]");
}

#[test]
fn a_call_is_shown_as_one_would_type_it() {
    let run = Run::new("npm").with("run build").inside("frontend").and(&["a b".to_owned()]);
    assert_eq!(run.shown(), "cd frontend && npm run build 'a b'");
}

#[test]
fn lines_of_interest_are_kept_from_both_outputs() {
    let run = Run::new("sh").and(&["-c".to_owned(), "echo one; echo two >&2".to_owned()]);
    let (mut kept, ended) = run.listening(|_| true);
    kept.sort();
    assert_eq!(kept, ["one", "two"]);
    assert_eq!(ended, Ok(()));
}

#[test]
fn a_failing_child_is_named_with_its_command() {
    let failed = Run::new("false").to_its_end();
    assert!(failed.is_err_and(|it| it.starts_with("`false`: exit status: 1")));
}
