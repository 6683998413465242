//! What is reported to the desk: taken, noted while somebody talks, settled, and reported upwards.

use application::Failure;
use application::duty::{Alike, Intake, Reports, alike_to, desk, intake, reports_due, reports_of};
use domain::duty::{
    Account, Casualties, CheckReport, DestroyIntakeTexts, GradeIntake, INTAKE_KEPT_DAYS,
    IntakeChannel, NoteIntake, OpenIntake, Refusal, ReportByPhone, ReportKind, SealedSettlement,
    SendReport, SettleIntake, Settlement, WriteReport,
};
use domain::kernel::{
    EmergencyClass, EmergencySeverity, IntakeId, OperationId, Realm, ReportDue, ReportId,
    ReportProfile, Span, Text, Version,
};
use domain::operations::{CloseOperation, OpenOperation};
use testkit::{Engine, Playground, actor, command, county};
use uuid::Uuid;

use super::closing::{all_bytes, holds};
use super::on_both_engines;
use super::places::with_regions;

on_both_engines! {
    a_report_is_taken_noted_and_joins_an_operation,
    what_people_say_lies_in_no_table_in_clear,
    what_may_be_about_the_same_is_found_and_settled_so,
    what_is_reported_upwards_stands_in_the_tables,
    the_tables_of_the_desk_can_be_made_again,
    what_came_to_nothing_goes_after_thirty_days,
}

const SAID: &str = "东渡大堤三号涵洞旁管涌，水往外冒";
const CALLER: &str = "李守堤";

fn id(number: u128) -> IntakeId {
    IntakeId::from_uuid(Uuid::from_u128(number))
}

fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("fits")
}

fn takes(playground: &Playground, number: u128) {
    let open = OpenIntake { channel: IntakeChannel::Telephone };
    playground.office.perform(command(id(number), open)).expect("nobody has taken it");
}

fn account(said: &str) -> Account {
    Account {
        caller: Some(text(CALLER)),
        callback: Some(text("138 0013 8000")),
        said: Some(text(said)),
        place: Some(text("三号涵洞")),
        class: Some(EmergencyClass::NaturalDisaster),
        casualties: Casualties { trapped: Some(3), ..Casualties::default() },
        ..Account::default()
    }
}

/// Notes as somebody who has seen what stands there now.
fn notes(playground: &Playground, number: u128, account: Account) -> Result<(), Failure> {
    let mut note = command(id(number), NoteIntake { account });
    note.seen = Some(read(playground, number).version);
    playground.office.perform(note).map(drop)
}

fn settles(playground: &Playground, number: u128, settlement: Settlement) -> Result<(), Failure> {
    let mut settle = command(id(number), SettleIntake { settlement });
    settle.seen = Some(read(playground, number).settlement_version);
    playground.office.perform(settle).map(drop)
}

fn read(playground: &Playground, number: u128) -> Intake {
    let found = playground.office.read(move |reading| intake(reading, &Realm::real(), id(number)));
    found.expect("it can be read").expect("it is there")
}

fn is_refused(done: &Result<(), Failure>, wanted: Refusal) -> bool {
    matches!(done, Err(Failure::Refused(it)) if *it == domain::Refusal::from(wanted))
}

fn a_report_is_taken_noted_and_joins_an_operation(engine: Engine) {
    let playground = Playground::new(engine, "desk_joins");
    takes(&playground, 1);
    let knew_at = read(&playground, 1).row.knew_at;
    playground.machine.pass(Span::from_minutes(2));
    notes(&playground, 1, account("堤上冒水")).expect("it is noted");
    let mut late = command(id(1), NoteIntake { account: account("别人的话") });
    late.seen = Some(Version(1));
    let late = playground.office.perform(late);
    assert!(matches!(late, Err(Failure::Conflict(_))), "whoever has not seen it changes nothing");
    notes(&playground, 1, account(SAID)).expect("it is noted");

    let taken = read(&playground, 1);
    assert_eq!((taken.row.knew_at, taken.row.settled.is_some()), (knew_at, false));
    assert_eq!(taken.texts.said.as_deref(), Some(SAID));
    assert_eq!(taken.row.account.casualties.trapped, Some(3));

    let operation = OperationId::from_uuid(Uuid::from_u128(0xa1));
    let no = settles(&playground, 1, Settlement::Operation(operation));
    assert!(is_refused(&no, Refusal::OperationDoesNotRun { operation }), "{no:?}");
    let class = EmergencyClass::NaturalDisaster;
    let opening = OpenOperation { title: text("东渡镇洪水处置"), class, area: county() };
    playground.office.perform(command(operation, opening)).expect("it opens");
    settles(&playground, 1, Settlement::Operation(operation)).expect("it runs");
    takes(&playground, 2);
    let read = playground.office.read(|reading| desk(reading, &Realm::real(), &actor()));
    let desk = read.expect("it can be read");
    let ids = |all: &[Intake]| all.iter().map(|it| it.row.intake).collect::<Vec<_>>();
    assert_eq!((ids(&desk.open), ids(&desk.settled)), (vec![id(2)], vec![id(1)]));
    assert_eq!(desk.operations.len(), 1);

    playground.office.perform(command(operation, CloseOperation {})).expect("it is over");
    let no = settles(&playground, 2, Settlement::Operation(operation));
    assert!(is_refused(&no, Refusal::OperationDoesNotRun { operation }), "{no:?}");
}

fn what_people_say_lies_in_no_table_in_clear(engine: Engine) {
    let playground = Playground::new(engine, "desk_planted");
    takes(&playground, 1);
    notes(&playground, 1, account(SAID)).expect("it is noted");
    reports_upwards(&playground, 1);
    settles(&playground, 1, Settlement::Nothing(text("李守堤看错了"))).expect("it is settled");
    let bytes = all_bytes(&playground);
    assert!(holds(&bytes, "intake_noted"));
    let upwards = ["不清楚该谁报", "市公安局指挥中心"];
    let said = [SAID, CALLER, "138 0013 8000", "三号涵洞", "李守堤看错了"];
    for secret in said.into_iter().chain(upwards) {
        assert!(!holds(&bytes, secret), "{secret} lies in clear");
    }
    assert_eq!(read(&playground, 1).texts.reason.as_deref(), Some("李守堤看错了"));
}

fn what_may_be_about_the_same_is_found_and_settled_so(engine: Engine) {
    let playground = Playground::new(engine, "desk_alike");
    with_regions(&playground);
    let told = [SAID, "老街仓库起火，火很大", "东渡大堤涵洞那里管涌了，快来人"];
    for (number, said) in (1..).zip(told) {
        takes(&playground, number);
        let account = Account { caller: None, callback: None, place: None, ..account(said) };
        notes(&playground, number, account).expect("it is noted");
        playground.machine.pass(Span::from_minutes(4));
    }
    let third = read(&playground, 3);
    let found = playground.office.read(move |reading| alike_to(reading, &Realm::real(), &third));
    let found: Vec<Alike> = found.expect("it can be read");
    let ids: Vec<_> = found.iter().map(|it| it.other.row.intake).collect();
    assert_eq!(ids, [id(1)]);
    settles(&playground, 3, Settlement::SameAs(id(1))).expect("it is the same");
    let settled = read(&playground, 3).row.settled.expect("it is settled").settlement;
    assert_eq!(settled, SealedSettlement::SameAs(id(1)));
    let no = settles(&playground, 2, Settlement::SameAs(id(3)));
    assert!(is_refused(&no, Refusal::SameAsAnother { intake: id(3) }), "{no:?}");
    let no = settles(&playground, 2, Settlement::SameAs(id(9)));
    assert!(is_refused(&no, Refusal::NoSuchIntake), "{no:?}");
}

fn reports(playground: &Playground, number: u128) -> Reports {
    let read = playground.office.read(move |it| reports_of(it, &Realm::real(), id(number)));
    read.expect("they can be read")
}

/// Somebody grades it, calls, writes, has it checked and sends it.
fn reports_upwards(playground: &Playground, number: u128) {
    let report = ReportId::from_uuid(Uuid::from_u128(number << 8));
    let office = &playground.office;
    let severity = EmergencySeverity::Significant;
    let grade = GradeIntake { severity, profile: ReportProfile::CnDefault };
    let mut graded = command(id(number), grade);
    graded.seen = Some(Version(0));
    office.perform(graded).expect("it can be graded");
    playground.machine.pass(Span::from_minutes(38));
    let call = |late_because| ReportByPhone { to: text("市局"), answered_by: None, late_because };
    let late = office.perform(command(id(number), call(None))).map(drop);
    let no = Refusal::LateReasonMissing { limit_minutes: 30, took_minutes: 38 };
    assert!(is_refused(&late, no), "{late:?}");
    office.perform(command(id(number), call(Some(text("不清楚该谁报"))))).expect("it says why");
    let write = WriteReport { report, kind: ReportKind::Initial, text: text(SAID) };
    let mut writing = command(id(number), write);
    writing.seen = Some(Version(0));
    office.perform(writing).expect("it is the first");
    let seen = |playground: &Playground| Some(reports(playground, number).written[0].version);
    let mut checking = command(id(number), CheckReport { report });
    checking.seen = seen(playground);
    office.perform(checking).expect("the operator wrote and checks: nobody is named");
    let send = SendReport { report, to: text("市公安局指挥中心"), late_because: None };
    let mut sending = command(id(number), send);
    sending.seen = seen(playground);
    office.perform(sending).expect("it is checked");
}

fn what_is_reported_upwards_stands_in_the_tables(engine: Engine) {
    let playground = Playground::new(engine, "desk_reports");
    takes(&playground, 1);
    reports_upwards(&playground, 1);
    let found = reports(&playground, 1);
    let (called, written) = (&found.phone[0], &found.written[0]);
    assert_eq!((called.kept.took_minutes, called.kept.is_late()), (38, true));
    assert_eq!(called.late_because.as_deref(), Some("不清楚该谁报"));
    let sent = written.sent.as_ref().expect("it has left");
    assert_eq!((sent.number, sent.kept.limit_minutes), (1, Some(60)));
    assert_eq!(written.text.as_deref(), Some(SAID));
    let due = playground.office.read(|reading| reports_due(reading, &Realm::real()));
    let due = due.expect("it can be read");
    let clocks: Vec<_> = due.iter().flat_map(|it| &it.clocks).map(|it| it.due).collect();
    assert_eq!(clocks, [ReportDue::FollowUp], "the next one, in four hours");
    // Of what needs no response nothing is due.
    settles(&playground, 1, Settlement::Nothing(text("误报"))).expect("it is settled");
    let due = playground.office.read(|reading| reports_due(reading, &Realm::real()));
    assert!(due.expect("it can be read").is_empty());
}

fn the_tables_of_the_desk_can_be_made_again(engine: Engine) {
    let playground = Playground::new(engine, "desk_again");
    takes(&playground, 1);
    notes(&playground, 1, account(SAID)).expect("it is noted");
    takes(&playground, 2);
    settles(&playground, 2, Settlement::Nothing(text("误报"))).expect("it is settled");
    reports_upwards(&playground, 1);
    let before = read(&playground, 1).row;
    let rebuilt = playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!((rebuilt.differing, read(&playground, 1).row), (vec![], before));
}

fn what_came_to_nothing_goes_after_thirty_days(engine: Engine) {
    let playground = Playground::new(engine, "desk_destroys");
    takes(&playground, 1);
    notes(&playground, 1, account(SAID)).expect("it is noted");
    let destroys = |playground: &Playground| {
        let mut destroy = command(id(1), DestroyIntakeTexts {});
        destroy.seen = Some(read(playground, 1).settlement_version);
        playground.office.perform(destroy).map(drop)
    };
    let open = destroys(&playground);
    assert!(is_refused(&open, Refusal::IntakeIsNotSettled), "{open:?}");
    settles(&playground, 1, Settlement::Nothing(text("误报"))).expect("it is settled");
    let early = destroys(&playground);
    assert!(is_refused(&early, Refusal::IntakeIsStillKept { days: INTAKE_KEPT_DAYS }), "{early:?}");
    playground.machine.pass(Span::from_hours(24 * INTAKE_KEPT_DAYS));
    destroys(&playground).expect("its time is over");

    let gone = read(&playground, 1);
    assert_eq!(gone.texts, application::duty::AccountTexts::default());
    assert!(gone.row.destroyed_at.is_some());
    assert_eq!(gone.row.account.casualties.trapped, Some(3), "what names nobody stays");
    // After a restart the key is still gone.
    let playground = playground.restarted();
    assert_eq!(read(&playground, 1).texts, application::duty::AccountTexts::default());
    let more = notes(&playground, 1, account(SAID));
    assert!(is_refused(&more, Refusal::IntakeIsDestroyed), "{more:?}");
}
