//! What the tables say of plans at work and of tasks is what the rules believe, step by step.

use application::{PlanAtWorkRow, TaskFilter, TaskPage, TaskRow, TaskSelection, View};
use domain::kernel::{Realm, Span, Thing};
use domain::operations::task_machine::State;
use domain::operations::{
    AcceptTask, BlockTask, CancelTask, CloseOperation, DeclineTask, EndedTask, FinishTask,
    HandedOver, LetTimePass, LiftResponse, OfferTask, OpenTask, Operation, Origin, ResumeTask,
    SendBackTask, StartTask, TaskView, VerifyTask,
};
use testkit::{Engine, Playground};

use super::super::on_both_engines;
use super::super::plans::{key, text};
use super::flood::{
    at_work, begun, deciding, folded, giving, opening, operation, prepared, task, works,
};

on_both_engines! {
    a_flood_from_the_plan_to_the_lift,
    what_goes_back_and_forth_stands_where_it_stands,
    the_words_of_a_given_task_stand_nowhere_in_clear,
    tasks_given_before_the_plan_keep_their_numbers,
    an_operation_runs_until_it_is_closed,
}

/// The tables against the fold, and against a rebuild.
fn compare(playground: &Playground) {
    let folded = folded(playground);
    let read = playground.office.read(move |reading| {
        let all = TaskFilter { only: TaskSelection::All, ..TaskFilter::default() };
        let page = TaskPage { after: None, rows_max: 200 };
        let mut tasks = reading.view.tasks(&Realm::real(), &all, page)?;
        tasks.sort_by_key(|it| it.task);
        let plans = reading.view.plans_at_work(&Realm::real(), operation())?;
        let expected = expected_tasks(reading.view, &folded, &plans);
        Ok((tasks, expected, plans, folded))
    });
    let (tasks, expected, plans, folded) = read.expect("it can be read");
    assert_eq!(tasks, expected);
    compare_plans(&plans, &folded);
    let rebuilt = playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!(rebuilt.differing, Vec::<&str>::new());
}

fn expected_tasks(
    view: &mut dyn View,
    folded: &Operation,
    plans: &[PlanAtWorkRow],
) -> Vec<TaskRow> {
    let mut rows = Vec::new();
    for it in folded.response.all_tasks() {
        let thing = Thing::new("task", format_args!("{}.{}", folded.id, it.number));
        let change = view.last_change(&Realm::real(), &thing).expect("it can be read");
        let put = || {
            let plan = it.planned.map(|(plan, _)| plan.at_work.key.clone());
            plans.iter().find(|row| Some(&row.plan) == plan.as_ref()).expect("its plan").position
        };
        let position = change.map_or_else(put, |it| it.version.0);
        rows.push(expected_task(folded, it, position));
    }
    rows
}

fn expected_task(folded: &Operation, it: TaskView<'_>, position: u64) -> TaskRow {
    let definition = folded.response.machine.definition(it.number.index()).expect("it is there");
    let title = match &it.record.origin {
        Origin::Planned { .. } => None,
        Origin::Given(given) => Some(given.title.commitment().expect("it is sealed")),
    };
    TaskRow {
        operation: folded.id,
        task: it.number,
        plan: it.planned.map(|(plan, _)| plan.at_work.key.clone()),
        key: it.planned.map(|(_, task)| task.key.clone()),
        title,
        lead: it.lead().clone(),
        post: it.post().cloned(),
        state: it.task.state(),
        priority: definition.priority.number(),
        opened_at: it.task.opened_at(),
        due_at: it.task.due_at(),
        since: it.task.since(),
        overdue_at: it.record.overdue_at,
        escalated_at: it.record.escalated.as_ref().map(|(at, _)| *at),
        escalated_to: it.record.escalated.as_ref().and_then(|(_, to)| to.clone()),
        done_at: it.task.done_at(),
        position,
    }
}

fn compare_plans(rows: &[PlanAtWorkRow], folded: &Operation) {
    assert_eq!(rows.len(), folded.response.plans.len());
    for (row, plan) in rows.iter().zip(&folded.response.plans) {
        let (at_work, decision) = (&plan.at_work, plan.decision.as_ref());
        let expected = PlanAtWorkRow {
            plan: at_work.key.clone(),
            plan_id: at_work.plan,
            version: at_work.version,
            sha256: at_work.sha256,
            title: at_work.title.clone(),
            level: decision.map(|it| it.level.clone()),
            rank: decision.map(|it| it.rank),
            since: decision.map(|it| it.since),
            ends_at: decision.map(|it| it.ends_at),
            decided_by: decision.map(|it| it.decided_by.clone()),
            lifted_at: plan.lift.as_ref().map(|it| it.at),
            position: row.position,
        };
        assert_eq!(*row, expected);
    }
}

/// The states of all tasks in the order of their numbers, as the table has them.
fn states(playground: &Playground) -> Vec<State> {
    folded(playground).response.all_tasks().map(|it| it.task.state()).collect()
}

fn pass(playground: &Playground, minutes: i64) {
    playground.machine.pass(Span::from_minutes(minutes));
    works(playground, LetTimePass {});
    compare(playground);
}

fn lifting() -> LiftResponse {
    let hand_over = HandedOver { task: task(2), to: key("station"), reason: None };
    LiftResponse {
        plan: key("county-flood"),
        matter: text("东渡站水位退到警戒以下"),
        decided_by: key("post-1"),
        ends: vec![EndedTask { task: task(5), reason: text("水已退，不再清点") }],
        hand_overs: vec![hand_over],
        measures: Vec::new(),
    }
}

fn a_flood_from_the_plan_to_the_lift(engine: Engine) {
    use State as S;
    let playground = begun(engine, "flood_way");
    compare(&playground);
    works(&playground, deciding("IV"));
    compare(&playground);
    assert_eq!(states(&playground), [S::Offered, S::Open, S::Planned, S::Open, S::Planned]);
    works(&playground, AcceptTask { task: task(1) });
    pass(&playground, 25);
    works(&playground, StartTask { task: task(1) });
    for number in [2, 4] {
        works(&playground, StartTask { task: task(number) });
    }
    compare(&playground);
    works(&playground, FinishTask { task: task(1), proof: Some(text("警戒线已拉好")) });
    compare(&playground);
    pass(&playground, 120);
    assert_eq!(states(&playground), [S::Done, S::Started, S::Open, S::Started, S::Planned]);
    let late = folded(&playground);
    let marks: Vec<bool> = late.response.all_tasks().map(|it| it.task.is_overdue()).collect();
    assert_eq!(marks, [false, true, true, false, false]);
    works(&playground, deciding("III"));
    compare(&playground);
    playground.machine.pass(Span::from_hours(5));
    works(&playground, deciding("III"));
    compare(&playground);
    works(&playground, CancelTask { task: task(3), reason: text("电话里已经报过") });
    works(&playground, lifting());
    compare(&playground);
    assert_eq!(states(&playground), [S::Done, S::Started, S::Cancelled, S::Done, S::Cancelled]);
    works(&playground, CloseOperation {});
    let playground = playground.restarted();
    compare(&playground);
}

fn what_goes_back_and_forth_stands_where_it_stands(engine: Engine) {
    let playground = begun(engine, "flood_back");
    works(&playground, deciding("IV"));
    works(&playground, giving("psb", Some("post-3"), Some(45)));
    compare(&playground);
    works(&playground, DeclineTask { task: task(1), reason: text("人手都在渡口") });
    compare(&playground);
    works(&playground, OfferTask { task: task(1), to: key("post-3") });
    works(&playground, AcceptTask { task: task(1) });
    compare(&playground);
    works(&playground, StartTask { task: task(1) });
    works(&playground, BlockTask { task: task(1), reason: text("便道被淹") });
    compare(&playground);
    works(&playground, ResumeTask { task: task(1) });
    works(&playground, FinishTask { task: task(1), proof: None });
    compare(&playground);
    playground.machine.pass(Span::from_minutes(5));
    works(&playground, SendBackTask { task: task(1), reason: text("北段没有拉线") });
    compare(&playground);
    works(&playground, StartTask { task: task(1) });
    pass(&playground, 40);
    works(&playground, FinishTask { task: task(1), proof: None });
    works(&playground, VerifyTask { task: task(1), note: None });
    compare(&playground);
    works(&playground, OpenTask { task: task(5), reason: text("先清点") });
    compare(&playground);
    assert_eq!(states(&playground)[0], State::Verified);
}

fn the_words_of_a_given_task_stand_nowhere_in_clear(engine: Engine) {
    let playground = begun(engine, "flood_clear");
    works(&playground, giving("psb", None, None));
    let bytes = super::super::closing::all_bytes(&playground);
    assert!(super::super::closing::holds(&bytes, "task_given"));
    for secret in ["给安置点送棉被", "先送东渡中学"] {
        assert!(!super::super::closing::holds(&bytes, secret), "{secret} lies in clear");
    }
}

fn tasks_given_before_the_plan_keep_their_numbers(engine: Engine) {
    let playground = prepared(engine, "flood_numbers");
    works(&playground, opening());
    works(&playground, giving("psb", None, Some(30)));
    works(&playground, giving("county", None, None));
    works(&playground, at_work());
    works(&playground, giving("station", None, None));
    compare(&playground);
    let keys = folded(&playground).response.all_tasks().map(|it| it.planned.is_some()).collect();
    let keys: Vec<bool> = keys;
    assert_eq!(keys, [false, false, true, true, true, true, true, false]);
}

fn an_operation_runs_until_it_is_closed(engine: Engine) {
    let playground = begun(engine, "flood_runs");
    let running = |playground: &Playground| {
        let read = playground.office.read(|reading| reading.view.running_operations());
        read.expect("it can be read")
    };
    assert_eq!(running(&playground), [(Realm::real(), operation())]);
    works(&playground, CloseOperation {});
    assert!(running(&playground).is_empty());
}
