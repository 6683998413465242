//! Restore and rebuild on both engines, beside the least that the engine needs to take the rows.
//!
//! The bare limit writes rows as wide as ours into tables with the same keys and nothing else: by
//! one prepared statement on SQLite, by `COPY` on PostgreSQL. For a restore these are the journal's
//! rows and two rows of read tables for each event, for a rebuild the two rows alone. Nothing is
//! read, verified, decoded or compared. A ratio is what counts.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement reads the clock and prints"
)]

use std::io::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use domain::AnyVerb;
use domain::kernel::{
    ContactId, House, Label, LogEntryId, OperationId, OrganisationId, PersonId, Text,
};
use domain::operations::{EmergencyClass, OpenOperation, WriteLogEntry};
use domain::people::{
    ContactKind, DutyState, OrganisationDetails, OrganisationKind, PersonKind, PhoneNumber,
    RegisterOrganisation, RegisterPerson, SetContact, SetDuty,
};
use storage::{Durability, KnownDestructions, Place, Storage};
use testkit::{Database, Engine, Folder, Playground, command, county};
use uuid::Uuid;

const RUNS: usize = 5;
const EVENTS: u64 = 100_000;
/// Of a hundred events, so many are lines of logs; the others are about people.
const LINES_OF_HUNDRED: u64 = 92;
/// Every so manieth line corrects another one.
const LINES_BETWEEN_CORRECTIONS: u64 = 20;
const LINES_OF_OPERATION: u64 = 5_000;
const EVENTS_AT_ONCE: usize = 2_000;
const TEXT: &str =
    "03:10 接到坝下镇电话：三号闸下游堤脚渗水，约 3 处，已通知镇村两级巡堤人员到场。";

fn main() {
    // Of the command line only a number of events is taken; cargo adds words of its own.
    let events = std::env::args().find_map(|it| it.parse().ok()).unwrap_or(EVENTS);
    let county = County::with(events);
    println!("{} events, backup {} MB", county.events, county.backup.len() / 1_000_000);
    println!("medians of {RUNS} runs, events a second");
    println!("engine     what        bare     ours  ratio");
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let mut rates: [Vec<f64>; 4] = Default::default();
        for _ in 0..RUNS {
            for (rate, all) in county.run(engine).into_iter().zip(&mut rates) {
                all.push(rate);
            }
        }
        let [bare_restore, restore, bare_rebuild, rebuild] = rates.map(median);
        for (what, bare, ours) in
            [("restore", bare_restore, restore), ("rebuild", bare_rebuild, rebuild)]
        {
            let engine = format!("{engine:?}");
            println!("{engine:10} {what:8} {bare:7.0}  {ours:7.0}  {:5.2}", ours / bare);
        }
    }
}

/// A county with a history, as a backup.
struct County {
    events: u64,
    backup: Vec<u8>,
    list: String,
    playground: Playground,
}

impl County {
    fn with(events: u64) -> Self {
        let playground = Playground::new(Engine::Sqlite, "history");
        live(&playground, events);
        let events = playground.office.size();
        let mut backup = Vec::new();
        let now = application::Machine::now(playground.machine.as_ref());
        let made = playground.storage.backup(&playground.vault(), now, &mut backup, &mut |_| {});
        let list = made.expect("it is made").destruction_list;
        Self { events, backup, list, playground }
    }

    /// Bare restore, restore, bare rebuild, rebuild.
    fn run(&self, engine: Engine) -> [f64; 4] {
        let rate = |begun: Instant| self.events as f64 / begun.elapsed().as_secs_f64();
        let (place, _kept) = empty(engine);
        let known = KnownDestructions::List(&self.list);
        let (required, vault) = (Durability::Required, self.playground.vault());
        let begun = Instant::now();
        let (storage, restored) =
            Storage::restore(place, required, &vault, self.backup.as_slice(), known)
                .expect("it restores");
        let restore = rate(begun);
        assert_eq!(restored.events, self.events);
        let begun = Instant::now();
        let rebuilt = storage.rebuild(&mut |_| {}).expect("it rebuilds");
        let rebuild = rate(begun);
        assert_eq!(rebuilt.differing, Vec::<&str>::new());
        let (place, _kept) = empty(engine);
        let begun = Instant::now();
        bare(&place, self.events, false);
        let bare_restore = rate(begun);
        let begun = Instant::now();
        bare(&place, self.events, true);
        [bare_restore, restore, rate(begun), rebuild]
    }
}

/// What must live as long as the place in it.
enum Kept {
    Folder { _folder: Folder },
    Database { _database: Database },
}

/// On PostgreSQL, in a cluster whose commits are on disk before they are answered.
fn empty(engine: Engine) -> (Place, Kept) {
    match engine {
        Engine::Sqlite => {
            let folder = Folder::new("rebuild");
            (Place::Folder(folder.path().join("data")), Kept::Folder { _folder: folder })
        }
        Engine::Postgres => {
            let database = Database::durable("rebuild");
            (Place::Url(database.url().to_owned()), Kept::Database { _database: database })
        }
    }
}

/// A flood season: logs of operations, and people who are registered, called and put on duty.
fn live(playground: &Playground, events: u64) {
    let people = events * (100 - LINES_OF_HUNDRED) / 100;
    let organisation = OrganisationId::from_uuid(id(1, 0));
    let details = OrganisationDetails {
        name: Label::chinese(Text::parse("应急管理局").expect("fits")),
        kind: OrganisationKind::PublicSecurity,
        parent: None,
        region: None,
    };
    let code = "bureau".parse().expect("a key");
    hand_in(playground, House, RegisterOrganisation { organisation, code, details }.into());
    // Everybody is registered, is given a number to call, and goes on duty and off again.
    for number in 0..people / 4 {
        let person = PersonId::from_uuid(id(2, number));
        let name = Text::parse("欧阳建国").expect("fits");
        let key = format!("j{number}").parse().expect("a key");
        let kind = PersonKind::Sworn;
        let registered = RegisterPerson { person, number: key, name, kind, organisation };
        hand_in(playground, House, registered.into());
        let dialled = PhoneNumber::parse("13871234567").expect("a number");
        let contact = ContactId::from_uuid(id(3, number));
        let kind = ContactKind::Mobile;
        let set = SetContact { person, contact, kind, number: dialled, order: None };
        hand_in(playground, House, set.into());
    }
    for state in [DutyState::OnDuty, DutyState::Resting] {
        for number in 0..people / 4 {
            let person = PersonId::from_uuid(id(2, number));
            hand_in(playground, House, SetDuty { person, state }.into());
        }
    }
    for number in 0..events - people {
        let operation = OperationId::from_uuid(id(4, number / LINES_OF_OPERATION));
        if number % LINES_OF_OPERATION == 0 {
            let title = Text::parse("六月洪水处置").expect("fits");
            let class = EmergencyClass::NaturalDisaster;
            let opening = OpenOperation { title, class, area: county() };
            hand_in(playground, operation, opening.into());
        }
        let corrects = (number % LINES_BETWEEN_CORRECTIONS == 1).then(|| entry(number - 1));
        let text = Text::parse(TEXT).expect("fits");
        let line = WriteLogEntry { entry: entry(number), text, corrects };
        hand_in(playground, operation, line.into());
    }
    // Who comes last is answered last.
    let state = DutyState::OnDuty;
    let person = PersonId::from_uuid(id(2, 0));
    playground.office.perform(command(House, SetDuty { person, state })).expect("it is done");
}

/// Waits now and then, so that the queue never overflows.
fn hand_in(playground: &Playground, on: impl std::fmt::Display, verb: AnyVerb) {
    static HANDED_IN: AtomicU64 = AtomicU64::new(1);
    let command = command(on, verb);
    if HANDED_IN.fetch_add(1, Ordering::Relaxed).is_multiple_of(1_000) {
        playground.office.perform(command).expect("it is done");
    } else {
        playground.office.hand_in(command, |done| drop(done.expect("it is done")));
    }
}

fn entry(number: u64) -> LogEntryId {
    LogEntryId::from_uuid(id(5, number))
}

/// Ids that were made one after the other, as version 7 does.
fn id(kind: u64, number: u64) -> Uuid {
    let times = 0x0198_c0de_0000_7000 + (number / 100) * 0x1_0000;
    Uuid::from_u64_pair(times, (0x8000 + kind) << 48 | number)
}

/// A table of the bare limit: its rows are as wide as those of ours, its keys are on the same
/// columns.
struct Bare {
    name: &'static str,
    /// One letter for each column: a number or a text.
    columns: &'static str,
    keys: &'static [&'static str],
}

const BARE: [Bare; 3] = [
    Bare {
        name: "bare_journal",
        columns: "tnttntttnnntttttttt",
        keys: &["PRIMARY KEY (c0, c1)", "UNIQUE (c0, c2, c3, c4)"],
    },
    Bare { name: "bare_things", columns: "tttn", keys: &["PRIMARY KEY (c0, c1, c2)"] },
    Bare {
        name: "bare_lines",
        columns: "tttttttnntn",
        keys: &["PRIMARY KEY (c0, c1, c2, c3)", "UNIQUE (c0, c1, c2, c10)"],
    },
];

impl Bare {
    /// Beside the real ones, as a rebuild makes them, with their first key only.
    fn definition(&self, beside: bool) -> String {
        let mut parts: Vec<String> = Vec::new();
        for (number, kind) in self.columns.chars().enumerate() {
            parts.push(format!("c{number} {}", if kind == 'n' { "BIGINT" } else { "TEXT" }));
        }
        let keys = if beside { 1 } else { self.keys.len() };
        parts.extend(self.keys.iter().take(keys).map(|it| (*it).to_owned()));
        let kind = if beside { "TEMP TABLE" } else { "TABLE" };
        format!("CREATE {kind} {} ({})", self.name, parts.join(", "))
    }
}

/// Writes rows as wide as ours for so many events: all three of each, or those beside only.
fn bare(place: &Place, events: u64, beside: bool) {
    let tables = BARE.get(usize::from(beside)..).unwrap_or_default();
    match place {
        Place::Folder(folder) => bare_sqlite(folder, events, (tables, beside)),
        Place::Url(url) => bare_postgres(url, events, (tables, beside)),
    }
}

fn bare_sqlite(folder: &std::path::Path, events: u64, (tables, beside): (&[Bare], bool)) {
    std::fs::create_dir_all(folder).expect("a folder can be made");
    let connection = rusqlite::Connection::open(folder.join("bare.db")).expect("it opens");
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;")
        .expect("it can be set");
    for table in tables {
        connection.execute_batch(&table.definition(beside)).expect("a table can be made");
    }
    for first in (0..events).step_by(EVENTS_AT_ONCE) {
        connection.execute_batch("BEGIN IMMEDIATE").expect("it begins");
        for number in first..events.min(first + EVENTS_AT_ONCE as u64) {
            for (table, row) in tables.iter().zip(rows(number).iter().skip(usize::from(beside))) {
                let places = vec!["?"; row.len()].join(", ");
                let text = format!("INSERT INTO {} VALUES ({places})", table.name);
                let mut insert = connection.prepare_cached(&text).expect("it prepares");
                insert.execute(rusqlite::params_from_iter(row)).expect("it inserts");
            }
        }
        connection.execute_batch("COMMIT").expect("it commits");
    }
}

fn bare_postgres(url: &str, events: u64, (tables, beside): (&[Bare], bool)) {
    let mut client = postgres::Client::connect(url, postgres::NoTls).expect("it answers");
    client.batch_execute("SET synchronous_commit = off").expect("it can be set");
    for table in tables {
        client.batch_execute(&table.definition(beside)).expect("a table can be made");
    }
    for first in (0..events).step_by(EVENTS_AT_ONCE) {
        let last = events.min(first + EVENTS_AT_ONCE as u64);
        let mut transaction = client.transaction().expect("it begins");
        for (index, table) in tables.iter().enumerate() {
            let mut text = String::new();
            for number in first..last {
                let rows = rows(number);
                let row = rows.get(index + usize::from(beside)).expect("there are three");
                text.push_str(&row.join("\t"));
                text.push('\n');
            }
            let copy = format!("COPY {} FROM STDIN", table.name);
            let mut copy = transaction.copy_in(&copy).expect("it takes rows");
            copy.write_all(text.as_bytes()).expect("it takes rows");
            copy.finish().expect("it took the rows");
        }
        transaction.commit().expect("it commits");
    }
}

/// The rows of an event: in the journal, as a thing that changed, as a line of a log.
fn rows(number: u64) -> [Vec<String>; 3] {
    let (entry, position) = (id(5, number).to_string(), (number + 1).to_string());
    let operation = id(4, number / LINES_OF_OPERATION).to_string();
    let (digest, at) = ("d".repeat(32), "1780000000000000");
    let who = r#"{"as":"operator","name":"test"}"#;
    let text = "c".repeat(64);
    let payload = format!(r#"{{"operation":"{operation}","entry":"{entry}","text":"{text}"}}"#);
    let (stream, thing) = (format!("operation/{operation}"), format!("log_entry/{entry}"));
    let journal = [
        "990001",
        &position,
        "real",
        &stream,
        &position,
        &thing,
        "log_entry_written",
        "1",
        at,
        at,
        at,
        "",
        &entry,
        "sha256",
        &digest,
        &digest,
        who,
        &payload,
        &digest,
    ];
    let line = ["990001", "real", &operation, &entry, &digest, "", "", at, at, who, &position];
    let thing = ["990001", "real", &thing, &position];
    [&journal[..], &thing, &line].map(|row| row.iter().map(|it| (*it).to_owned()).collect())
}

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates.get(rates.len() / 2).copied().unwrap_or_default()
}
