//! What the check finds in a plan at work is looked for once, and again when the world has changed.

use std::sync::Arc;

use application::operations::Findings;
use domain::AnyVerb;
use domain::kernel::{Day, House, Instant, PersonId, PostId, Realm, Span, Verb, Version};
use domain::operations::{FinishTask, StartTask};
use domain::people::{AbolishPost, AppointHolder, People};
use domain::plans::{ReviseIssued, RevisionTrigger};
use domain::realms::OpenRealm;
use testkit::{Engine, Playground, command, county};
use uuid::Uuid;

use super::super::on_both_engines;
use super::super::plans::{COUNTY, DRAFTER, does, text};
use super::flood::{at_work, begun, deciding, folded, opening, plan, task, works, works_in};

on_both_engines! {
    a_plan_is_checked_again_only_when_its_world_has_changed,
    what_is_changed_in_a_drill_leaves_what_was_found_in_the_real_world,
    time_alone_checks_a_plan_again_where_it_changes_who_is_in_a_post,
    units_and_posts_are_read_again_only_when_the_register_has_changed,
}

/// What the check finds in the plan at work, on the day that the machine has.
fn found(playground: &Playground, realm: &Realm) -> Findings {
    let operation = folded(playground);
    let at_work = operation.response.plans.first().expect("a plan at work").at_work.clone();
    let realm = realm.clone();
    let read = playground.office.read(move |reading| {
        let now = reading.now(&realm)?.expect("the realm is there");
        let when = (now, Day::latest_at(now));
        reading.findings_in_world(&realm, &at_work, &county(), when)
    });
    read.expect("it can be read").expect("the text is there")
}

fn rules(found: &Findings) -> Vec<&'static str> {
    found.iter().map(|it| it.rule).collect()
}

fn unknown_posts(found: &Findings) -> usize {
    found.iter().filter(|it| it.rule == "post-unknown").count()
}

fn post(number: u128) -> PostId {
    PostId::from_uuid(Uuid::from_u128(number))
}

/// Changes the register of people, by whoever has seen the last change.
fn changed<V>(playground: &Playground, realm: &Realm, verb: V)
where
    V: Verb<Of = People> + Into<AnyVerb>,
{
    let seen = verb.sees(&House).map(|thing| {
        let realm = realm.clone();
        let read = playground.office.read(move |it| it.view.last_change(&realm, &thing));
        read.expect("it can be read").map_or(Version(0), |it| it.version)
    });
    let mut command = command(House, verb);
    (command.realm, command.seen) = (realm.clone(), seen);
    playground.office.perform(command).expect("it is done");
}

fn a_plan_is_checked_again_only_when_its_world_has_changed(engine: Engine) {
    let (playground, real) = (begun(engine, "findings_again"), Realm::real());
    let first = found(&playground, &real);
    // What happens to tasks is no part of the world that a plan is checked against.
    works(&playground, deciding("IV"));
    works(&playground, StartTask { task: task(1) });
    works(&playground, FinishTask { task: task(1), proof: None });
    playground.machine.pass(Span::from_minutes(1));
    assert!(Arc::ptr_eq(&found(&playground, &real), &first), "nothing was checked again");
    changed(&playground, &real, AbolishPost { post: post(2) });
    let second = found(&playground, &real);
    assert_eq!(unknown_posts(&second), unknown_posts(&first) + 1, "{:?}", rules(&second));
    assert!(Arc::ptr_eq(&found(&playground, &real), &second));
    let revise =
        ReviseIssued { trigger: RevisionTrigger::ExperienceShows, note: text("岗位已撤销") };
    does(&playground, (DRAFTER, COUNTY), plan(), revise);
    assert!(!Arc::ptr_eq(&found(&playground, &real), &second), "a plan of the library changed");
}

fn what_is_changed_in_a_drill_leaves_what_was_found_in_the_real_world(engine: Engine) {
    let (playground, real) = (begun(engine, "findings_drill"), Realm::real());
    let drill: Realm = "drill-flood".parse().expect("a realm");
    let shows = Instant::from_microseconds(1_780_000_000_000_000);
    let open = command(&drill, OpenRealm { shows, speed_thousandths: 1000 });
    playground.office.perform(open).expect("it opens");
    works_in(&playground, &drill, opening());
    works_in(&playground, &drill, at_work());
    let (first, practised) = (found(&playground, &real), found(&playground, &drill));
    changed(&playground, &drill, AbolishPost { post: post(2) });
    assert!(Arc::ptr_eq(&found(&playground, &real), &first));
    assert!(!Arc::ptr_eq(&found(&playground, &drill), &practised));
    let now = unknown_posts(&found(&playground, &drill));
    assert_eq!(now, unknown_posts(&practised) + 1);
}

fn time_alone_checks_a_plan_again_where_it_changes_who_is_in_a_post(engine: Engine) {
    let (playground, real) = (begun(engine, "findings_time"), Realm::real());
    let now = playground.office.machine().now();
    let until = Some(now + Span::from_minutes(30));
    let person = PersonId::from_uuid(Uuid::from_u128(DRAFTER));
    changed(&playground, &real, AppointHolder { post: post(2), person, from: None, until });
    let held = found(&playground, &real);
    playground.machine.pass(Span::from_minutes(29));
    assert!(Arc::ptr_eq(&found(&playground, &real), &held));
    playground.machine.pass(Span::from_minutes(1));
    assert_ne!(rules(&found(&playground, &real)), rules(&held));
}

fn units_and_posts_are_read_again_only_when_the_register_has_changed(engine: Engine) {
    let (playground, real) = (begun(engine, "registers_again"), Realm::real());
    let read = |realm: &Realm| {
        let realm = realm.clone();
        let read = playground.office.read(move |reading| reading.units_and_posts(&realm));
        read.expect("it can be read")
    };
    let abolished = |realm: &Realm| read(realm).posts.iter().filter(|it| it.is_abolished).count();
    let drill: Realm = "drill-flood".parse().expect("a realm");
    assert_eq!(read(&drill).posts.len(), 0, "it is not there yet");
    let shows = Instant::from_microseconds(1_780_000_000_000_000);
    let open = command(&drill, OpenRealm { shows, speed_thousandths: 1000 });
    playground.office.perform(open).expect("it opens");
    let (first, practised) = (read(&real), read(&drill));
    assert_eq!(practised.posts.len(), first.posts.len(), "it begins with those of the real one");
    works(&playground, deciding("IV"));
    assert!(Arc::ptr_eq(&read(&real), &first), "nothing was read again");
    changed(&playground, &drill, AbolishPost { post: post(2) });
    assert_eq!((abolished(&drill), abolished(&real)), (1, 0));
    assert!(Arc::ptr_eq(&read(&real), &first));
    changed(&playground, &real, AbolishPost { post: post(1) });
    assert!(!Arc::ptr_eq(&read(&real), &first));
    assert_eq!(abolished(&real), 1);
}
