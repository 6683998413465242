//! Plays a script in the demo: up to a moment at once, and from there by the clock.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use application::replay::{Run, Script, ScriptLine};
use application::{Actor, Failure, Office};
use domain::kernel::{Instant, Realm};
use words::{Language, Say, ScriptWords};

use crate::commands::operator::said;
use crate::commands::world::failure_told;

/// A line is performed at most so long after its moment; somebody may have set the clock.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// A script that plays while people look on.
pub(super) struct Play {
    pub(super) office: Arc<Office>,
    pub(super) realm: Realm,
    pub(super) script: Script,
    /// Whoever opens the realm and sets its clock.
    pub(super) runner: Actor,
    pub(super) language: Language,
}

impl Play {
    fn run(&self) -> Run<'_> {
        Run::of(&self.office, self.realm.clone(), &self.script, self.runner.clone())
    }

    /// Performs what was entered by a moment, and lets the clock run from there; the rest is
    /// performed when its moments come. Without a moment the clock runs from the beginning.
    pub(super) fn begin(self, from: Option<Instant>, speed: u32) -> Result<()> {
        let run = self.run();
        run.open(&self.script).map_err(said)?;
        let from = from.or(self.script.lines.first().map(|it| it.entered));
        let is_past = |it: &&ScriptLine| from.is_some_and(|from| it.entered <= from);
        let done = self.script.lines.iter().take_while(is_past).count();
        for line in self.script.lines.iter().take(done) {
            run.stand_at(line.entered).map_err(said)?;
            self.perform(&run, line)?;
        }
        if let Some(from) = from {
            run.stand_at(from).map_err(said)?;
        }
        run.let_run(speed.saturating_mul(1000)).map_err(said)?;
        std::thread::Builder::new()
            .name("script".to_owned())
            .spawn(move || {
                if let Err(error) = self.go_on(done) {
                    eprintln!("lianfang: {error:#}");
                }
            })
            .context("starting the script's thread")?;
        Ok(())
    }

    fn go_on(&self, done: usize) -> Result<()> {
        let run = self.run();
        for line in self.script.lines.iter().skip(done) {
            while run.now().map_err(said)?.is_some_and(|now| now < line.entered) {
                wait();
            }
            self.perform(&run, line)?;
        }
        Ok(())
    }

    /// A line that is refused is skipped and logged: people act beside the script.
    fn perform(&self, run: &Run<'_>, line: &ScriptLine) -> Result<()> {
        match run.perform(line) {
            Ok(_) => Ok(()),
            Err(Failure::Fault(fault)) => Err(fault.into()),
            Err(failure) => {
                let said = failure_told(&failure, self.language);
                let line = line.number;
                eprintln!("{}", ScriptWords::Skipped { line, said }.say(self.language));
                Ok(())
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a clock tells nobody how far it has come")]
fn wait() {
    std::thread::sleep(LOOK_EVERY);
}
