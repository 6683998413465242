//! At the door: right and wrong, slowly, with one answer for whatever is wrong.

use application::access::{Attempt, Cost, DELAY_MAX, FREE_FAILURES, Gate, SignIn};
use application::{Actor, Failure};
use domain::Refusal;
use domain::access::{self, Credentials, OpenAccount, SetCredentials};
use domain::kernel::{AccountId, PersonId, Span};
use testkit::{Engine, actor, command};
use uuid::Uuid;

use super::super::on_both_engines;
use super::door::{Door, PASSWORD, account, login, person};

on_both_engines! {
    an_unknown_login_and_a_wrong_password_are_answered_alike,
    who_guesses_has_to_wait_and_is_heard_again_when_time_has_passed,
    an_account_that_is_unlocked_is_heard_at_once,
    nobody_is_kept_out_of_a_browser_that_is_known_by_guesses_from_elsewhere,
    an_address_that_guesses_at_many_logins_has_to_wait,
    many_guesses_at_once_do_not_slip_through_together,
    a_login_and_a_person_have_one_account,
    nothing_is_said_to_be_set_by_a_command_without_a_secret,
    who_may_not_reset_changes_nothing,
    a_password_that_was_handed_out_opens_nothing_after_a_week,
    a_dearer_hash_takes_the_place_of_a_cheaper_one_at_sign_in,
}

fn an_unknown_login_and_a_wrong_password_are_answered_alike(engine: Engine) {
    let door = Door::new(engine, "alike");
    for (login, password) in [
        ("wang.li", "wrong-wrong-wrong"),
        ("li.wei", PASSWORD),
        ("no login at all", PASSWORD),
        ("wang.li", ""),
        ("", ""),
        ("wang.li", &"x".repeat(100_000)),
    ] {
        assert_eq!(door.tries(login, password), SignIn::Wrong, "{login}");
    }
    assert_eq!(door.enters(" Wang.Li ", PASSWORD).session.person, person());
}

fn who_guesses_has_to_wait_and_is_heard_again_when_time_has_passed(engine: Engine) {
    let door = Door::new(engine, "guesses");
    assert_eq!(door.fails_until_throttled(), FREE_FAILURES + 1);
    let SignIn::Throttled { again_at } = door.tries("wang.li", PASSWORD) else {
        panic!("the right password is not heard either")
    };
    assert_eq!(again_at, door.now() + Span::from_seconds(2));
    for _ in 0..20 {
        let SignIn::Throttled { again_at } = door.tries("wang.li", "wrong-wrong-wrong") else {
            panic!("who has to wait is not heard")
        };
        assert!(again_at.since(door.now()) <= DELAY_MAX);
        door.passes(again_at.since(door.now()));
        assert_eq!(door.tries("wang.li", "wrong-wrong-wrong"), SignIn::Wrong);
    }
    door.passes(DELAY_MAX);
    door.enters("wang.li", PASSWORD);
    assert_eq!(door.fails_until_throttled(), FREE_FAILURES + 1);
}

fn an_account_that_is_unlocked_is_heard_at_once(engine: Engine) {
    let door = Door::new(engine, "unlocked");
    door.fails_until_throttled();
    door.passes(Span::from_seconds(1));
    let office = &door.playground.office;
    door.gate.unlock_account(office, &actor(), account()).expect("it is unlocked");
    door.enters("wang.li", PASSWORD);
}

fn nobody_is_kept_out_of_a_browser_that_is_known_by_guesses_from_elsewhere(engine: Engine) {
    let door = Door::new(engine, "known");
    let device = door.enters("wang.li", PASSWORD).device;
    door.fails_until_throttled();
    assert!(matches!(door.tries("wang.li", PASSWORD), SignIn::Throttled { .. }));
    let address = "192.0.2.7".parse().expect("an address");
    let known =
        Attempt { login: "wang.li", password: PASSWORD, address, device: Some(device.as_str()) };
    assert!(matches!(door.attempts(&known), SignIn::SignedIn(_)));
    // The browser is counted by itself, so a thief of it does not guess for ever either.
    let thief = Attempt { password: "wrong-wrong-wrong", ..known };
    let heard = (0..20).take_while(|_| door.attempts(&thief) == SignIn::Wrong).count();
    assert_eq!(heard, 6);
}

fn an_address_that_guesses_at_many_logins_has_to_wait(engine: Engine) {
    let door = Door::new(engine, "address");
    let guesses = |number: u32| {
        // One account of one's own is no licence to guess at the others.
        if number % 10 == 9 {
            let own = door.tries_from("2001:db8::1", "wang.li", PASSWORD);
            assert!(matches!(own, SignIn::SignedIn(_)), "{number}");
        }
        door.tries_from("2001:db8::1", &format!("user{number}"), "wrong-wrong-wrong")
    };
    let heard = (0..60).take_while(|number| guesses(*number) == SignIn::Wrong).count();
    assert_eq!(heard, 51);
    let throttled = |it| matches!(it, SignIn::Throttled { .. });
    assert!(throttled(door.tries_from("2001:db8::2", "wang.li", PASSWORD)));
    assert!(!throttled(door.tries_from("2001:db8:0:1::1", "wang.li", PASSWORD)));
}

fn many_guesses_at_once_do_not_slip_through_together(engine: Engine) {
    let door = Door::new(engine, "slip");
    let heard = std::sync::atomic::AtomicU32::new(0);
    std::thread::scope(|scope| {
        for _ in 0..24 {
            scope.spawn(|| {
                if door.tries("wang.li", "wrong-wrong-wrong") == SignIn::Wrong {
                    heard.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                }
            });
        }
    });
    assert_eq!(heard.into_inner(), FREE_FAILURES + 1);
}

fn a_login_and_a_person_have_one_account(engine: Engine) {
    let door = Door::new(engine, "one_account");
    let office = &door.playground.office;
    let other = AccountId::from_uuid(Uuid::from_u128(0xa2));
    let refused = |verb: OpenAccount| match office.perform(command(other, verb)) {
        Err(Failure::Refused(Refusal::Access(refusal))) => refusal,
        other => panic!("not refused: {other:?}"),
    };
    let somebody = PersonId::from_uuid(Uuid::from_u128(0xb2));
    let taken = OpenAccount { login: login(), person: somebody };
    assert_eq!(refused(taken), access::Refusal::LoginTaken { login: login() });
    let twice = OpenAccount { login: "wang.li2".parse().expect("a login"), person: person() };
    assert_eq!(refused(twice), access::Refusal::PersonHasAccount { account: account() });
}

fn nothing_is_said_to_be_set_by_a_command_without_a_secret(engine: Engine) {
    let door = Door::new(engine, "no_secret");
    let verb = SetCredentials { what: Credentials::Password };
    let refused = door.playground.office.perform(command(account(), verb));
    let no = Refusal::from(access::Refusal::NoSecretHandedIn);
    assert!(matches!(refused, Err(Failure::Refused(it)) if it == no));
}

fn who_may_not_reset_changes_nothing(engine: Engine) {
    let door = Door::new(engine, "may_not");
    let office = &door.playground.office;
    let size = office.size();
    let nobody = Actor { rights: vec![], ..actor() };
    let denied = door.gate.reset_account(office, &nobody, account());
    assert!(matches!(denied.map(drop), Err(Failure::Denied(_))));
    assert_eq!(office.size(), size);
    door.enters("wang.li", PASSWORD);
}

fn a_password_that_was_handed_out_opens_nothing_after_a_week(engine: Engine) {
    let (door, one_time) = Door::fresh(engine, "handed_out");
    assert!(door.enters("wang.li", &one_time).session.must_change);
    door.passes(Span::from_hours(7 * 24));
    assert_eq!(door.tries("wang.li", &one_time), SignIn::Wrong);
}

fn a_dearer_hash_takes_the_place_of_a_cheaper_one_at_sign_in(engine: Engine) {
    let mut door = Door::new(engine, "dearer");
    let hash = |door: &Door| {
        let stands = door.playground.office.read(|reading| reading.view.credentials(account()));
        stands.expect("it can be read").expect("there is one").password.hash
    };
    let cheap = hash(&door);
    door.gate = Gate::new(&door.playground.office, Cost { passes: 2, ..Cost::LEAST });
    door.enters("wang.li", PASSWORD);
    let dear = hash(&door);
    assert!(cheap.contains("t=1,") && dear.contains("t=2,"), "{cheap} {dear}");
    door.enters("wang.li", PASSWORD);
    assert_eq!(hash(&door), dear);
}
