//! My tasks, and what is late: over all operations of a realm, and of no other.

use application::{TaskFilter, TaskPage, TaskRow, TaskSelection};
use domain::kernel::{Instant, Realm, Span};
use domain::operations::{
    CloseOperation, FinishTask, HandedOver, LetTimePass, LiftResponse, StartTask, TaskNumber,
};
use domain::realms::OpenRealm;
use testkit::{Engine, Playground, command};

use super::super::on_both_engines;
use super::super::plans::{key, text};
use super::flood::{
    at_work, begun, deciding, giving, opening, operation, stream, task, works, works_in,
};

on_both_engines! {
    tasks_are_listed_by_the_time_they_are_due,
    mine_are_those_of_my_units_and_of_my_posts,
    pages_hold_together_what_one_page_would,
    nothing_of_an_operation_is_seen_from_another_realm,
    what_was_handed_over_is_nobodys_once_the_operation_is_closed,
}

fn only(only: TaskSelection) -> TaskFilter {
    TaskFilter { only, ..TaskFilter::default() }
}

fn of(leads: &[&str], posts: &[&str]) -> TaskFilter {
    let keys = |names: &[&str]| names.iter().map(|it| key(it)).collect();
    TaskFilter { leads: keys(leads), posts: keys(posts), only: TaskSelection::Open }
}

fn listed(playground: &Playground, realm: &Realm, filter: TaskFilter) -> Vec<TaskRow> {
    let realm = realm.clone();
    let page = TaskPage { after: None, rows_max: 200 };
    let read = playground.office.read(move |it| it.view.tasks(&realm, &filter, page));
    read.expect("it can be read")
}

fn numbers(rows: &[TaskRow]) -> Vec<u32> {
    rows.iter().map(|it| it.task.number()).collect()
}

fn real(playground: &Playground, filter: TaskFilter) -> Vec<u32> {
    numbers(&listed(playground, &Realm::real(), filter))
}

fn tasks_are_listed_by_the_time_they_are_due(engine: Engine) {
    let playground = begun(engine, "list_order");
    assert_eq!(real(&playground, only(TaskSelection::Open)), [0; 0]);
    assert_eq!(real(&playground, only(TaskSelection::All)), [1, 2, 3, 4, 5]);
    works(&playground, deciding("IV"));
    works(&playground, giving("psb", None, Some(45)));
    // Without a time to be done by, the watch is last.
    assert_eq!(real(&playground, only(TaskSelection::Open)), [1, 6, 2, 4]);
    assert_eq!(real(&playground, only(TaskSelection::Overdue)), [0; 0]);
    playground.machine.pass(Span::from_hours(1));
    works(&playground, LetTimePass {});
    assert_eq!(real(&playground, only(TaskSelection::Overdue)), [1, 6]);
    works(&playground, StartTask { task: task(6) });
    works(&playground, FinishTask { task: task(6), proof: None });
    assert_eq!(real(&playground, only(TaskSelection::Overdue)), [1]);
    assert_eq!(real(&playground, only(TaskSelection::Open)), [1, 2, 4]);
    assert_eq!(real(&playground, only(TaskSelection::All)), [1, 6, 2, 3, 4, 5]);
}

fn mine_are_those_of_my_units_and_of_my_posts(engine: Engine) {
    let playground = begun(engine, "list_mine");
    works(&playground, deciding("IV"));
    works(&playground, giving("station", Some("post-3"), Some(15)));
    works(&playground, giving("station", Some("post-2"), Some(20)));
    assert_eq!(real(&playground, of(&["psb"], &[])), [1]);
    assert_eq!(real(&playground, of(&[], &["post-2"])), [7, 1]);
    assert_eq!(real(&playground, of(&["station"], &["post-2"])), [6, 7, 1]);
    assert_eq!(real(&playground, of(&["station", "county"], &[])), [6, 7, 2, 4]);
    // A key is met whole, and as it is written.
    assert_eq!(real(&playground, of(&["stat", "tation", "ps_"], &["post", "post_2"])), [0; 0]);
}

fn pages_hold_together_what_one_page_would(engine: Engine) {
    let playground = begun(engine, "list_pages");
    works(&playground, deciding("IV"));
    for minutes in [30, 30, 30, 90] {
        works(&playground, giving("psb", None, Some(minutes)));
    }
    for _ in 0..3 {
        works(&playground, giving("psb", None, None));
    }
    for selection in [TaskSelection::Open, TaskSelection::All] {
        let whole = listed(&playground, &Realm::real(), only(selection));
        for rows_max in [1, 2, 5] {
            let (mut pieces, mut after) = (Vec::new(), None);
            loop {
                let page = TaskPage { after, rows_max };
                let filter = only(selection);
                let read = playground
                    .office
                    .read(move |reading| reading.view.tasks(&Realm::real(), &filter, page));
                let piece = read.expect("it can be read");
                assert!(piece.len() <= usize::try_from(rows_max).expect("small"));
                let Some(last) = piece.last() else { break };
                after = Some(last.place());
                pieces.extend(piece);
            }
            assert_eq!(pieces, whole);
        }
    }
}

fn nothing_of_an_operation_is_seen_from_another_realm(engine: Engine) {
    let playground = begun(engine, "list_realms");
    works(&playground, deciding("IV"));
    let drill: Realm = "drill-flood".parse().expect("a realm");
    let shows = Instant::from_microseconds(1_780_000_000_000_000);
    let open = command(&drill, OpenRealm { shows, speed_thousandths: 1000 });
    playground.office.perform(open).expect("it opens");
    let seen = |playground: &Playground| {
        let of = drill.clone();
        let read = playground.office.read(move |reading| {
            let plans = reading.view.plans_at_work(&of, operation())?.len();
            let events = reading.view.events_of_after(&of, &stream(), 0, 500)?;
            Ok((plans, events.len(), reading.view.running_operations()?.len()))
        });
        let tasks = listed(playground, &drill, only(TaskSelection::All)).len();
        (tasks, read.expect("it can be read"))
    };
    assert_eq!(seen(&playground), (0, (0, 0, 1)));
    let before = listed(&playground, &Realm::real(), only(TaskSelection::All));
    works_in(&playground, &drill, opening());
    works_in(&playground, &drill, at_work());
    assert_eq!(seen(&playground), (5, (1, 2, 2)));
    works_in(&playground, &drill, deciding("III"));
    assert_eq!(listed(&playground, &Realm::real(), only(TaskSelection::All)), before);
}

fn what_was_handed_over_is_nobodys_once_the_operation_is_closed(engine: Engine) {
    let playground = begun(engine, "list_closed");
    works(&playground, deciding("IV"));
    let hand_over = |task: TaskNumber| HandedOver { task, to: key("station"), reason: None };
    works(
        &playground,
        LiftResponse {
            plan: key("county-flood"),
            matter: text("水已退"),
            decided_by: key("post-1"),
            ends: Vec::new(),
            hand_overs: vec![hand_over(task(1)), hand_over(task(2))],
            measures: Vec::new(),
        },
    );
    assert_eq!(real(&playground, of(&["station"], &[])), [1, 2]);
    works(&playground, CloseOperation {});
    assert_eq!(real(&playground, of(&["station"], &[])), [0; 0]);
    let all = TaskFilter { only: TaskSelection::All, ..of(&["station"], &[]) };
    assert_eq!(real(&playground, all), [1, 2]);
    let rebuilt = playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!(rebuilt.differing, Vec::<&str>::new());
}
