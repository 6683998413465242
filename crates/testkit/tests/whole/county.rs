//! A county that is served on a port of its own, with people who come through the door.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use application::access::{Attempt, Cost, Gate, NewAccount, PasswordSet, SignIn};
use application::{Done, Machine, Office};
use axum::Router;
use domain::AnyVerb;
use domain::kernel::{
    AccountId, House, Label, LogEntryId, OperationId, OrganisationId, PersonId, PostId, Right,
    Text, Version,
};
use domain::operations::{EmergencyClass, OpenOperation, WriteLogEntry};
use domain::people::{
    AppointHolder, ChangePost, DefinePost, OrganisationDetails, OrganisationKind, PersonKind,
    PostDetails, PostKind, RegisterOrganisation, RegisterPerson, Relieve,
};
use testkit::{Client, Engine, Followed, Playground, command, county};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::sync::watch;
use uuid::Uuid;
use web::{Front, Setting};
use words::Zone;

const PASSWORD: &str = "今夜河水涨过了老码头石阶";

/// A county on a port.
pub(crate) struct County {
    pub(crate) office: Arc<Office>,
    pub(crate) gate: Arc<Gate>,
    pub(crate) front: Front,
    pub(crate) playground: Playground,
    pub(crate) address: String,
    people: AtomicU32,
    runtime: Runtime,
}

/// Somebody who is in, in a post of their own.
pub(crate) struct Officer {
    pub(crate) person: PersonId,
    pub(crate) post: PostId,
    pub(crate) details: PostDetails,
    pub(crate) token: String,
    /// When the post was changed last.
    changed: Version,
}

impl Officer {
    /// When their post was changed last.
    pub(crate) fn changed(&self) -> Version {
        self.changed
    }

    /// The header that says who asks.
    pub(crate) fn cookie(&self) -> String {
        format!("Cookie: lianfang_session={}\r\n", self.token)
    }
}

fn id(number: u32, kind: u128) -> Uuid {
    Uuid::from_u128(kind << 64 | u128::from(number))
}

pub(crate) fn label(text: &str) -> Label {
    Label::chinese(Text::parse(text).expect("fits"))
}

pub(crate) fn operation() -> OperationId {
    OperationId::from_uuid(id(1, 7))
}

fn unit() -> OrganisationId {
    OrganisationId::from_uuid(id(1, 8))
}

pub(crate) fn opening() -> OpenOperation {
    let title = Text::parse("六月洪水处置").expect("fits");
    OpenOperation { title, class: EmergencyClass::NaturalDisaster, area: county() }
}

impl County {
    /// A county with one unit and one operation.
    pub(crate) fn new(name: &str) -> Self {
        let playground = Playground::new(Engine::Sqlite, name);
        let size = Arc::new(watch::Sender::new(0));
        let told = Arc::clone(&size);
        let machine = Arc::clone(&playground.machine) as Arc<dyn Machine>;
        let on_commit = move |size| {
            told.send_replace(size);
        };
        let office = Arc::new(playground.opened(machine, on_commit));
        let gate = Arc::new(Gate::new(&office, Cost::LEAST));
        let zone = Zone::named("Asia/Shanghai").expect("it is in the table");
        let setting = Setting { zone, is_demo: false, home: None, is_tls: false };
        let front = Front::new(Arc::clone(&office), Arc::clone(&gate), size.subscribe(), setting);
        let runtime = Runtime::new().expect("a runtime starts");
        let people = AtomicU32::new(1);
        let address = String::new();
        let mut it = Self { office, gate, front, playground, address, people, runtime };
        let pages = pages::routes(pages::Pages::new(it.front.clone()));
        it.address = it.serve(api::routes(it.front.clone()).merge(pages));
        let name = label("云泽县公安局");
        let kind = OrganisationKind::PublicSecurity;
        let details = OrganisationDetails { name, kind, parent: None, region: None };
        let code = "county".parse().expect("a key");
        it.house(RegisterOrganisation { organisation: unit(), code, details });
        it.office.perform(command(operation(), opening())).expect("it opens");
        it
    }

    /// Serves routes on a free port; gives the address.
    pub(crate) fn serve(&self, routes: Router) -> String {
        let bound = self.runtime.block_on(TcpListener::bind("127.0.0.1:0"));
        let listener = bound.expect("a port is free");
        let address = listener.local_addr().expect("it is bound").to_string();
        self.runtime.spawn(async move { axum::serve(listener, routes).await });
        address
    }

    pub(crate) fn house(&self, verb: impl Into<AnyVerb>) -> Done {
        self.office.perform(command(House, verb)).expect("it is done")
    }

    /// Somebody new with a post that carries these rights and no others.
    pub(crate) fn officer(&self, rights: &[Right]) -> Officer {
        let number = self.people.fetch_add(1, Ordering::Relaxed);
        let person = PersonId::from_uuid(id(number, 1));
        let (token, post) = (self.somebody(number), PostId::from_uuid(id(number, 2)));
        let details = PostDetails {
            title: label("值班岗"),
            organisation: unit(),
            kind: PostKind::DutyOfficer,
            holders_wanted: 1,
            rights: rights.iter().copied().collect(),
            area: None,
            needs: [].into(),
        };
        let code = format!("post-{number}").parse().expect("a key");
        self.house(DefinePost { post, code, details: details.clone() });
        let changed = self.appoints(person, post).things.last().expect("the post").1;
        Officer { person, post, details, token, changed }
    }

    /// Somebody new without a post; gives their token.
    pub(crate) fn visitor(&self) -> String {
        self.somebody(self.people.fetch_add(1, Ordering::Relaxed))
    }

    fn somebody(&self, number: u32) -> String {
        let person = PersonId::from_uuid(id(number, 1));
        let name = Text::parse("王力").expect("fits");
        let key = format!("n{number}").parse().expect("a key");
        let kind = PersonKind::Sworn;
        self.house(RegisterPerson { person, number: key, name, kind, organisation: unit() });
        let login = format!("officer.{number}");
        let account = AccountId::from_uuid(id(number, 3));
        let new = NewAccount { account, login: login.parse().expect("a login"), person };
        let handed_out = self.gate.add_account(&self.office, &testkit::actor(), new);
        let password = handed_out.expect("the account is opened").0.to_string();
        let address = "192.0.2.7".parse().expect("an address");
        let attempt = Attempt { login: &login, password: &password, address, device: None };
        let tried = self.gate.sign_in(&self.office, &attempt).expect("the office works");
        let SignIn::SignedIn(entry) = tried else { panic!("not in: {tried:?}") };
        let set = self.gate.set_password(&self.office, &entry.session, None, PASSWORD);
        assert_eq!(set.expect("it can be written"), PasswordSet::Set);
        entry.token.as_str().to_owned()
    }

    /// A connection of somebody, or of nobody; `headers` are whole lines.
    pub(crate) fn client(&self, headers: &str) -> Client {
        Client::connect(&self.address, headers).expect("it listens")
    }

    pub(crate) fn follow(&self, officer: &Officer, path: &str) -> Followed {
        let followed = Followed::begin(&self.address, &officer.cookie(), path).expect("it listens");
        assert_eq!(followed.status, 200, "{path}");
        followed
    }

    /// Writes a line; gives its position.
    pub(crate) fn writes(&self, number: u32) -> u64 {
        let text = Text::parse(&format!("第{number}行")).expect("fits");
        let entry = LogEntryId::from_uuid(id(number, 4));
        let verb = WriteLogEntry { entry, text, corrects: None };
        let done = self.office.perform(command(operation(), verb)).expect("it is written");
        done.positions.expect("an event").0
    }

    pub(crate) fn appoints(&self, person: PersonId, post: PostId) -> Done {
        self.house(AppointHolder { post, person, from: None, until: None })
    }

    /// Somebody chooses a post on the page for it.
    pub(crate) fn chooses(&self, officer: &Officer, post: PostId) {
        let mut client = self.client(&officer.cookie());
        let chosen = client.form("/post", &[("post", &post.to_string())]).expect("an answer");
        assert_eq!(chosen.status, 303);
    }

    pub(crate) fn relieves(&self, officer: &Officer) {
        self.house(Relieve { post: officer.post, person: officer.person });
    }

    pub(crate) fn takes_rights_off(&self, officer: &Officer) {
        let details = PostDetails { rights: [].into(), ..officer.details.clone() };
        let mut change = command(House, ChangePost { post: officer.post, details });
        change.seen = Some(officer.changed);
        self.office.perform(change).expect("it is changed");
    }
}
