//! What was found wanting: a limit of a report that ran out is written down by itself, an action
//! puts it right, and another person closes it.

use application::duty::open_on_desk;
use application::reviews::{
    ActionRead, LimitDue, Missed, action, actions_in_time, due_limits, missed_limits_open,
};
use application::{Command, Failure};
use domain::AnyVerb;
use domain::duty::{
    GradeIntake, IntakeChannel, LetReportsFallDue, OpenIntake, ReportByPhone, SettleIntake,
    Settlement,
};
use domain::kernel::{
    CorrectiveActionId, EmergencySeverity, Instant, IntakeId, Realm, ReportDue, ReportProfile,
    Span, Text, Version,
};
use domain::reviews::{
    ActionSource, ActionStep, CheckCorrectiveAction, FinishCorrectiveAction, RaiseCorrectiveAction,
    Refusal,
};
use testkit::{Engine, Playground, command};
use uuid::Uuid;

use super::closing::{all_bytes, holds};
use super::on_both_engines;
use super::people::imported;

on_both_engines! {
    a_limit_that_runs_out_is_found_by_the_clock_and_put_right,
    a_call_that_is_told_late_was_in_time,
    what_turned_out_to_be_nothing_asks_for_no_action,
    what_is_put_right_lies_in_no_table_in_clear_and_the_tables_can_be_made_again,
}

const FINDING: &str = "电话报告用了38分钟，时限30分钟";
const CAUSE: &str = "值班席不清楚该由谁报";
const PROOF: &str = "责任卡已贴，三个班次抽问都答得出";

fn intake() -> IntakeId {
    IntakeId::from_uuid(Uuid::from_u128(1))
}

fn id(number: u128) -> CorrectiveActionId {
    CorrectiveActionId::from_uuid(Uuid::from_u128(number))
}

fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("fits")
}

fn now(playground: &Playground) -> Instant {
    application::Machine::now(&*playground.machine)
}

/// Something significant that nobody has reported yet: by phone within 30 minutes.
fn known(engine: Engine, name: &str) -> Playground {
    let playground = imported(engine, name);
    let office = &playground.office;
    let open = OpenIntake { channel: IntakeChannel::Telephone };
    office.perform(command(intake(), open)).expect("it is new");
    let severity = EmergencySeverity::Significant;
    let grade = GradeIntake { severity, profile: ReportProfile::CnDefault };
    let graded = Command { seen: Some(Version(0)), ..command(intake(), grade) };
    office.perform(graded).expect("it can be graded");
    playground
}

fn due(playground: &Playground) -> Vec<LimitDue> {
    playground.office.read(due_limits).expect("it can be read")
}

fn missed(playground: &Playground) -> Vec<Missed> {
    let read = playground.office.read(|it| missed_limits_open(it, &Realm::real()));
    read.expect("they can be read")
}

/// What the clock's watch does.
fn let_fall_due(playground: &Playground) {
    for LimitDue { intake, .. } in due(playground) {
        playground.office.perform(command(intake, LetReportsFallDue {})).expect("it is open");
    }
}

fn read(playground: &Playground, number: u128) -> Option<ActionRead> {
    let read = playground.office.read(move |it| action(it, &Realm::real(), id(number)));
    read.expect("it can be read")
}

fn does(playground: &Playground, number: u128, verb: impl Into<AnyVerb>) -> Result<(), Failure> {
    let seen = read(playground, number).map(|it| it.version);
    playground.office.perform(Command { seen, ..command(id(number), verb) }).map(drop)
}

fn raising(playground: &Playground) -> RaiseCorrectiveAction {
    let posts = playground.office.read(|it| it.view.posts(&Realm::real()));
    RaiseCorrectiveAction {
        source: ActionSource::ReportLimit { intake: intake(), due: ReportDue::Phone, number: 1 },
        finding: text(FINDING),
        cause: text(CAUSE),
        measure: text("值班席贴报告责任卡"),
        owner: posts.expect("they can be read")[0].code.clone(),
        due_at: now(playground) + Span::from_hours(72),
    }
}

fn calls(playground: &Playground, happened_at: Option<Instant>, because: Option<&str>) {
    let late_because = because.map(text);
    let call = ReportByPhone { to: text("市局"), answered_by: None, late_because };
    let call = Command { happened_at, ..command(intake(), call) };
    playground.office.perform(call).expect("it is told");
}

fn is_refused(done: &Result<(), Failure>, wanted: Refusal) -> bool {
    matches!(done, Err(Failure::Refused(it)) if *it == domain::Refusal::from(wanted))
}

fn a_limit_that_runs_out_is_found_by_the_clock_and_put_right(engine: Engine) {
    let playground = known(engine, "actions_closed");
    playground.machine.pass(Span::from_minutes(30));
    assert_eq!(due(&playground), [], "the last minute counts");
    playground.machine.pass(Span::from_minutes(1));
    let_fall_due(&playground);
    assert_eq!(due(&playground), [], "it is written once");
    let found = missed(&playground);
    assert_eq!((found.len(), found[0].took_minutes()), (1, None));
    playground.machine.pass(Span::from_minutes(7));
    calls(&playground, None, Some(CAUSE));
    let found = missed(&playground);
    assert_eq!((found.len(), found[0].took_minutes()), (1, Some(38)));
    assert_eq!(found[0].late_because.as_deref(), Some(CAUSE));

    does(&playground, 1, raising(&playground)).expect("it was missed");
    assert!(missed(&playground).is_empty(), "something puts it right");
    let again = does(&playground, 2, raising(&playground));
    assert!(is_refused(&again, Refusal::LimitHasAction { action: id(1) }), "{again:?}");
    let things = playground.office.read(|it| open_on_desk(it.view, &Realm::real()));
    assert_eq!(things.expect("it can be read").actions, [id(1)]);

    let finish = FinishCorrectiveAction { proof: text(PROOF) };
    does(&playground, 1, finish).expect("it is open");
    assert_eq!(read(&playground, 1).expect("it is there").row.step, ActionStep::Done);
    let check = CheckCorrectiveAction { is_right: true, remark: None };
    does(&playground, 1, check).expect("it is done");
    let closed = read(&playground, 1).expect("it is there");
    assert_eq!(closed.row.step, ActionStep::Closed);
    assert_eq!(closed.done.as_ref().and_then(|it| it.1.as_deref()), Some(PROOF));
    let things = playground.office.read(|it| open_on_desk(it.view, &Realm::real()));
    assert!(things.expect("it can be read").actions.is_empty());
    let rate = |playground: &Playground| {
        playground.office.read(|it| actions_in_time(it, &Realm::real())).expect("it can be read")
    };
    assert_eq!(rate(&playground), (0, 0), "its time is to come");
    playground.machine.pass(Span::from_hours(73));
    assert_eq!(rate(&playground), (1, 1));
}

fn a_call_that_is_told_late_was_in_time(engine: Engine) {
    let playground = known(engine, "actions_told_late");
    let called_at = now(&playground) + Span::from_minutes(17);
    playground.machine.pass(Span::from_minutes(40));
    let_fall_due(&playground);
    assert_eq!(missed(&playground).len(), 1);
    calls(&playground, Some(called_at), None);
    assert!(missed(&playground).is_empty(), "it was not late, it was told late");
}

fn what_turned_out_to_be_nothing_asks_for_no_action(engine: Engine) {
    let playground = known(engine, "actions_nothing");
    playground.machine.pass(Span::from_minutes(31));
    let_fall_due(&playground);
    let settlement = Settlement::Nothing(text("误报"));
    let settle = command(intake(), SettleIntake { settlement });
    let settle = Command { seen: Some(Version(0)), ..settle };
    playground.office.perform(settle).expect("it is open");
    assert!(missed(&playground).is_empty());
    playground.machine.pass(Span::from_hours(2));
    assert_eq!(due(&playground), []);
}

fn what_is_put_right_lies_in_no_table_in_clear_and_the_tables_can_be_made_again(engine: Engine) {
    let playground = known(engine, "actions_again");
    playground.machine.pass(Span::from_minutes(38));
    calls(&playground, None, Some(CAUSE));
    assert_eq!(missed(&playground).len(), 1, "the late call wrote it down by itself");
    does(&playground, 1, raising(&playground)).expect("it was missed");
    does(&playground, 1, FinishCorrectiveAction { proof: text(PROOF) }).expect("it is open");
    let back = CheckCorrectiveAction { is_right: false, remark: Some(text("只贴了一间")) };
    does(&playground, 1, back).expect("it says why");
    let bytes = all_bytes(&playground);
    for secret in [FINDING, CAUSE, PROOF, "只贴了一间"] {
        assert!(!holds(&bytes, secret), "{secret}");
    }
    let row = |playground: &Playground| read(playground, 1).expect("it is there").row;
    let before = row(&playground);
    assert_eq!(before.step, ActionStep::Open);
    let rebuilt = playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!((rebuilt.differing, row(&playground)), (vec![], before));
}
