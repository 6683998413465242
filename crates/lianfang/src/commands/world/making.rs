//! Brings a world into an empty store, through the verbs: its county, then its plans.

use anyhow::{Context, Result, anyhow};
use application::replay::{
    Issuing, Lists, NotBroughtIn, NotInForce, bring_in_lists, bring_plans_into_force, county_of,
};
use application::{Actor, Machine, Office};
use domain::kernel::{Day, Realm, RegionCode, Text};
use storage::Storage;

use super::finding::World;
use crate::commands::import::lines;
use crate::commands::operator::said;
use crate::machine::RealMachine;

/// On which days a world's lists and plans stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::commands) enum Days {
    /// Its own: what happened on them is played again.
    Own,
    /// Its first day is today.
    FromToday,
}

impl World {
    /// The county that it is about.
    pub(in crate::commands) fn county(&self) -> Result<RegionCode> {
        let county = county_of(&self.folder.regions).cloned();
        county.ok_or_else(|| anyhow!("the regions of {} name no county, or several", self.name))
    }

    /// The realm in which its script plays.
    pub(in crate::commands) fn realm(&self) -> Result<Realm> {
        let realm = format!("simulated-{}", self.name).parse();
        realm.with_context(|| format!("the folder of the world is called {}", self.name))
    }
}

/// Brings a world in as whoever runs `command`.
pub(in crate::commands) fn bring_in(
    office: &Office,
    storage: &Storage,
    (world, days): (&World, Days),
    command: &str,
) -> Result<()> {
    let sheet = &world.folder.sheet;
    let today = Day::latest_at(RealMachine.now());
    let (days_later, on) = match days {
        Days::Own => (0, sheet.day_one.min(today)),
        Days::FromToday => (today.days_since(sheet.day_one), today),
    };
    let lists = Lists {
        files: &world.files,
        sheet,
        days_later,
        source: Text::parse(&format!("worlds/{}", world.name))?,
        actor: Actor::operator(command),
    };
    let mut store = storage.connect()?;
    bring_in_lists(office, store.as_mut(), &lists).map_err(not_brought_in)?;
    let issuing = Issuing {
        sheet,
        on,
        filed_with: Text::parse("上一级（演示）")?,
        published_in: Text::parse("政府网站（演示）")?,
        actor: Actor::operator(command),
    };
    let texts: Vec<String> = world.plans.values().cloned().collect();
    bring_plans_into_force(office, &texts, &issuing).map_err(|(at, why)| {
        let file = world.plans.keys().nth(at).map_or("", String::as_str);
        anyhow!("plans/{file}: {}", not_in_force(why))
    })
}

fn not_brought_in(why: NotBroughtIn) -> anyhow::Error {
    match why {
        NotBroughtIn::Regions(problems) => anyhow!("the regions of the world: {problems:?}"),
        NotBroughtIn::List(file, problems) => {
            anyhow!("{}: {}", file.file_name(), lines(&problems).join("\n"))
        }
        NotBroughtIn::Failed(file, failure) => said(failure).context(file.file_name()),
    }
}

fn not_in_force(why: NotInForce) -> anyhow::Error {
    match why {
        NotInForce::NoHead => anyhow!("it has no head"),
        NotInForce::NobodyApproves(unit) => anyhow!("nobody approves for {unit}"),
        NotInForce::Failed(failure) => said(failure),
    }
}
