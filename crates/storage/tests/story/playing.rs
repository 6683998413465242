//! A world that is played to its end, as `lianfang replay` plays it.

use application::Actor;
use application::replay::{
    Issuing, Lists, Run, Script, ScriptLine, bring_in_lists, bring_plans_into_force, read_script,
};
use application::world_folder::{WorldFiles, WorldFolder};
use domain::kernel::{Instant, Realm, Text};
use testkit::{Engine, Playground, actor};

/// What is played.
pub(super) struct World {
    pub(super) name: &'static str,
    pub(super) files: WorldFiles,
    pub(super) folder: WorldFolder,
    pub(super) plans: Vec<String>,
    pub(super) script: Vec<u8>,
}

/// What was played, and where.
pub(super) struct Played {
    pub(super) playground: Playground,
    pub(super) realm: Realm,
    pub(super) script: Script,
}

impl World {
    /// Plays every line on an engine; one that is refused ends the test.
    pub(super) fn played(&self, engine: Engine, database: &str) -> Played {
        self.played_until(engine, database, None)
    }

    /// The same up to a moment.
    pub(super) fn played_until(
        &self,
        engine: Engine,
        database: &str,
        until: Option<Instant>,
    ) -> Played {
        let playground = Playground::new(engine, database);
        let sheet = &self.folder.sheet;
        // Nobody brings in what is said to have happened tomorrow.
        let now = playground.office.machine().now();
        if now < sheet.begins {
            playground.machine.pass(sheet.begins.since(now));
        }
        let source = Text::parse(&format!("worlds/{}", self.name)).expect("it fits");
        let lists = Lists { files: &self.files, sheet, days_later: 0, source, actor: actor() };
        let mut store = playground.storage.connect().expect("the engine answers");
        bring_in_lists(&playground.office, store.as_mut(), &lists).expect("they come in");
        let text = |it| Text::parse(it).expect("it fits");
        let issuing = Issuing {
            sheet,
            on: sheet.day_one,
            filed_with: text("上一级"),
            published_in: text("网站"),
            actor: actor(),
        };
        bring_plans_into_force(&playground.office, &self.plans, &issuing).expect("they are sound");
        let script = read_script(&self.script, &self.folder, &self.plans);
        let script = script.unwrap_or_else(|it| panic!("{it:?}"));
        let realm: Realm = format!("simulated-{}", self.name).parse().expect("a realm");
        let run = Run::of(&playground.office, realm.clone(), &script, Actor::operator("replay"));
        run.open(&script).expect("it opens");
        let is_told = |it: &&ScriptLine| until.is_none_or(|until| it.entered <= until);
        for line in script.lines.iter().take_while(is_told) {
            run.stand_at(line.entered).expect("time goes on");
            let done = run.perform(line);
            assert!(done.is_ok(), "line {}: {done:?}", line.number);
        }
        if let Some(until) = until {
            run.stand_at(until).expect("time goes on");
        }
        Played { playground, realm, script }
    }
}
