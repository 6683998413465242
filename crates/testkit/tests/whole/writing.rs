//! The writer where something breaks down, and a session that is seen while it changes.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use application::access::actor_in;
use application::{Failure, Machine, Page};
use domain::kernel::{Instant, LogEntryId, Realm, Right, Span, Text, VaultKey};
use domain::operations::{CloseOperation, WriteLogEntry};
use sha2::{Digest, Sha256};
use testkit::{Engine, Playground, SteadyMachine, command};
use uuid::Uuid;

use super::county::{County, opening, operation};

/// A machine that breaks down while it is asked for chance, once.
struct Faltering {
    steady: Arc<SteadyMachine>,
    good_for: AtomicI64,
}

impl Machine for Faltering {
    fn now(&self) -> Instant {
        self.steady.now()
    }

    fn randomness(&self, buffer: &mut [u8]) {
        assert!(self.good_for.fetch_sub(1, Ordering::SeqCst) != 0, "it breaks down");
        self.steady.randomness(buffer);
    }
}

fn line() -> WriteLogEntry {
    let text = Text::parse("坝下水位 58.40 米").expect("fits");
    WriteLogEntry { entry: LogEntryId::from_uuid(Uuid::from_u128(5)), text, corrects: None }
}

#[test]
fn what_breaks_down_while_deciding_is_a_fault_that_leaves_nothing_and_ends_nothing() {
    let playground = Playground::new(Engine::Sqlite, "breaks_down");
    let steady = Arc::clone(&playground.machine);
    let machine = Arc::new(Faltering { steady, good_for: AtomicI64::new(-1) });
    let office = playground.opened(Arc::clone(&machine) as Arc<dyn Machine>, |_| {});
    office.perform(command(operation(), opening())).expect("it opens");
    let writes = command(operation(), line());
    let found = || {
        let read = office.read(|reading| {
            let page = Page { before: None, rows_max: 9 };
            let lines = reading.view.log(&Realm::real(), operation(), page)?.len();
            let name = VaultKey::OperationText(operation()).to_string();
            let values = reading.view.vault_values_under(&name)?.len();
            Ok((reading.view.head()?.size, lines, values))
        });
        read.expect("it can be read")
    };
    let before = found();
    // It breaks down once at each place where a command asks for chance: before the text is
    // sealed, and when the state knows of the event already.
    let mut times = 0;
    let done = loop {
        machine.good_for.store(times, Ordering::SeqCst);
        match office.perform(writes.clone()) {
            Ok(done) => break done,
            Err(failure) => assert!(matches!(failure, Failure::Fault(_)), "{failure:?}"),
        }
        assert_eq!(found(), before, "after breaking down {times} steps on");
        times += 1;
        assert!(times < 9, "the writer does not live on");
    };
    assert!(times >= 2, "a text and an event ask for chance: {times}");
    assert!(!done.repeated, "no receipt was kept");
    assert_eq!(found(), (before.0 + 1, before.1 + 1, before.2 + 1));
    // What others do meanwhile is done.
    machine.good_for.store(-1, Ordering::SeqCst);
    let closes = command(operation(), CloseOperation {});
    office.perform(closes).expect("the writer lives on");
}

#[test]
fn a_session_that_is_seen_keeps_the_post_that_was_chosen_meanwhile() {
    let county = County::new("seen_and_chosen");
    let officer = county.officer(&[Right::WriteLog]);
    let other = county.officer(&[Right::ReadJournal]);
    county.appoints(officer.person, other.post);
    county.playground.machine.pass(Span::from_minutes(6));
    let hash: [u8; 32] = Sha256::digest(officer.token.as_bytes()).into();

    // A request looks at the session, which is to be written down as seen.
    let looked = county.office.read(move |reading| reading.view.session(&hash));
    let mut looked = looked.expect("it can be read").expect("it is in").session;
    assert_eq!(looked.post, None);
    let now = county.office.machine().now();
    looked.seen_at = now;
    // Before it is, the post is chosen in another tab.
    county.chooses(&officer, other.post);
    let mut store = county.playground.storage.connect().expect("the engine answers");
    let mut transaction = store.write().expect("it can be written");
    transaction.see_session(&looked).expect("it is written down");
    transaction.commit().expect("it commits");

    let session = county.gate.session(&county.office, &officer.token).expect("it can be read");
    let session = session.expect("it is in");
    assert_eq!(session.post, Some(other.post));
    assert!(!session.is_to_be_seen(now), "that it was seen is kept as well");
    let actor = county.office.read(move |reading| actor_in(reading.view, &session, now));
    let rights = actor.expect("it can be read").expect("it is theirs").rights;
    assert_eq!(rights, [Right::ReadJournal]);
}
