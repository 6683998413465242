//! A destruction that is asked for a second time: the key is gone, and nothing else happens.

use application::{Command, Failure, Opened};
use domain::data_use::{self, Attestation, DestroyTexts, Witness};
use domain::kernel::{PersonId, PostId, Text, VaultKey};
use domain::operations::{CloseLog, CloseOperation};
use domain::{AnyVerb, Refusal};
use testkit::{Engine, Playground, command};
use uuid::Uuid;

use super::county::{opening, operation};

/// An operation whose texts were destroyed, and the command that did it.
fn destroyed(engine: Engine, name: &str) -> (Playground, Command) {
    let playground = Playground::new(engine, name);
    let verbs: [AnyVerb; 3] = [opening().into(), CloseOperation {}.into(), CloseLog {}.into()];
    for verb in verbs {
        playground.office.perform(command(operation(), verb)).expect("it is done");
    }
    let attestation = Attestation {
        approver: PersonId::from_uuid(Uuid::from_u128(11)),
        approver_post: PostId::from_uuid(Uuid::from_u128(12)),
        witness: Witness::Outside(Text::parse("县公证处").expect("fits")),
        method: Text::parse("密钥销毁").expect("fits"),
        leftovers: Text::parse("查了三台电脑").expect("fits"),
    };
    let unreleased_reason = Some(Text::parse("无存档价值").expect("fits"));
    let verb = DestroyTexts { attestation, destroy_unreleased: true, unreleased_reason };
    (playground, command(operation(), verb))
}

fn key() -> String {
    VaultKey::OperationText(operation()).to_string()
}

fn is_key_there(playground: &Playground) -> bool {
    let read = playground.office.read(|reading| Ok(reading.view.vault_key(&key())?.is_some()));
    read.expect("it can be read")
}

fn is_title_readable(playground: &Playground) -> bool {
    let read = playground.office.read(|reading| {
        let real = domain::kernel::Realm::real();
        let row = reading.view.operation(&real, operation())?.expect("it is there");
        Ok(matches!(reading.open(&row.title)?, Opened::Text(_)))
    });
    read.expect("it can be read")
}

fn a_key_that_came_back_goes_again(engine: Engine) {
    let (playground, destruction) = destroyed(engine, "destroyed_again");
    let kept = playground.office.read(|reading| reading.view.vault_key(&key()));
    let kept = kept.expect("it can be read").expect("the key is there");
    assert!(is_title_readable(&playground));
    let first = playground.office.perform(destruction.clone()).expect("it is destroyed");
    assert!(!first.repeated && !is_key_there(&playground));
    let size = playground.office.size();

    // As where the sweep after the first commit did not come to its end.
    let mut store = playground.storage.connect().expect("the engine answers");
    let mut transaction = store.write().expect("it can be written");
    transaction.keep_vault_key(&kept).expect("it is kept");
    transaction.commit().expect("it commits");
    assert!(is_key_there(&playground));

    let again = playground.office.perform(destruction).expect("it was destroyed");
    assert!(again.repeated, "it is the same command");
    assert_eq!((again.positions, again.things), (first.positions, first.things));
    assert!(!is_key_there(&playground), "whoever is told so again can rely on it");
    assert!(!is_title_readable(&playground));
    assert_eq!(playground.office.size(), size, "no second event");
}

fn a_new_command_is_told_that_it_is_done(engine: Engine) {
    let (playground, destruction) = destroyed(engine, "destroyed_anew");
    playground.office.perform(destruction.clone()).expect("it is destroyed");
    let size = playground.office.size();
    let anew = command(operation(), destruction.verb);
    let refused = playground.office.perform(anew);
    let no = Refusal::from(data_use::Refusal::TextsAreDestroyed);
    assert!(matches!(refused, Err(Failure::Refused(it)) if it == no));
    assert_eq!(playground.office.size(), size, "no second event");
    let certificates = playground.office.read(|reading| {
        let page = application::Page { before: None, rows_max: 9 };
        let real = domain::kernel::Realm::real();
        Ok(reading.view.destruction_certificates(&real, page)?.len())
    });
    assert_eq!(certificates.expect("they can be read"), 1);
    assert!(!is_title_readable(&playground));
}

#[test]
fn a_key_that_came_back_goes_when_its_destruction_is_asked_for_again() {
    a_key_that_came_back_goes_again(Engine::Sqlite);
    a_key_that_came_back_goes_again(Engine::Postgres);
}

#[test]
fn what_is_destroyed_is_not_destroyed_by_another_command() {
    a_new_command_is_told_that_it_is_done(Engine::Sqlite);
    a_new_command_is_told_that_it_is_done(Engine::Postgres);
}
