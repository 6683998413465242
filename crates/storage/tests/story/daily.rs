//! Units report every day by a time: what they have, or that it is nothing; who has not is known.

use application::duty::{DailyRead, daily_reporting, daily_reportings};
use application::{Command, Failure};
use domain::AnyVerb;
use domain::duty::{BeginDailyReporting, DailyRefusal, EndDailyReporting, GiveDailyReport};
use domain::kernel::{DailyReportingId, Instant, Key, Realm, Span, Text};
use testkit::{Engine, Playground, command};
use uuid::Uuid;

use super::closing::{all_bytes, holds};
use super::on_both_engines;
use super::people::imported;

on_both_engines! {
    who_has_not_reported_is_known_when_the_day_is_over,
    what_units_report_lies_in_no_table_in_clear_and_the_tables_can_be_made_again,
}

const SAID: &str = "三号卡点劝返两车，均已登记";

fn id() -> DailyReportingId {
    DailyReportingId::from_uuid(Uuid::from_u128(1))
}

fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("fits")
}

fn units(playground: &Playground) -> Vec<Key> {
    let read = playground.office.read(|it| it.view.organisations(&Realm::real()));
    read.expect("they can be read").into_iter().map(|it| it.code).take(2).collect()
}

fn read(playground: &Playground) -> Option<DailyRead> {
    let read = playground.office.read(|it| daily_reporting(it, &Realm::real(), id()));
    read.expect("it can be read")
}

fn does(playground: &Playground, verb: impl Into<AnyVerb>) -> Result<(), Failure> {
    let seen = read(playground).map(|it| it.version);
    playground.office.perform(Command { seen, ..command(id(), verb) }).map(drop)
}

/// Two units report every day, in five hours for the first time.
fn begun(engine: Engine, name: &str) -> (Playground, Vec<Key>) {
    let playground = imported(engine, name);
    let units = units(&playground);
    let now: Instant = application::Machine::now(&*playground.machine);
    let begin = BeginDailyReporting {
        what: text("卡点、隔离点情况"),
        units: units.iter().cloned().collect(),
        first_due_at: now + Span::from_hours(5),
        operation: None,
    };
    does(&playground, begin).expect("it is new");
    (playground, units)
}

fn gives(playground: &Playground, unit: &Key, round: u32, said: Option<&str>) {
    let give = GiveDailyReport { unit: unit.clone(), round, text: said.map(text) };
    does(playground, give).expect("the day has begun");
}

fn is_refused(done: &Result<(), Failure>, wanted: DailyRefusal) -> bool {
    matches!(done, Err(Failure::Refused(it)) if *it == domain::Refusal::from(wanted))
}

fn who_has_not_reported_is_known_when_the_day_is_over(engine: Engine) {
    let (playground, units) = begun(engine, "daily_late");
    let stranger = GiveDailyReport { unit: "nobody".parse().expect("a key"), round: 1, text: None };
    let no = does(&playground, stranger);
    assert!(is_refused(&no, DailyRefusal::NotAReportingUnit), "{no:?}");
    gives(&playground, &units[0], 1, None);
    let found = read(&playground).expect("it is there");
    assert!(found.before.is_none(), "it is the first day");
    assert_eq!((found.running.round, found.running.missing().count()), (1, 1));
    let nil = found.running.units[0].given.as_ref().expect("it has reported");
    assert!(nil.row.said.is_none() && !nil.row.is_late, "nothing to report is a report");

    playground.machine.pass(Span::from_hours(6));
    let found = read(&playground).expect("it is there");
    let before = found.before.as_ref().expect("a day is over");
    let late: Vec<_> = before.missing().map(|it| it.unit.clone()).collect();
    assert_eq!((late, found.running.round), (vec![units[1].clone()], 2));
    gives(&playground, &units[1], 1, Some(SAID));
    let found = read(&playground).expect("it is there");
    let given = found.before.expect("a day is over").units[1].given.clone();
    let given = given.expect("it has reported");
    assert_eq!((given.row.is_late, given.text.as_deref()), (true, Some(SAID)));

    does(&playground, EndDailyReporting {}).expect("it runs");
    let running = playground.office.read(|it| daily_reportings(it, (&Realm::real(), true)));
    assert!(running.expect("they can be read").is_empty());
    let give = GiveDailyReport { unit: units[0].clone(), round: 2, text: None };
    let over = does(&playground, give);
    assert!(is_refused(&over, DailyRefusal::ReportingIsEnded), "{over:?}");
}

fn what_units_report_lies_in_no_table_in_clear_and_the_tables_can_be_made_again(engine: Engine) {
    let (playground, units) = begun(engine, "daily_again");
    gives(&playground, &units[0], 1, Some("先报一句"));
    gives(&playground, &units[0], 1, Some(SAID));
    let bytes = all_bytes(&playground);
    for secret in [SAID, "先报一句", "卡点、隔离点情况"] {
        assert!(!holds(&bytes, secret), "{secret}");
    }
    let rows = |playground: &Playground| {
        let found = read(playground).expect("it is there");
        let given = found.running.units.into_iter().filter_map(|it| it.given);
        (found.row, given.map(|it| (it.row, it.text)).collect::<Vec<_>>())
    };
    let before = rows(&playground);
    assert_eq!(before.1[0].1.as_deref(), Some(SAID), "what was said last counts");
    let rebuilt = playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!((rebuilt.differing, rows(&playground)), (vec![], before));
}
