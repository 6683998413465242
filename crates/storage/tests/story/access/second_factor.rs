//! Something one holds: codes of a telephone, each used once, and paper for when it is lost.

use application::access::{Confirmed, Enrolled, Entry, RECOVERY_CODES, SignIn};
use domain::kernel::Span;
use testkit::{Engine, actor};

use super::super::on_both_engines;
use super::door::{Door, PASSWORD, account};

on_both_engines! {
    a_code_is_asked_for_and_used_once,
    a_token_between_password_and_code_opens_nothing_and_ends_soon,
    who_guesses_codes_has_to_wait,
    a_code_on_paper_is_used_once,
    a_wrong_first_code_changes_nothing,
    a_key_that_waited_too_long_is_shown_again,
    a_reset_forgets_the_second_factor,
}

/// Wang Li's telephone and paper.
struct Held {
    key: String,
    paper: Vec<String>,
    entry: Entry,
}

fn with_second_factor(door: &Door) -> Held {
    let office = &door.playground.office;
    let entry = door.enters("wang.li", PASSWORD);
    let begun = door.gate.begin_second_factor(office, &entry.session).expect("it can be written");
    let begun = begun.expect("the session may");
    assert!(begun.uri.contains(begun.secret.as_str()));
    let code = door.telephone(&begun.secret);
    let done = door.gate.finish_second_factor(office, &entry.session, &code);
    let Enrolled::Done(paper) = done.expect("it can be written") else { panic!("it is right") };
    let paper = paper.0.iter().map(|code| code.to_string()).collect();
    Held { key: begun.secret.to_string(), paper, entry }
}

fn pending(door: &Door) -> String {
    match door.tries("wang.li", PASSWORD) {
        SignIn::SecondFactor(token) => token.as_str().to_owned(),
        other => panic!("no code is asked for: {other:?}"),
    }
}

fn confirms(door: &Door, pending: &str, code: &str) -> Confirmed {
    let office = &door.playground.office;
    door.gate.confirm_second_factor(office, pending, code).expect("the office works")
}

fn a_code_is_asked_for_and_used_once(engine: Engine) {
    let door = Door::new(engine, "code_once");
    let held = with_second_factor(&door);
    assert!(door.session(held.entry.token.as_str()).is_some_and(|it| it.has_second_factor));
    let first = pending(&door);
    // The code that confirmed the key is used up already.
    assert_eq!(confirms(&door, &first, &door.telephone(&held.key)), Confirmed::Wrong);
    door.passes(Span::from_seconds(30));
    let code = door.telephone(&held.key);
    let Confirmed::SignedIn(entry) = confirms(&door, &first, &code) else { panic!("it is right") };
    assert!(entry.session.is_complete());
    assert!(door.session(entry.token.as_str()).is_some());
    assert_ne!(entry.token.as_str(), first);
    assert_eq!(confirms(&door, &first, &code), Confirmed::Gone);
    assert_eq!(confirms(&door, &pending(&door), &code), Confirmed::Wrong);
    door.passes(Span::from_seconds(30));
    // Nor does the code of a moment ago come back through the window.
    assert_eq!(confirms(&door, &pending(&door), &code), Confirmed::Wrong);
}

fn a_token_between_password_and_code_opens_nothing_and_ends_soon(engine: Engine) {
    let door = Door::new(engine, "between");
    let held = with_second_factor(&door);
    let office = &door.playground.office;
    let token = pending(&door);
    let session = door.session(&token).expect("it is known");
    assert!(!session.is_proved && !session.is_complete());
    let set =
        door.gate.set_password(office, &session, Some(PASSWORD), "一二三四五六七八九十木水火土");
    assert_eq!(set.expect("it works"), application::access::PasswordSet::SignedOut);
    let begun = door.gate.begin_second_factor(office, &session).expect("the office works");
    assert!(begun.is_none());
    door.passes(Span::from_minutes(5));
    assert_eq!(confirms(&door, &token, &door.telephone(&held.key)), Confirmed::Gone);
    assert!(door.session(&token).is_none());
    // A session that is in is no token for a code.
    let inside = held.entry.token.as_str();
    assert_eq!(confirms(&door, inside, &door.telephone(&held.key)), Confirmed::Gone);
}

fn who_guesses_codes_has_to_wait(engine: Engine) {
    let door = Door::new(engine, "guess_codes");
    let held = with_second_factor(&door);
    door.passes(Span::from_seconds(60));
    let wrong = if door.telephone(&held.key) == "000000" { "000001" } else { "000000" };
    let mut heard = 0;
    // A right password in between does not begin the count anew.
    while confirms(&door, &pending(&door), wrong) == Confirmed::Wrong {
        heard += 1;
        assert!(heard < 50, "nobody ever has to wait");
    }
    assert_eq!(heard, 6);
    let right = door.telephone(&held.key);
    assert!(matches!(confirms(&door, &pending(&door), &right), Confirmed::Throttled { .. }));
    door.passes(Span::from_seconds(2));
    let right = door.telephone(&held.key);
    assert!(matches!(confirms(&door, &pending(&door), &right), Confirmed::SignedIn(_)));
}

fn a_code_on_paper_is_used_once(engine: Engine) {
    let door = Door::new(engine, "paper");
    let held = with_second_factor(&door);
    let office = &door.playground.office;
    assert_eq!(held.paper.len(), RECOVERY_CODES);
    let paper = held.paper.last().expect("ten").to_uppercase().replace('-', " ");
    assert!(matches!(confirms(&door, &pending(&door), &paper), Confirmed::SignedIn(_)));
    assert_eq!(confirms(&door, &pending(&door), &paper), Confirmed::Wrong);
    let left = door.gate.recovery_codes_left(office, account()).expect("it can be read");
    assert_eq!(left, 9);
}

fn a_wrong_first_code_changes_nothing(engine: Engine) {
    let door = Door::new(engine, "wrong_first");
    let office = &door.playground.office;
    let session = door.enters("wang.li", PASSWORD).session;
    let finish = |code: &str| door.gate.finish_second_factor(office, &session, code);
    assert!(matches!(finish("123456").expect("it works"), Enrolled::NotBegun));
    let begun = door.gate.begin_second_factor(office, &session).expect("it can be written");
    let key = begun.expect("the session may").secret;
    let wrong = if door.telephone(&key) == "000000" { "000001" } else { "000000" };
    assert!(matches!(finish(wrong).expect("it works"), Enrolled::Wrong));
    assert!(matches!(door.tries("wang.li", PASSWORD), SignIn::SignedIn(_)));
}

fn a_key_that_waited_too_long_is_shown_again(engine: Engine) {
    let door = Door::new(engine, "too_long");
    let office = &door.playground.office;
    let session = door.enters("wang.li", PASSWORD).session;
    let begun = door.gate.begin_second_factor(office, &session).expect("it can be written");
    let key = begun.expect("the session may").secret;
    door.passes(Span::from_minutes(15));
    let code = door.telephone(&key);
    let late = door.gate.finish_second_factor(office, &session, &code).expect("it works");
    assert!(matches!(late, Enrolled::NotBegun));
}

fn a_reset_forgets_the_second_factor(engine: Engine) {
    let door = Door::new(engine, "forgets");
    let held = with_second_factor(&door);
    let office = &door.playground.office;
    let handed_out = door.gate.reset_account(office, &actor(), account()).expect("it is reset");
    let entry = door.enters("wang.li", &handed_out.0);
    assert!(!entry.session.has_second_factor);
    assert_eq!(door.gate.recovery_codes_left(office, account()).expect("read"), 0);
    assert!(door.session(held.entry.token.as_str()).is_none());
}
