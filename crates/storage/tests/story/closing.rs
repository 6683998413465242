//! The emergency ends and its data goes: what was planted is found nowhere, before and after.

use std::path::Path;

use application::{Failure, Opened, Page};
use domain::Refusal;
use domain::data_use::{
    self, Attestation, DestroyEmploymentData, DestroyTexts, ReleaseText, ReleaseTexts, WhichTexts,
    Witness,
};
use domain::kernel::{
    Commitment, LogEntryId, OperationId, PersonId, PostId, Realm, Text, VaultKey,
};
use domain::operations::{
    self, CloseLog, CloseOperation, EmergencyClass, OpenOperation, WriteLogEntry,
};
use journal::{Checkpoint, Line, Shown, Verifier};
use storage::Place;
use testkit::{Engine, Playground, command, county};
use uuid::Uuid;

use super::on_both_engines;

on_both_engines! {
    nothing_planted_is_found_in_clear,
    after_destruction_only_what_was_released_is_readable,
    an_export_verifies_against_an_older_checkpoint_after_destruction,
    late_paper_is_taken_until_the_log_is_closed,
    a_crash_between_commit_and_sweep_is_swept_at_opening,
    no_fingerprint_of_a_destroyed_text_is_left,
    a_drill_leaves_the_texts_of_the_same_operation_alone,
    what_is_kept_of_a_former_member_of_staff_is_destroyed,
}

/// A phone number, a name and a place that stand in the log and nowhere else.
pub(super) const PLANTED: [&str; 3] = ["13871234567", "欧阳小凤", "岩头嘴三组"];
pub(super) const CLEAN: &str = "坝下水位 58.40 米";
pub(super) const TITLE: &str = "六月洪水处置";

pub(super) fn operation() -> OperationId {
    OperationId::from_uuid(Uuid::from_u128(7))
}

pub(super) fn entry(number: u128) -> LogEntryId {
    LogEntryId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn opening() -> OpenOperation {
    let title = Text::parse(TITLE).expect("fits");
    OpenOperation { title, class: EmergencyClass::NaturalDisaster, area: county() }
}

pub(super) fn line(number: u128, text: &str) -> WriteLogEntry {
    WriteLogEntry { entry: entry(number), text: Text::parse(text).expect("fits"), corrects: None }
}

/// An operation with a clean line and one full of personal data.
pub(super) fn told(engine: Engine, name: &str) -> Playground {
    let playground = Playground::new(engine, name);
    let perform = |verb: domain::AnyVerb| {
        playground.office.perform(command(operation(), verb)).expect("it is done");
    };
    perform(opening().into());
    perform(line(1, CLEAN).into());
    perform(line(2, &PLANTED.join("，")).into());
    playground
}

pub(super) fn close(playground: &Playground) {
    for verb in [CloseOperation {}.into(), domain::AnyVerb::from(CloseLog {})] {
        playground.office.perform(command(operation(), verb)).expect("it closes");
    }
}

pub(super) fn attestation() -> Attestation {
    Attestation {
        approver: PersonId::from_uuid(Uuid::from_u128(11)),
        approver_post: PostId::from_uuid(Uuid::from_u128(12)),
        witness: Witness::Outside(Text::parse("县公证处").expect("fits")),
        method: Text::parse("密钥销毁，打印件粉碎").expect("fits"),
        leftovers: Text::parse("查了三台电脑；已外发的短信查不到").expect("fits"),
    }
}

/// Releases what is clean, masks the rest and destroys the originals.
pub(super) fn destroy(playground: &Playground) {
    let released = ReleaseTexts { texts: WhichTexts::AllWithoutFinding };
    playground.office.perform(command(operation(), released)).expect("it is released");
    let masked = Text::parse("███，███，███").expect("fits");
    let released = ReleaseText { text: text_of(playground, 2), masked };
    playground.office.perform(command(operation(), released)).expect("it is released");
    let destroyed = DestroyTexts {
        attestation: attestation(),
        destroy_unreleased: false,
        unreleased_reason: None,
    };
    playground.office.perform(command(operation(), destroyed)).expect("it is destroyed");
}

pub(super) fn text_of(playground: &Playground, number: u128) -> Commitment {
    let page = Page { before: None, rows_max: 50 };
    let rows = playground
        .office
        .read(move |reading| reading.view.log(&Realm::real(), operation(), page))
        .expect("the log can be read");
    rows.iter().find(|row| row.entry == entry(number)).expect("the line is there").text
}

/// The log as people see it, oldest first.
pub(super) fn log_of(playground: &Playground, realm: Realm) -> Vec<String> {
    let page = Page { before: None, rows_max: 50 };
    let read = playground.office.read(move |reading| {
        let mut lines = Vec::new();
        for row in reading.view.log(&realm, operation(), page)? {
            let opened = reading.open(&row.text)?;
            lines.push(opened.text().unwrap_or("destroyed").to_owned());
        }
        Ok(lines)
    });
    let mut lines = read.expect("the log can be read");
    lines.reverse();
    lines
}

/// Every byte that the store keeps: files of SQLite, or all rows of all tables of PostgreSQL.
pub(super) fn all_bytes(playground: &Playground) -> Vec<u8> {
    match playground.place() {
        Place::Folder(folder) => files(&folder),
        Place::Url(url) => rows(&url),
    }
}

fn files(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for file in std::fs::read_dir(folder).expect("the folder is there") {
        let path = file.expect("it can be listed").path();
        bytes.extend(std::fs::read(path).expect("it can be read"));
    }
    bytes
}

fn rows(url: &str) -> Vec<u8> {
    let mut client = ::postgres::Client::connect(url, ::postgres::NoTls).expect("it answers");
    let tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
    let mut bytes = Vec::new();
    for table in client.query(tables, &[]).expect("the tables are listed") {
        let table: String = table.get(0);
        // Bytes as hex hide no text: texts that lie in `BYTEA` are decoded besides.
        let rows = client
            .query(&format!("SELECT to_jsonb(t)::text FROM {table} t"), &[])
            .expect("it can be read");
        for row in rows {
            let row: String = row.get(0);
            for hex in row.split("\"\\\\x").skip(1) {
                let digits: Vec<u8> = hex.bytes().take_while(u8::is_ascii_hexdigit).collect();
                let nibble = |it: u8| {
                    u8::try_from(char::from(it).to_digit(16).expect("hex")).expect("a half")
                };
                bytes.extend(digits.chunks_exact(2).map(|it| (nibble(it[0]) << 4) | nibble(it[1])));
            }
            bytes.extend(row.into_bytes());
        }
    }
    bytes
}

pub(super) fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|it| it == text.as_bytes())
}

fn nothing_planted_is_found_in_clear(engine: Engine) {
    let playground = told(engine, "planted");
    let bytes = all_bytes(&playground);
    // The search itself works: what is no secret is found.
    assert!(holds(&bytes, "log_entry_written"));
    for secret in PLANTED.iter().chain(&[CLEAN, TITLE]) {
        assert!(!holds(&bytes, secret), "{secret} lies in clear");
    }
    assert_eq!(log_of(&playground, Realm::real())[1], PLANTED.join("，"));
}

fn after_destruction_only_what_was_released_is_readable(engine: Engine) {
    let playground = told(engine, "destroyed");
    close(&playground);
    let released = ReleaseTexts { texts: WhichTexts::AllWithoutFinding };
    let released = playground.office.perform(command(operation(), released));
    assert_eq!(released.expect("two are clean").things.len(), 2, "title and first line");
    let destroyed = DestroyTexts {
        attestation: attestation(),
        destroy_unreleased: false,
        unreleased_reason: None,
    };
    let refused = playground.office.perform(command(operation(), destroyed));
    let no = Refusal::from(data_use::Refusal::UnreleasedTexts { texts: 1 });
    assert!(matches!(refused, Err(Failure::Refused(it)) if it == no));

    destroy(&playground);
    let expected = [CLEAN, "███，███，███"];
    assert_eq!(log_of(&playground, Realm::real()), expected);
    let refused = playground.office.perform(command(operation(), line(3, "还有")));
    let no = Refusal::from(operations::Refusal::LogClosed);
    assert!(matches!(refused, Err(Failure::Refused(it)) if it == no));

    let certificates = playground
        .office
        .read(|reading| {
            let page = Page { before: None, rows_max: 9 };
            let rows = reading.view.destruction_certificates(&Realm::real(), page)?;
            let leftovers = reading.open(&rows[0].leftovers)?;
            let name = VaultKey::OperationText(operation()).to_string();
            let values = reading.view.vault_values_under(&name)?;
            Ok((rows, leftovers, reading.view.vault_key(&name)?, values))
        })
        .expect("it can be read");
    let (rows, leftovers, key, values) = certificates;
    assert_eq!(rows[0].key, VaultKey::OperationText(operation()));
    assert_eq!((rows[0].texts, rows[0].released, rows[0].attachments), (Some(3), Some(3), Some(0)));
    assert_eq!(leftovers, Opened::Text(attestation().leftovers.as_str().to_owned()));
    assert!(key.is_none() && values.is_empty());

    // The same after a restart and a rebuild.
    let playground = playground.restarted();
    assert_eq!(log_of(&playground, Realm::real()), expected);
    let rebuilt = playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!(rebuilt.differing, Vec::<&str>::new());
    assert_eq!(log_of(&playground, Realm::real()), expected);
}

fn an_export_verifies_against_an_older_checkpoint_after_destruction(engine: Engine) {
    let playground = told(engine, "verifies");
    let jurisdiction = playground.storage.jurisdiction().to_owned();
    let note = playground
        .office
        .read(move |reading| reading.checkpoint(&jurisdiction, "2026-06-15T12:00:00+08:00"))
        .expect("it is signed");
    close(&playground);
    destroy(&playground);
    for redact in [false, true] {
        let mut export = Vec::new();
        let exported = playground.storage.export_journal(&mut export, redact).expect("it exports");
        let checkpoint = Checkpoint::parse_self_named(&note).expect("it is a checkpoint");
        let mut verifier = Verifier::against(checkpoint);
        for line in export.split_inclusive(|it| *it == b'\n') {
            verifier.feed(line).expect("it follows");
            assert_eq!(Line::read(line).expect("a line").into_sealed().is_none(), redact);
        }
        let verdict = verifier.finish().expect("it is whole");
        assert_eq!((verdict.events, verdict.head), (exported.events, exported.head));
        assert!(matches!(verdict.shown, Shown::MatchesCheckpoint { size: 3, .. }));
    }
}

fn late_paper_is_taken_until_the_log_is_closed(engine: Engine) {
    let playground = told(engine, "late_paper");
    let before = application::Machine::now(playground.machine.as_ref());
    playground.machine.pass(domain::kernel::Span::from_hours(1));
    playground.office.perform(command(operation(), CloseOperation {})).expect("it closes");
    playground.machine.pass(domain::kernel::Span::from_hours(1));
    let now = playground.office.perform(command(operation(), line(3, "散会")));
    let no = Refusal::from(operations::Refusal::OperationClosed);
    assert!(matches!(now, Err(Failure::Refused(it)) if it == no));
    let mut late = command(operation(), line(3, "晚到的巡堤记录"));
    late.happened_at = Some(before);
    playground.office.perform(late).expect("paper comes late");
    let release = ReleaseTexts { texts: WhichTexts::AllWithoutFinding };
    let refused = playground.office.perform(command(operation(), release));
    let no = Refusal::from(data_use::Refusal::LogIsOpen);
    assert!(matches!(refused, Err(Failure::Refused(it)) if it == no));
}

fn a_crash_between_commit_and_sweep_is_swept_at_opening(engine: Engine) {
    let playground = told(engine, "swept");
    close(&playground);
    let name = VaultKey::OperationText(operation()).to_string();
    let key = {
        let name = name.clone();
        playground.office.read(move |reading| reading.view.vault_key(&name))
    };
    let key = key.expect("it can be read").expect("the key is there");
    let value = playground
        .office
        .read(|reading| {
            let name = VaultKey::OperationText(operation()).to_string();
            reading.view.vault_values_under(&name)
        })
        .expect("it can be read");
    destroy(&playground);
    // As if the program had died between commit and sweep: key and values lie there again.
    let mut store = playground.storage.connect().expect("the engine answers");
    let mut transaction = store.write().expect("it can be written");
    transaction.keep_vault_key(&key).expect("it is kept");
    value.iter().for_each(|it| transaction.keep_vault_value(it).expect("it is kept"));
    transaction.commit().expect("it commits");
    drop(store);
    // A backup that is taken before the sweep does not carry it.
    let mut backup = Vec::new();
    let now = application::Machine::now(playground.machine.as_ref());
    let made = playground.storage.backup(&playground.vault(), now, &mut backup, &mut |_| {});
    assert_eq!(made.expect("it is made").rows["vault_keys"], 1, "only the archive's");

    let playground = playground.restarted();
    let left = playground.office.read(move |reading| {
        Ok((reading.view.vault_key(&name)?, reading.view.vault_values_under(&name)?.len()))
    });
    assert_eq!(left.expect("it can be read"), (None, 0));
    if let Place::Folder(folder) = playground.place() {
        let keys = std::fs::read(folder.join("keys.db")).expect("it can be read");
        let wrapped = key.wrapped.as_slice();
        assert!(!keys.windows(wrapped.len()).any(|it| it == wrapped), "the key's page is blank");
    }
}

fn no_fingerprint_of_a_destroyed_text_is_left(engine: Engine) {
    let playground = told(engine, "fingerprint");
    let writing = command(operation(), line(3, "晚八点换班"));
    playground.office.perform(writing.clone()).expect("it is written");
    assert!(playground.office.perform(writing.clone()).expect("it was").repeated);
    close(&playground);
    destroy(&playground);
    // Nobody can try guesses on the receipt: it compares equal to nothing any more.
    let again = playground.office.perform(writing);
    assert!(matches!(again, Err(Failure::IdUsedOtherwise)));
}

fn a_drill_leaves_the_texts_of_the_same_operation_alone(engine: Engine) {
    let playground = told(engine, "same_id");
    let drill: Realm = "drill-flood".parse().expect("a realm");
    let shows = application::Machine::now(playground.machine.as_ref());
    let open = domain::realms::OpenRealm { shows, speed_thousandths: 1000 };
    let mut open = command(&drill, open);
    open.realm = Realm::real();
    playground.office.perform(open).expect("it opens");
    let verbs: [domain::AnyVerb; 5] = [
        opening().into(),
        line(1, CLEAN).into(),
        CloseOperation {}.into(),
        CloseLog {}.into(),
        DestroyTexts {
            attestation: attestation(),
            destroy_unreleased: true,
            unreleased_reason: Some(Text::parse("演练").expect("fits")),
        }
        .into(),
    ];
    for verb in verbs {
        let mut command = command(operation(), verb);
        command.realm = drill.clone();
        playground.office.perform(command).expect("it is done");
    }
    assert_eq!(log_of(&playground, drill), ["destroyed"]);
    assert_eq!(log_of(&playground, Realm::real()), [CLEAN.to_owned(), PLANTED.join("，")]);
}

fn what_is_kept_of_a_former_member_of_staff_is_destroyed(engine: Engine) {
    let playground = Playground::new(engine, "employment");
    let person = PersonId::from_uuid(Uuid::from_u128(21));
    let kept_until = application::Machine::now(playground.machine.as_ref());
    let verb = DestroyEmploymentData { kept_until, attestation: attestation() };
    playground.office.perform(command(person, verb.clone())).expect("it is destroyed");
    let gone = playground
        .office
        .read(move |reading| reading.view.is_destroyed(&VaultKey::Employment(person).to_string()));
    assert!(gone.expect("it can be read"));
    let again = playground.office.perform(command(person, verb));
    let no = Refusal::from(data_use::Refusal::TextsAreDestroyed);
    assert!(matches!(again, Err(Failure::Refused(it)) if it == no));
}

/// A backup and the destruction list beside it.
pub(super) fn made(playground: &Playground) -> (Vec<u8>, String) {
    let mut backup = Vec::new();
    let now = application::Machine::now(playground.machine.as_ref());
    let made = playground.storage.backup(&playground.vault(), now, &mut backup, &mut |_| {});
    (backup, made.expect("it is made").destruction_list)
}
