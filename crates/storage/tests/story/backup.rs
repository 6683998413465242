//! A backup restores on either engine, and what was destroyed does not come back.

use application::{MasterKey, Opened, Vault};
use domain::kernel::{OperationId, Realm, VaultKey};
use sha2::Digest as _;
use storage::{Durability, KnownDestructions, Place, Storage};
use testkit::{Engine, Playground, SteadyMachine, command};
use uuid::Uuid;

use super::closing::{
    CLEAN, PLANTED, TITLE, close, destroy, holds, line, log_of, made, opening, operation, text_of,
    told,
};
use super::on_both_engines;

on_both_engines! {
    a_backup_restores_on_either_engine,
    nothing_planted_is_found_in_a_backup,
    a_destroyed_key_does_not_come_back,
    a_backup_that_was_changed_or_cut_off_is_refused,
    a_backup_that_was_made_up_is_refused,
    a_list_that_was_forged_or_is_too_old_is_refused,
    a_backup_of_another_master_key_is_refused,
    a_restore_that_was_cut_off_does_not_open,
    a_backup_is_taken_while_the_writer_goes_on,
}

const BOTH: [Engine; 2] = [Engine::Sqlite, Engine::Postgres];

fn unpacked(backup: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut decoder = flate2::read::GzDecoder::new(backup);
    std::io::Read::read_to_end(&mut decoder, &mut bytes).expect("it is gzip");
    bytes
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut encoder, bytes).expect("it is memory");
    encoder.finish().expect("it is memory")
}

fn a_backup_restores_on_either_engine(engine: Engine) {
    let playground = told(engine, "backup");
    let (backup, list) = made(&playground);
    for target in BOTH {
        let name = format!("restored_{engine:?}_{target:?}").to_lowercase();
        let known = KnownDestructions::List(&list);
        let (again, restored) =
            playground.restored(target, &name, &backup, known).expect("it restores");
        assert_eq!((restored.events, restored.kept_out), (3, vec![]));
        assert_eq!(log_of(&again, Realm::real()), log_of(&playground, Realm::real()));
        let heads = [&playground, &again]
            .map(|it| it.office.read(|reading| reading.view.head()).expect("it has a head"));
        assert_eq!(heads[0], heads[1]);
        let rebuilt = again.storage.rebuild(&mut |_| {}).expect("it rebuilds");
        assert_eq!(rebuilt.differing, Vec::<&str>::new());
        // The same content gives the same backup, whatever lies below it.
        assert_eq!(unpacked(&made(&again).0), unpacked(&backup));
        // The chain goes on, and a command that was done stays done.
        again.office.perform(command(operation(), line(9, "恢复后第一条"))).expect("it goes on");
    }
}

fn nothing_planted_is_found_in_a_backup(engine: Engine) {
    let playground = told(engine, "backup_clear");
    let bytes = unpacked(&made(&playground).0);
    assert!(holds(&bytes, "log_entry_written") && holds(&bytes, "vault_keys"));
    for secret in PLANTED.iter().chain(&[CLEAN, TITLE]) {
        assert!(!holds(&bytes, secret), "{secret} lies in clear");
    }
}

fn a_destroyed_key_does_not_come_back(engine: Engine) {
    let playground = told(engine, "comes_back");
    let (backup, _) = made(&playground);
    let original = text_of(&playground, 2);
    close(&playground);
    destroy(&playground);
    let (newer, list) = made(&playground);
    let name = VaultKey::OperationText(operation()).to_string();
    let known = KnownDestructions::List(&list);
    let (again, restored) =
        playground.restored(engine, "comes_back_2", &backup, known).expect("it restores");
    assert_eq!(restored.kept_out, [name.as_str()]);
    let gone = |playground: &Playground| {
        let name = name.clone();
        let read = playground.office.read(move |reading| {
            let values = reading.view.vault_values_under(&name)?.len();
            Ok((reading.open(&original)?, reading.view.vault_key(&name)?, values))
        });
        read.expect("it can be read")
    };
    assert_eq!(gone(&again), (Opened::Destroyed, None, 0));
    // The restored store remembers: the next list names the key again.
    let (third, list_of_restored) = made(&again);
    assert!(
        list_of_restored.contains("replayed 9 ") && list_of_restored.contains(&name),
        "{list_of_restored}"
    );
    for (backup, name) in [(&backup, "comes_back_3"), (&third, "comes_back_4")] {
        let known = KnownDestructions::List(&list_of_restored);
        let (once_more, _) = playground.restored(engine, name, backup, known).expect("it restores");
        assert_eq!(gone(&once_more), (Opened::Destroyed, None, 0));
    }
    // A backup from after the destruction has what was released, and nothing else.
    let known = KnownDestructions::NoListIsLeft;
    let (after, _) =
        playground.restored(engine, "comes_back_5", &newer, known).expect("it restores");
    assert_eq!(log_of(&after, Realm::real()), [CLEAN, "███，███，███"]);
}

fn a_backup_that_was_changed_or_cut_off_is_refused(engine: Engine) {
    let playground = told(engine, "changed");
    for number in 10..700 {
        let writing = line(number, "巡堤一次，无异常");
        playground.office.perform(command(operation(), writing)).expect("it is written");
    }
    let (backup, list) = made(&playground);
    let plain = unpacked(&backup);
    let refused = |number: usize, backup: &[u8]| {
        let name = format!("changed_{engine:?}_{number}").to_lowercase();
        let known = KnownDestructions::List(&list);
        let refused = playground.restored(Engine::Sqlite, &name, backup, known);
        refused.err().expect("it is refused").to_string()
    };
    assert!(refused(1, &backup[..backup.len() / 2]).contains("cut off"));
    assert!(refused(2, &backup[..backup.len() - 9]).contains("line"));
    let cut = plain.len() - 400;
    assert!(refused(3, &packed(&plain[..cut])).contains("line"));
    let changed = |what: &str, into: &str| {
        let text = String::from_utf8(plain.clone()).expect("it is text");
        assert!(text.contains(what));
        packed(text.replacen(what, into, 1).as_bytes())
    };
    let event =
        refused(4, &changed("\"kind\":\"log_entry_written\"", "\"kind\":\"log_entry_writteN\""));
    assert!(event.contains("event 2") || event.contains("line 3"), "{event}");
    let row = refused(5, &changed("xchacha20poly1305-1", "xchacha20poly1305-2"));
    assert!(row.contains("changed") && row.contains("it is as it was written"), "{row}");
    // Checks on the way tell to within 500 lines where it was changed.
    let row = refused(8, &changed("{\"bytes\":\"", "{\"bytes\":\"AAAA"));
    assert!(row.contains("line 1000:") && row.contains("up to line 500"), "{row}");
    assert!(refused(6, b"PK\x03\x04 something else").contains("line 1"));
    let mut behind = backup;
    behind.push(0);
    assert!(refused(7, &behind).contains("behind the last line"));
}

fn a_backup_that_was_made_up_is_refused(engine: Engine) {
    let playground = told(engine, "made_up");
    let (backup, list) = made(&playground);
    let text = String::from_utf8(unpacked(&backup)).expect("it is text");
    // Somebody without the key changes a row and counts everything anew.
    let text = text.replacen("{\"bytes\":\"", "{\"bytes\":\"AAAA", 1);
    let end = text.find("{\"end\"").expect("it has an end");
    let (body, end) = text.split_at(end);
    let mut end: serde_json::Value = serde_json::from_str(end).expect("it is JSON");
    let hash = sha2::Sha256::digest(body.as_bytes());
    let hash: String = hash.iter().map(|it| format!("{it:02x}")).collect();
    end["end"]["sha256"] = hash.into();
    let forged = packed(format!("{body}{end}\n").as_bytes());
    let name = format!("made_up_{engine:?}").to_lowercase();
    let known = KnownDestructions::List(&list);
    let refused = playground.restored(Engine::Sqlite, &name, &forged, known);
    let fault = refused.err().expect("it is refused").to_string();
    assert!(fault.contains("not what was signed"), "{fault}");
}

fn a_list_that_was_forged_or_is_too_old_is_refused(engine: Engine) {
    let playground = told(engine, "forged");
    let (_, old_list) = made(&playground);
    close(&playground);
    let (backup, list) = made(&playground);
    let refused = |number: usize, list: &str| {
        let name = format!("forged_{number}");
        let known = KnownDestructions::List(list);
        let refused = playground.restored(Engine::Sqlite, &name, &backup, known);
        refused.err().expect("it is refused").to_string()
    };
    let too_old = refused(1, &old_list);
    assert!(too_old.contains("newest"), "{too_old}");
    let entry = format!("destroyed 2 {} archive\n\n", journal::Digest::ZERO);
    let forged = refused(2, &list.replacen("\n\n", &format!("\n{entry}"), 1));
    assert!(forged.contains("changed"), "{forged}");
    let other = refused(3, &list.replace("jurisdiction 990001", "jurisdiction 990002"));
    assert!(other.contains("changed"), "{other}");
    assert!(refused(4, "").contains("signature"));
    // A list that is signed, of a journal that went another way: it would destroy what nobody here
    // has destroyed.
    let other = told(Engine::Sqlite, "forged_other");
    close(&other);
    destroy(&other);
    let elsewhere = OperationId::from_uuid(Uuid::from_u128(8));
    other.office.perform(command(elsewhere, opening())).expect("it opens");
    for number in 0..30 {
        let writing = line(number, "巡堤");
        other.office.perform(command(elsewhere, writing)).expect("it is written");
    }
    let playground = told(Engine::Sqlite, "forged_third");
    for number in 100..110 {
        playground.office.perform(command(operation(), line(number, "巡堤"))).expect("written");
    }
    let (backup, _) = made(&playground);
    let known = made(&other).1;
    let refused = playground.restored(
        Engine::Sqlite,
        "forged_fourth",
        &backup,
        KnownDestructions::List(&known),
    );
    let fault = refused.err().expect("it is refused").to_string();
    assert!(fault.contains("and it did not"), "{fault}");
}

fn a_backup_of_another_master_key_is_refused(engine: Engine) {
    let playground = told(engine, "master");
    let (backup, list) = made(&playground);
    let machine = SteadyMachine::at(domain::kernel::Instant::ZERO, 1);
    let other = Vault::new(MasterKey::random(&machine));
    let (place, _kept) = empty(Engine::Sqlite);
    let known = KnownDestructions::List(&list);
    let waived = Durability::Waived;
    let refused = Storage::restore(place.clone(), waived, &other, backup.as_slice(), known);
    let fault = refused.expect_err("it is refused").to_string();
    assert!(fault.contains("another master key"), "{fault}");
    // Nothing was made: the right key still finds the place empty.
    Storage::restore(place, waived, &playground.vault(), backup.as_slice(), known)
        .expect("it restores");
}

fn a_restore_that_was_cut_off_does_not_open(engine: Engine) {
    let playground = told(engine, "cut_off");
    let (backup, list) = made(&playground);
    let target = Playground::new(engine, "cut_off_2");
    // A place that is not empty is refused, and stays as it is.
    let known = KnownDestructions::List(&list);
    let refused = Storage::restore(
        target.place(),
        Durability::Waived,
        &playground.vault(),
        backup.as_slice(),
        known,
    );
    assert!(refused.is_err());
    drop(target);
    let (place, _kept) = empty(engine);
    let plain = unpacked(&backup);
    let cut = packed(&plain[..plain.len() - 100]);
    let refused = Storage::restore(
        place.clone(),
        Durability::Waived,
        &playground.vault(),
        cut.as_slice(),
        known,
    );
    assert!(refused.is_err());
    let opened = Storage::open(place, Durability::Waived, None);
    let fault = opened.expect_err("it does not open");
    assert!(fault.to_string().contains("has not ended"), "{fault}");
}

enum Empty {
    Folder { _folder: testkit::Folder },
    Database { _database: testkit::Database },
}

fn empty(engine: Engine) -> (Place, Empty) {
    match engine {
        Engine::Sqlite => {
            let folder = testkit::Folder::new("cut_off_3");
            (Place::Folder(folder.path().join("data")), Empty::Folder { _folder: folder })
        }
        Engine::Postgres => {
            let database = testkit::Database::new("cut_off_3");
            (Place::Url(database.url().to_owned()), Empty::Database { _database: database })
        }
    }
}

fn a_backup_is_taken_while_the_writer_goes_on(engine: Engine) {
    let playground = told(engine, "goes_on");
    let (backup, list) = std::thread::scope(|scope| {
        let office = &playground.office;
        scope.spawn(move || {
            for number in 10..200 {
                office.perform(command(operation(), line(number, "巡堤"))).expect("written");
            }
        });
        // Some of them are in it, some are not, and those that are fit together.
        made(&playground)
    });
    let size = playground.office.size();
    let (newer, _) = (made(&playground), ());
    assert_eq!(size, 193);
    for (number, list) in [list, newer.1].iter().enumerate() {
        let name = format!("goes_on_{number}");
        let known = KnownDestructions::List(list);
        let (again, restored) =
            playground.restored(engine, &name, &backup, known).expect("it restores");
        let lines = log_of(&again, Realm::real());
        assert!(lines.iter().all(|it| it != "destroyed") && restored.events >= 3);
    }
}
