//! Brings a world into an empty store, through the verbs: its county, then its plans.

use anyhow::{Context, Result, anyhow};
use application::reference::RegionProblem;
use application::replay::{
    Issuing, Lists, NotBroughtIn, NotInForce, bring_in_lists, bring_plans_into_force, county_of,
};
use application::{Actor, Machine, Office};
use domain::kernel::{Day, Realm, RegionCode, Text};
use storage::Storage;
use words::{Language, Say, WorldWords};

use super::super::operator::told_in;
use super::finding::{World, realm_named};
use super::telling::region_told;
use crate::commands::import::lines;
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
        realm_named(&self.name)
            .with_context(|| format!("the folder of the world is called {}", self.name))
    }
}

/// Brings a world in as whoever runs `command`, and tells in a language what is wrong with it.
pub(in crate::commands) fn bring_in(
    office: &Office,
    storage: &Storage,
    (world, days): (&World, Days),
    (command, language): (&str, Language),
) -> Result<()> {
    let sheet = &world.folder.sheet;
    let today = Day::latest_at(RealMachine.now());
    let (days_later, on) = match days {
        // On a machine whose clock has not come so far, what was so before it is so today.
        Days::Own => (sheet.day_one.min(today).days_since(sheet.day_one), sheet.day_one.min(today)),
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
    bring_in_lists(office, store.as_mut(), &lists).map_err(|why| not_brought_in(why, language))?;
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
        not_in_force(why, language).context(format!("plans/{file}"))
    })
}

fn not_brought_in(why: NotBroughtIn, language: Language) -> anyhow::Error {
    match why {
        NotBroughtIn::Regions(problems) => {
            let told = |it: &RegionProblem| format!("{}: {}", it.file, region_told(it, language));
            let told: Vec<_> = problems.iter().map(told).collect();
            unreadable(&told, language)
        }
        NotBroughtIn::List(file, problems) => {
            let told = |it: String| format!("{}: {it}", file.file_name());
            let told: Vec<_> = lines(&problems, language).into_iter().map(told).collect();
            unreadable(&told, language)
        }
        NotBroughtIn::Map(file, problems) => {
            let told = |it: &String| format!("{}: {it}", file.file_name());
            unreadable(&problems.iter().map(told).collect::<Vec<_>>(), language)
        }
        NotBroughtIn::Failed(file, failure) => told_in(failure, language).context(file.file_name()),
    }
}

fn unreadable(told: &[String], language: Language) -> anyhow::Error {
    anyhow!(WorldWords::Unreadable { problems: told.join("\n  ") }.say(language))
}

fn not_in_force(why: NotInForce, language: Language) -> anyhow::Error {
    match why {
        NotInForce::NoHead => anyhow!(WorldWords::NoHead.say(language)),
        NotInForce::NobodyApproves(unit) => {
            anyhow!(WorldWords::NobodyApproves { unit: unit.to_string() }.say(language))
        }
        NotInForce::Failed(failure) => told_in(failure, language),
    }
}
