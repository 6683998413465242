//! The registry test: every statement is taken by both engines.

use crate::engine::{Durability, Session};
use crate::rebuild::make_tables;
use crate::{access, attachments, journal, receipts, schema, tables, vault};

fn every_statement() -> Vec<&'static str> {
    [
        access::STATEMENTS,
        access::sessions::STATEMENTS,
        access::throttles::STATEMENTS,
        tables::accounts::STATEMENTS,
        attachments::STATEMENTS,
        crate::backup::DESTRUCTION_STATEMENTS,
        crate::backup::RESTORE_STATEMENTS,
        tables::attachments::STATEMENTS,
        tables::data_use::STATEMENTS,
        journal::STATEMENTS,
        receipts::STATEMENTS,
        vault::STATEMENTS,
        vault::keys::STATEMENTS,
        tables::things::STATEMENTS,
        tables::destroyed_keys::STATEMENTS,
        tables::realms::STATEMENTS,
        tables::operations::STATEMENTS,
        tables::people::organisations::STATEMENTS,
        tables::people::posts::STATEMENTS,
        tables::people::persons::STATEMENTS,
        tables::places::STATEMENTS,
        tables::plans::READING_STATEMENTS,
        tables::plans::WRITING_STATEMENTS,
        tables::supplies::STATEMENTS,
        crate::reference::STATEMENTS,
        crate::rebuild::STATEMENTS,
        crate::schema::steps::STATEMENTS,
    ]
    .concat()
}

fn takes_every_statement(mut session: Session) {
    schema::migrate(&mut session).expect("it migrates");
    schema::migrate_keys(&mut session).expect("it migrates");
    make_tables(&mut session).expect("the tables can be made");
    for statement in every_statement() {
        session.prepare(statement).unwrap_or_else(|fault| panic!("{statement}\n{fault}"));
    }
}

#[test]
fn sqlite_takes_every_statement() {
    let folder = testkit::Folder::new("statements");
    let session = Session::sqlite(&folder.path().join("x.db")).expect("it opens");
    takes_every_statement(session);
}

#[test]
fn postgres_takes_every_statement() {
    let database = testkit::Database::new("statements");
    let session = Session::postgres(database.url(), Durability::Waived).expect("it opens");
    takes_every_statement(session);
}

#[test]
fn parameters_are_numbered_and_not_named() {
    let folder = testkit::Folder::new("numbered");
    let mut session = Session::sqlite(&folder.path().join("x.db")).expect("it opens");
    let row = session.query_one("SELECT $2, $1", &["one".into(), "two".into()]);
    let mut row = row.expect("it runs").expect("one row");
    assert_eq!(
        (row.text().expect("text"), row.text().expect("text")),
        ("two".into(), "one".into())
    );
}

#[test]
fn a_server_that_could_lose_a_commit_is_refused() {
    // The cluster of the tests runs without fsync.
    let database = testkit::Database::new("durability");
    let refused = Session::postgres(database.url(), Durability::Required);
    let fault = refused.err().expect("it is refused").to_string();
    assert!(fault.contains("fsync = on"), "{fault}");
}
