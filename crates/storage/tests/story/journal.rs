//! What is written is there, once, in a chain; what is refused has left nothing.

use application::{Failure, Page};
use domain::Refusal;
use domain::kernel::{LogEntryId, OperationId, Realm, Span, Text};
use domain::operations::{self, EmergencyClass, OpenOperation, WriteLogEntry};
use testkit::{Engine, Playground, command, county};
use uuid::Uuid;

use super::on_both_engines;

on_both_engines! {
    a_line_is_written_once_and_read_back,
    a_refused_command_leaves_nothing,
    what_is_stored_survives_a_restart,
    an_id_used_for_something_else_is_told,
    a_rebuild_gives_equal_tables,
    many_commands_at_once_make_one_chain,
}

fn operation() -> OperationId {
    OperationId::from_uuid(Uuid::from_u128(7))
}

fn entry(number: u128) -> LogEntryId {
    LogEntryId::from_uuid(Uuid::from_u128(number))
}

fn opening() -> OpenOperation {
    OpenOperation {
        title: Text::parse("六月洪水").expect("fits"),
        class: EmergencyClass::NaturalDisaster,
        area: county(),
    }
}

fn line(number: u128, text: &str) -> WriteLogEntry {
    WriteLogEntry { entry: entry(number), text: Text::parse(text).expect("fits"), corrects: None }
}

fn log_of(playground: &Playground) -> Vec<String> {
    playground
        .office
        .read(|reading| {
            let page = Page { before: None, rows_max: 500 };
            let rows = reading.view.log(&Realm::real(), operation(), page)?;
            let mut lines = Vec::new();
            for row in rows {
                lines.push(reading.open(&row.text)?.text().unwrap_or("destroyed").to_owned());
            }
            Ok(lines)
        })
        .expect("the log can be read")
}

fn a_line_is_written_once_and_read_back(engine: Engine) {
    let playground = Playground::new(engine, "written_once");
    let office = &playground.office;
    office.perform(command(operation(), opening())).expect("it opens");
    let writing = command(operation(), line(1, "坝下水位 58.40 米"));
    let first = office.perform(writing.clone()).expect("it is written");
    let again = office.perform(writing).expect("it was written");
    assert_eq!(first.positions, Some((2, 2)));
    assert_eq!((again.positions, again.repeated), (Some((2, 2)), true));
    assert_eq!(log_of(&playground), ["坝下水位 58.40 米"]);
    assert_eq!(office.size(), 2);
}

fn a_refused_command_leaves_nothing(engine: Engine) {
    let playground = Playground::new(engine, "refused");
    let refused = playground.office.perform(command(operation(), line(1, "到岗")));
    let no = Refusal::from(operations::Refusal::NoSuchOperation);
    assert!(matches!(refused, Err(Failure::Refused(it)) if it == no));
    assert_eq!(playground.office.size(), 0);
    assert_eq!(log_of(&playground), Vec::<String>::new());
}

fn what_is_stored_survives_a_restart(engine: Engine) {
    let playground = Playground::new(engine, "restart");
    playground.office.perform(command(operation(), opening())).expect("it opens");
    playground.office.perform(command(operation(), line(1, "一号泵开机"))).expect("it is written");
    playground.machine.pass(Span::from_hours(1));
    let playground = playground.restarted();
    playground.office.perform(command(operation(), line(2, "二号泵开机"))).expect("it is written");
    assert_eq!(log_of(&playground), ["二号泵开机", "一号泵开机"]);
}

fn an_id_used_for_something_else_is_told(engine: Engine) {
    let playground = Playground::new(engine, "id_used");
    playground.office.perform(command(operation(), opening())).expect("it opens");
    let writing = command(operation(), line(1, "到岗"));
    playground.office.perform(writing.clone()).expect("it is written");
    let mut other = command(operation(), line(2, "离岗"));
    other.id = writing.id;
    assert!(matches!(playground.office.perform(other), Err(Failure::IdUsedOtherwise)));
}

fn a_rebuild_gives_equal_tables(engine: Engine) {
    let playground = Playground::new(engine, "rebuild");
    playground.office.perform(command(operation(), opening())).expect("it opens");
    for number in 1..=20 {
        let text = format!("第 {number} 条");
        playground.office.perform(command(operation(), line(number, &text))).expect("written");
    }
    let rebuilt = playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!((rebuilt.events, rebuilt.differing), (21, vec![]));
}

fn many_commands_at_once_make_one_chain(engine: Engine) {
    let playground = Playground::new(engine, "at_once");
    playground.office.perform(command(operation(), opening())).expect("it opens");
    std::thread::scope(|scope| {
        for thread in 0..8u128 {
            let office = &playground.office;
            scope.spawn(move || {
                for number in 0..10u128 {
                    let writing = command(operation(), line(thread * 100 + number + 1, "巡堤"));
                    office.perform(writing).expect("it is written");
                }
            });
        }
    });
    let lines = playground
        .office
        .read(|reading| reading.view.events_after(0, 500))
        .expect("the journal can be read");
    let mut verifier = journal::Verifier::new();
    for stored in &lines {
        let mut line = Vec::new();
        journal::Line::full(&stored.sealed).write(&mut line);
        verifier.feed(&line).expect("every event follows the one before");
    }
    let verdict = verifier.finish().expect("the chain holds");
    assert_eq!(verdict.events, 81);
}
