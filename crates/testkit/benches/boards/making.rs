//! A county with its registers and its plans in force, and somebody who looks.

use std::path::PathBuf;

use application::access::{Attempt, Cost, Gate, NewAccount, PasswordSet, SignIn};
use application::replay::{Issuing, Lists, bring_in_lists, bring_plans_into_force};
use application::world_folder::{WorldFiles, read_world};
use application::{Machine, Reading, TaskFilter, TaskPage};
use domain::AnyVerb;
use domain::kernel::{
    AccountId, House, Instant, Key, Label, OperationId, PersonId, PostId, Realm, Right, Span, Text,
};
use domain::people::{
    AppointHolder, DefinePost, PersonKind, PostDetails, PostKind, RegisterPerson,
};
use testkit::{Engine, Playground, actor, command};
use uuid::Uuid;

use super::season::Season;

/// The tasks of both plans.
pub(crate) const TASKS: u64 = 137;
const PASSWORD: &str = "今夜河水涨过了老码头石阶";
/// The unit in which the officer who looks acts: it answers for tasks of every operation.
const UNIT: &str = "yunze-flood-hq";
const PLANS: [&str; 2] = [
    include_str!("../../../../plans/county-flood.yaml"),
    include_str!("../../../../plans/psb-flood.yaml"),
];

macro_rules! world {
    ($file:literal) => {
        Some(include_bytes!(concat!("../../../../worlds/yunze/", $file)).to_vec())
    };
}

/// A county with a history.
pub(crate) struct County {
    playground: Playground,
    /// Who looks.
    pub(crate) cookie: String,
    operations: u64,
}

/// How much there is of what.
pub(crate) struct Size {
    pub(crate) tasks: u64,
    pub(crate) open: usize,
    pub(crate) events: u64,
}

/// Operations are numbered from 0.
pub(crate) fn operation(number: u64) -> OperationId {
    OperationId::from_uuid(id(7, number))
}

/// Ids that were made one after the other, as version 7 does.
pub(crate) fn id(kind: u64, number: u64) -> Uuid {
    let times = 0x0198_c0de_0000_7000 + (number / 100) * 0x1_0000;
    Uuid::from_u64_pair(times, (0x8000 + kind) << 48 | number)
}

pub(crate) fn key(text: &str) -> Key {
    text.parse().expect("a key")
}

pub(crate) fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("fits")
}

impl County {
    /// A county with so many operations.
    pub(crate) fn with(operations: u64) -> Self {
        let playground = Playground::new(Engine::Sqlite, "boards");
        furnish(&playground);
        Season::of(&playground).live(operations);
        // Last: a season is longer than a session lasts.
        let cookie = officer(&playground);
        let county = Self { playground, cookie, operations };
        std::fs::write(county.key_file(), county.playground.master()).expect("it can be written");
        county
    }

    pub(crate) fn size(&self) -> Size {
        let office = &self.playground.office;
        let open = office.read(count_open).expect("it can be read");
        Size { tasks: self.operations * TASKS, open, events: office.size() }
    }

    /// The folder of the store.
    pub(crate) fn data(&self) -> PathBuf {
        self.playground.folder().expect("it lies in a folder")
    }

    /// The file of the master key, which never lies in the data folder.
    pub(crate) fn key_file(&self) -> PathBuf {
        self.data().with_extension("key")
    }

    /// What the clock shows.
    pub(crate) fn now(&self) -> Instant {
        self.playground.machine.now()
    }
}

fn count_open(reading: &mut Reading<'_>) -> Result<usize, application::Fault> {
    let (mut count, mut after) = (0, None);
    loop {
        let page = TaskPage { after, rows_max: application::TASK_ROWS_MAX };
        let rows = reading.view.tasks(&Realm::real(), &TaskFilter::default(), page)?;
        let Some(last) = rows.last() else { return Ok(count) };
        (count, after) = (count + rows.len(), Some(last.place()));
    }
}

/// Brings in the sample county on its first day, and its flood plans into force.
fn furnish(playground: &Playground) {
    let files = WorldFiles {
        sheet: world!("world.yaml"),
        regions: world!("regions.csv"),
        people: world!("people.csv"),
        sites: world!("sites.csv"),
        resources: world!("resources.csv"),
        boundaries: world!("boundaries.geojson"),
        layers: world!("layers.geojson"),
    };
    let world = read_world(&files).expect("it is sound");
    let sheet = &world.sheet;
    let machine = &playground.machine;
    machine.pass(sheet.begins.since(machine.now()));
    machine.pass(Span::from_hours(8));
    let lists =
        Lists { files: &files, sheet, days_later: 0, source: text("worlds/yunze"), actor: actor() };
    let mut store = playground.storage.connect().expect("the engine answers");
    bring_in_lists(&playground.office, store.as_mut(), &lists).expect("they are sound");
    let issuing = Issuing {
        sheet,
        on: sheet.day_one,
        filed_with: text("市人民政府"),
        published_in: text("县政府网站"),
        actor: actor(),
    };
    let plans = PLANS.map(str::to_owned);
    bring_plans_into_force(&playground.office, &plans, &issuing).expect("they are sound");
}

/// Somebody in a post of the headquarters, who has signed in; gives the header that says so.
fn officer(playground: &Playground) -> String {
    let office = &playground.office;
    let house = |verb: AnyVerb| drop(office.perform(command(House, verb)).expect("it is done"));
    let code = key(UNIT);
    let unit = office.read(move |it| it.view.organisation_coded(&Realm::real(), &code));
    let organisation = unit.expect("it can be read").expect("the county has one").id;
    let (person, post) = (PersonId::from_uuid(id(1, 1)), PostId::from_uuid(id(2, 1)));
    let (number, name, kind) = (key("looker"), text("王力"), PersonKind::CivilServant);
    house(RegisterPerson { person, number, name, kind, organisation }.into());
    let details = PostDetails {
        title: Label::chinese(text("量测席")),
        organisation,
        kind: PostKind::DutyOfficer,
        holders_wanted: 1,
        rights: [Right::ReadOperations, Right::WorkTasks].into(),
        area: None,
        needs: [].into(),
    };
    house(DefinePost { post, code: key("looking-desk"), details }.into());
    house(AppointHolder { post, person, from: None, until: None }.into());
    let gate = Gate::new(office, Cost::LEAST);
    let (account, login) = (AccountId::from_uuid(id(3, 1)), "looker");
    let new = NewAccount { account, login: login.parse().expect("a login"), person };
    let handed_out = gate.add_account(office, &actor(), new).expect("the account is opened");
    let address = "192.0.2.7".parse().expect("an address");
    let attempt = Attempt { login, password: &handed_out.0, address, device: None };
    let tried = gate.sign_in(office, &attempt).expect("the office works");
    let SignIn::SignedIn(entry) = tried else { unreachable!("not in: {tried:?}") };
    let set = gate.set_password(office, &entry.session, None, PASSWORD);
    assert_eq!(set.expect("it can be written"), PasswordSet::Set);
    format!("Cookie: lianfang_session={}\r\n", entry.token.as_str())
}
