//! `lianfang demo`: a county to look at, in a folder that is gone when it stops.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use application::Machine;
use application::replay::runner;
use clap::Args;
use domain::kernel::{Instant, OperationId};
use storage::{Durability, Place, Storage};
use words::{ReportWords, Say};

use super::accounts::Accounts;
use super::desk;
use super::playing::Play;
use crate::commands::speaking::Speaking;
use crate::commands::temporary::{Temporary, is_empty};
use crate::commands::world::{Days, World, bring_in};
use crate::key_file;
use crate::machine::RealMachine;
use crate::place::{StoreArguments, office};
use crate::serving::{Listening, Shown, Telling};

const LOGIN: &str = "demo";

/// Make a county to look at, and serve it.
#[derive(Args)]
pub(crate) struct Demo {
    /// Where to make it; left out, a temporary folder that is removed at the end.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Empty the folder first.
    #[arg(long, requires = "data")]
    fresh: bool,
    /// A world's folder, or the name of one that comes with the program.
    #[arg(long, value_name = "WORLD", default_value = "yunze")]
    world: String,
    /// From which moment of its script people look on, such as D9T09:00 or 2015-06-02T07:40; left
    /// out, the one that the world names.
    #[arg(long, value_name = "MOMENT", conflicts_with = "empty")]
    at: Option<String>,
    /// How many times faster than the real clock a script goes on; 60 is an hour in a minute.
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(0..=3600))]
    speed: u32,
    /// From which all chance of the script comes; left out, the world's own.
    #[arg(long, value_name = "NUMBER", conflicts_with = "empty")]
    seed: Option<u64>,
    /// Leave the script out: a county to which nothing has happened.
    #[arg(long)]
    empty: bool,
    /// Open the first page in this machine's browser.
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    speaking: Speaking,
    #[command(flatten)]
    listening: Listening,
}

impl Demo {
    pub(crate) fn run(&self) -> Result<ExitCode> {
        let language = self.speaking.language();
        let bound = self.listening.bind(language)?;
        let world = World::find(&self.world, language)?.seeded(self.seed);
        let from = self.from(&world)?;
        let script = if self.empty { None } else { world.script(language)? };
        let (folder, temporary) = self.folder()?;
        let data = folder.join("data");
        let store =
            StoreArguments { data: Some(data.clone()), database_url: None, jurisdiction: None };
        let county = world.county()?;
        // What is removed at the end need not survive a power cut.
        let durability =
            if temporary.is_some() { Durability::Waived } else { Durability::Required };
        let storage = Storage::make(Place::Folder(data), durability, &county, RealMachine.now())?;
        let master = key_file::make(&folder.join("master.key"), &store)?;
        let telling = Telling::new();
        let told = telling.clone();
        let on_commit = Box::new(move |size| told.tell(size));
        let office = Arc::new(office(&storage, master, on_commit)?);
        let days = if script.is_some() { Days::Own } else { Days::FromToday };
        bring_in(&office, &storage, (&world, days), ("demo", language))?;
        let accounts = Accounts::of(&office, language);
        accounts.of_posts(&world.folder.sheet.sign_in)?;
        accounts.of_the_desk(LOGIN, desk::open(&office)?)?;
        let (mut boards, mut home) = (Vec::new(), None);
        if let Some(script) = script {
            let (office, realm) = (Arc::clone(&office), world.realm()?);
            let board = |it: &OperationId| format!("/realms/{realm}/operations/{it}");
            boards = script.operations().iter().map(board).collect();
            home = Some(realm.clone());
            let runner = runner(&world.folder.sheet, "demo");
            Play { office, realm, script, runner, language }.begin(from, self.speed)?;
        }
        bound.serve(office, telling, Shown::Demo { home }, &|addresses| {
            if let Some(it) = &temporary {
                it.is_served_from_now();
            }
            self.tell(addresses, &boards);
        })?;
        Ok(ExitCode::SUCCESS)
    }

    /// The moment from which people look on.
    fn from(&self, world: &World) -> Result<Option<Instant>> {
        let sheet = &world.folder.sheet;
        let Some(text) = &self.at else { return Ok(sheet.demo_from) };
        let moment = sheet.moment(text);
        let moment = moment.with_context(|| format!("--at {text}: write such as D9T09:00"))?;
        Ok(Some(moment))
    }

    /// Where one operation is shown, people begin at its board.
    fn tell(&self, addresses: &[String], boards: &[String]) {
        println!("{}", addresses.join("\n"));
        let address = addresses.first().map(String::as_str).unwrap_or_default();
        for board in boards {
            let at = ReportWords::BoardAt { address: format!("{address}{board}") };
            println!("{}", at.say(self.speaking.language()));
        }
        let first = match boards {
            [board] => format!("{address}{board}"),
            _ => address.to_owned(),
        };
        if self.open {
            let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
            // Without a browser the address stands on the terminal.
            let _ = std::process::Command::new(program)
                .arg(first)
                .stdout(std::process::Stdio::null())
                .stderr(std::process::Stdio::null())
                .spawn();
        }
    }

    fn folder(&self) -> Result<(PathBuf, Option<Temporary>)> {
        match &self.data {
            None => {
                let temporary = Temporary::new("demo")?;
                Ok((temporary.path().to_owned(), Some(temporary)))
            }
            Some(folder) => {
                if self.fresh && folder.exists() {
                    std::fs::remove_dir_all(folder)
                        .with_context(|| format!("emptying {}", folder.display()))?;
                }
                if !is_empty(folder) {
                    bail!("{} is not empty; add --fresh to empty it first", folder.display());
                }
                Ok((folder.clone(), None))
            }
        }
    }
}
