//! The registry test: every statement is taken by both engines.

use crate::engine::{Durability, Session};
use crate::rebuild::make_tables;
use crate::{access, attachments, journal, receipts, schema, streams, tables, vault};

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
        streams::STATEMENTS,
        receipts::STATEMENTS,
        vault::STATEMENTS,
        vault::keys::STATEMENTS,
        tables::things::STATEMENTS,
        tables::destroyed_keys::STATEMENTS,
        tables::duty::INTAKE_STATEMENTS,
        tables::duty::REPORT_STATEMENTS,
        tables::duty::MISSED_LIMIT_STATEMENTS,
        tables::duty::SHIFT_STATEMENTS,
        tables::duty::LINE_STATEMENTS,
        tables::duty::BRIEF_STATEMENTS,
        tables::duty::DAILY_STATEMENTS,
        tables::duty::INSTRUCTION_STATEMENTS,
        tables::inbox::STATEMENTS,
        tables::duty::DOCUMENT_STATEMENTS,
        tables::duty::LEVEL_STATEMENTS,
        tables::duty::CONSULTATION_STATEMENTS,
        tables::realms::STATEMENTS,
        tables::operations::RECORD_STATEMENTS,
        tables::operations::SITUATION_REPORT_STATEMENTS,
        tables::operations::PLANS_AT_WORK_STATEMENTS,
        tables::operations::TASK_READING_STATEMENTS,
        tables::operations::TASK_WRITING_STATEMENTS,
        tables::people::organisations::STATEMENTS,
        tables::people::posts::STATEMENTS,
        tables::people::persons::STATEMENTS,
        tables::places::STATEMENTS,
        tables::plans::READING_STATEMENTS,
        tables::plans::WRITING_STATEMENTS,
        tables::reviews::STATEMENTS,
        tables::supplies::STATEMENTS,
        crate::reference::STATEMENTS,
        crate::reference_layers::STATEMENTS,
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

/// Rows of every kind, written one by one and gathered, leave the same tables.
#[test]
fn what_is_gathered_is_what_was_written_one_by_one() {
    let database = testkit::Database::new("gathered");
    let mut sessions = [false, true].map(|gathers| {
        let mut session = Session::postgres(database.url(), Durability::Waived).expect("it opens");
        session
            .run(
                "CREATE TEMP TABLE lines (log TEXT, line BIGINT, text BYTEA, by TEXT, state BIGINT,
                PRIMARY KEY (log, line))",
            )
            .expect("a table can be made");
        if gathers {
            session.gather().expect("it gathers");
        }
        session
    });
    const WRITTEN: &str = "INSERT INTO lines (log, line, text, state) VALUES ($1, $2, $3, 0)";
    const CORRECTED: &str = "UPDATE lines SET by = $3 WHERE log = $1 AND line = $2";
    const MARKED: &str = "UPDATE lines SET by = COALESCE($3, by), state = COALESCE($4, state)
        WHERE log = $1 AND line = $2";
    const MOVED: &str = "UPDATE lines SET line = line + 100 WHERE log = $1 AND line > $2";
    const SET: &str = "INSERT INTO lines (log, line, by, state) VALUES ($1, $2, $3, 7)
        ON CONFLICT (log, line) DO UPDATE SET by = excluded.by";
    const REMOVED: &str = "DELETE FROM lines WHERE log = $1 AND line = $2";
    for session in &mut sessions {
        session.begin_write().expect("it begins");
        for line in 0..50_i64 {
            let log = if line % 2 == 0 { "a'b\\c" } else { "二\n\t" };
            let (key, bytes) = ([log.into(), line.into()], line.to_be_bytes());
            let with = |value: crate::engine::Value<'static>| [key[0], key[1], value];
            let written = [key[0], key[1], (&bytes).into()];
            session.write(WRITTEN, &written).expect("it is written");
            session.write(CORRECTED, &with("后'来".into())).expect("it is written");
            session.write(SET, &with(crate::engine::Value::Null)).expect("it is written");
            let (by, state) = if line % 5 == 0 { (Some("y"), None) } else { (None, Some(line)) };
            for (by, state) in [(by, state), (None, None)] {
                session.write(MARKED, &[key[0], key[1], by.into(), state.into()]).expect("ok");
            }
            if line % 3 == 0 {
                session.write(SET, &with("x".into())).expect("it is written");
                session.write(CORRECTED, &with("\\".into())).expect("it is written");
            }
            if line % 7 == 0 {
                session.write(REMOVED, &key).expect("it is written");
                session.write(WRITTEN, &[key[0], key[1], crate::engine::Value::Null]).expect("ok");
            }
            if line == 30 {
                session.write(MOVED, &[log.into(), 20_i64.into()]).expect("it is written");
            }
        }
        session.commit().expect("it commits");
    }
    let [one_by_one, gathered] = sessions.map(|mut session| {
        let mut rows = Vec::new();
        let text = "SELECT log, line, text, by, state FROM lines ORDER BY log, line";
        let keep = &mut |row: crate::engine::Row| {
            rows.push(row.into_cells());
            Ok(())
        };
        session.each(text, &[], keep).expect("they can be read");
        rows
    });
    assert_eq!(one_by_one.len(), 50);
    assert_eq!(one_by_one, gathered);
}

#[test]
fn what_is_gathered_goes_with_its_transaction() {
    let database = testkit::Database::new("taken_back");
    let mut session = Session::postgres(database.url(), Durability::Waived).expect("it opens");
    session.run("CREATE TEMP TABLE lines (line BIGINT)").expect("a table can be made");
    session.gather().expect("it gathers");
    session.begin_write().expect("it begins");
    session.write("INSERT INTO lines (line) VALUES ($1)", &[1_i64.into()]).expect("it waits");
    session.finish();
    assert_eq!(session.count("SELECT COUNT(*) FROM lines").expect("it counts"), 0);
}
