//! Plays a script in a store of its own, without anybody looking on.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use application::replay::{Run, Script, runner};
use application::report::{Report, report};
use application::{Failure, Machine, Office};
use clap::Args;
use domain::kernel::{Instant, OperationId};
use storage::{Durability, Place, Storage};
use words::{Language, Say, ScriptWords, Zone};

use super::json;
use super::text::{Printed, print};
use crate::commands::operator::said;
use crate::commands::speaking::{Output, Speaking};
use crate::commands::temporary::{Temporary, is_empty};
use crate::commands::world::{Days, World, bring_in, failure_told};
use crate::key_file;
use crate::machine::RealMachine;
use crate::place::{KeyArguments, StoreArguments, office};

/// Play a world's script through the verbs, and print the report.
#[derive(Args)]
pub(crate) struct Replay {
    /// A world's folder, or the name of one that comes with the program.
    world: String,
    #[command(flatten)]
    store: StoreArguments,
    #[command(flatten)]
    key: KeyArguments,
    /// Stop at this moment, such as 2015-06-02T07:00 by the world's clocks, or D9T09:00 on its
    /// ninth day.
    #[arg(long, value_name = "MOMENT")]
    until: Option<String>,
    /// From which all chance of the script comes; left out, the world's own.
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
    /// How the report is printed.
    #[arg(long, value_enum, default_value = "text")]
    format: Output,
    #[command(flatten)]
    speaking: Speaking,
}

/// Where the store of a replay is made.
struct Made {
    storage: Storage,
    office: Office,
    /// Removed at the end, where nobody named a place.
    _temporary: Option<Temporary>,
}

impl Replay {
    /// 1 where a line is refused.
    pub(crate) fn run(&self) -> Result<ExitCode> {
        let language = self.speaking.language();
        let world = World::find(&self.world, language)?.seeded(self.seed);
        let script = world.script(language)?;
        let script = script.with_context(|| ScriptWords::NoScript.say(language))?;
        let until = self.until(&world)?;
        let realm = world.realm()?;
        let Made { storage, office, _temporary } = self.make(&world)?;
        bring_in(&office, &storage, (&world, Days::Own), ("replay", language))?;
        let run = Run::of(&office, realm, &script, runner(&world.folder.sheet, "replay"));
        run.open(&script).map_err(said)?;
        if let Err(stopped) = play(&run, &script, until, language)? {
            eprintln!("lianfang: {stopped}");
            return Ok(ExitCode::FAILURE);
        }
        let zone = Zone::named(world.folder.sheet.zone.as_str()).map_err(anyhow::Error::msg)?;
        for operation in script.operations() {
            if let Some(report) = reported(&office, &run, operation)? {
                let printed = Printed { report: &report, world: &world.folder, zone: &zone };
                match self.format {
                    Output::Text => print!("{}", print(&printed, language)),
                    Output::Json => println!("{:#}", json::value(&printed)),
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }

    fn until(&self, world: &World) -> Result<Option<Instant>> {
        let Some(text) = &self.until else { return Ok(None) };
        let moment = world.folder.sheet.moment(text);
        let moment =
            moment.with_context(|| format!("--until {text}: write such as 2015-06-02T07:00"))?;
        Ok(Some(moment))
    }

    /// An empty store; never over one that is there.
    fn make(&self, world: &World) -> Result<Made> {
        let named = self.store.data.is_some() || self.store.database_url.is_some();
        let temporary = if named { None } else { Some(Temporary::new("replay")?) };
        let own = temporary.as_ref().map(|it| it.path().join("data"));
        let data = own.or(self.store.data.clone());
        if let Some(folder) = data.as_ref().filter(|it| !is_empty(it)) {
            bail!(
                "{} is not empty: a replay makes a store of its own; name an empty folder with \
                 --data DIR",
                folder.display()
            );
        }
        let store = StoreArguments { data, ..self.store.clone() };
        let key: PathBuf = self.key.path(&store)?;
        // What nobody keeps need not survive a power cut.
        let durability = if named { Durability::Required } else { Durability::Waived };
        let place: Place = store.place()?;
        let storage = Storage::make(place, durability, &world.county()?, RealMachine.now())?;
        let master = key_file::make(&key, &store)?;
        let office = office(&storage, master, Box::new(|_| {}))?;
        Ok(Made { storage, office, _temporary: temporary })
    }
}

/// Performs the lines; the inner error says which one was refused, and why.
fn play(
    run: &Run<'_>,
    script: &Script,
    until: Option<Instant>,
    language: Language,
) -> Result<Result<(), String>> {
    let is_in = |entered: Instant| until.is_none_or(|until| entered <= until);
    for line in script.lines.iter().take_while(|it| is_in(it.entered)) {
        run.stand_at(line.entered).map_err(said)?;
        match run.perform(line) {
            Ok(_) => {}
            Err(Failure::Fault(fault)) => return Err(fault.into()),
            Err(failure) => {
                let (line, said) = (line.number, failure_told(&failure, language));
                return Ok(Err(ScriptWords::Refused { line, said }.say(language)));
            }
        }
    }
    if let Some(until) = until {
        // Before its first moment a script has no clock to set.
        if run.now().map_err(said)?.is_some_and(|now| now < until) {
            run.stand_at(until).map_err(said)?;
        }
        for operation in script.operations() {
            match run.let_time_pass(operation) {
                // It was not opened by then, or is closed.
                Ok(()) | Err(Failure::Refused(_)) => {}
                Err(failure) => return Err(said(failure)),
            }
        }
    }
    Ok(Ok(()))
}

fn reported(office: &Office, run: &Run<'_>, operation: OperationId) -> Result<Option<Report>> {
    let realm = run.realm().clone();
    office.read(move |reading| report(reading, &realm, operation)).map_err(said)
}
