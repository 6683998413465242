//! Inside: until when, as whom, and what is left behind in the files.

use application::Who;
use application::access::{PasswordSet, SignIn, actor_in};
use domain::AnyVerb;
use domain::access::NotAPassword;
use domain::kernel::{Label, OrganisationId, PersonId, PostId, Right, Span, Text};
use domain::people::{
    AppointDeputy, AppointHolder, DefinePost, OrganisationDetails, OrganisationKind, PersonKind,
    PostDetails, PostKind, RegisterOrganisation, RegisterPerson,
};
use testkit::{Engine, actor, command};
use uuid::Uuid;

use super::super::on_both_engines;
use super::door::{Door, PASSWORD, account, new_account, person};

on_both_engines! {
    a_first_sign_in_asks_for_a_password_of_ones_own,
    a_session_ends_by_the_clock,
    a_session_in_use_lasts_a_day_and_no_longer,
    who_signs_out_is_out,
    a_new_password_ends_every_other_session,
    a_new_password_needs_the_old_one,
    a_closed_account_has_no_session_and_no_secret,
    a_reset_ends_sessions_and_hands_out_another_password,
    a_session_acts_in_a_post_that_is_the_persons,
    what_a_session_needs_survives_a_restart_and_a_rebuild,
    no_secret_lies_in_clear,
    the_journal_tells_who_set_what,
    what_is_over_is_swept,
}

fn a_first_sign_in_asks_for_a_password_of_ones_own(engine: Engine) {
    let (door, one_time) = Door::fresh(engine, "first");
    let office = &door.playground.office;
    let entry = door.enters("wang.li", &one_time);
    assert!(entry.session.must_change && !entry.session.is_complete());
    let tried = |new: &str| {
        door.gate.set_password(office, &entry.session, None, new).expect("the office works")
    };
    assert_eq!(tried("kurz"), PasswordSet::Refused(NotAPassword::TooShort { characters: 4 }));
    assert_eq!(tried("Woaini1314520"), PasswordSet::Refused(NotAPassword::Common));
    assert_eq!(tried(&one_time), PasswordSet::Same);
    assert_eq!(tried(PASSWORD), PasswordSet::Set);
    let session = door.session(entry.token.as_str()).expect("the session goes on");
    assert!(session.is_complete());
    assert_eq!(door.tries("wang.li", &one_time), SignIn::Wrong);
    door.enters("wang.li", PASSWORD);
}

fn a_session_ends_by_the_clock(engine: Engine) {
    let door = Door::new(engine, "ends");
    let entry = door.enters("wang.li", PASSWORD);
    door.passes(Span::from_seconds(12 * 3600 - 1));
    assert!(door.session(entry.token.as_str()).is_some());
    door.passes(Span::from_hours(12));
    assert!(door.session(entry.token.as_str()).is_none());
}

fn a_session_in_use_lasts_a_day_and_no_longer(engine: Engine) {
    let door = Door::new(engine, "in_use");
    let entry = door.enters("wang.li", PASSWORD);
    for _ in 0..23 {
        door.passes(Span::from_hours(1));
        assert!(door.session(entry.token.as_str()).is_some());
    }
    door.passes(Span::from_hours(1));
    assert!(door.session(entry.token.as_str()).is_none());
}

fn who_signs_out_is_out(engine: Engine) {
    let door = Door::new(engine, "out");
    let office = &door.playground.office;
    let (one, other) = (door.enters("wang.li", PASSWORD), door.enters("wang.li", PASSWORD));
    door.gate.sign_out(office, one.token.as_str()).expect("it can be written");
    door.gate.sign_out(office, "made up").expect("nothing was there");
    assert!(door.session(one.token.as_str()).is_none());
    assert!(door.session(other.token.as_str()).is_some());
    let ended = door.gate.sign_out_everywhere(office, account()).expect("it can be written");
    assert_eq!((ended, door.session(other.token.as_str())), (1, None));
    assert_eq!(door.session("made up"), None);
}

fn a_new_password_ends_every_other_session(engine: Engine) {
    let door = Door::new(engine, "others_end");
    let office = &door.playground.office;
    let (here, there) = (door.enters("wang.li", PASSWORD), door.enters("wang.li", PASSWORD));
    let new = "老码头石阶上有三只白鹭站着";
    let set = door.gate.set_password(office, &here.session, Some(PASSWORD), new);
    assert_eq!(set.expect("the office works"), PasswordSet::Set);
    assert!(door.session(here.token.as_str()).is_some());
    assert!(door.session(there.token.as_str()).is_none());
    let late = door.gate.set_password(office, &there.session, Some(new), PASSWORD);
    assert_eq!(late.expect("the office works"), PasswordSet::SignedOut);
}

fn a_new_password_needs_the_old_one(engine: Engine) {
    let door = Door::new(engine, "old_one");
    let office = &door.playground.office;
    let session = door.enters("wang.li", PASSWORD).session;
    let tried = |old: Option<&str>| {
        let new = "老码头石阶上有三只白鹭站着";
        door.gate.set_password(office, &session, old, new).expect("the office works")
    };
    assert_eq!(tried(None), PasswordSet::WrongOld);
    let heard = (0..20).take_while(|_| tried(Some("wrong")) == PasswordSet::WrongOld).count();
    assert_eq!(heard, 5);
    assert!(matches!(tried(Some(PASSWORD)), PasswordSet::Throttled { .. }));
    door.passes(Span::from_minutes(15));
    assert_eq!(tried(Some(PASSWORD)), PasswordSet::Set);
}

fn a_closed_account_has_no_session_and_no_secret(engine: Engine) {
    let door = Door::new(engine, "closed");
    let office = &door.playground.office;
    let entry = door.enters("wang.li", PASSWORD);
    door.gate.close_account(office, &actor(), account()).expect("it is closed");
    assert!(door.session(entry.token.as_str()).is_none());
    assert_eq!(door.tries("wang.li", PASSWORD), SignIn::Wrong);
    let left = office.read(|reading| reading.view.credentials(account()));
    assert!(left.expect("it can be read").is_none());
    let ended = door.gate.sign_out_everywhere(office, account()).expect("it can be written");
    assert_eq!(ended, 0, "they ended in the transaction that closed it");
    let again = door.gate.add_account(office, &actor(), new_account()).expect("it opens again");
    assert!(door.session(entry.token.as_str()).is_none());
    assert_eq!(door.tries("wang.li", PASSWORD), SignIn::Wrong);
    assert!(door.enters("wang.li", &again.0).session.must_change);
}

fn a_reset_ends_sessions_and_hands_out_another_password(engine: Engine) {
    let door = Door::new(engine, "reset");
    let office = &door.playground.office;
    let entry = door.enters("wang.li", PASSWORD);
    let handed_out = door.gate.reset_account(office, &actor(), account()).expect("it is reset");
    assert!(door.session(entry.token.as_str()).is_none());
    assert_eq!(door.tries("wang.li", PASSWORD), SignIn::Wrong);
    assert!(door.enters("wang.li", &handed_out.0).session.must_change);
}

fn post(number: u128) -> PostId {
    PostId::from_uuid(Uuid::from_u128(number))
}

fn leader() -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(0xb9))
}

fn label(text: &str) -> Label {
    Label::chinese(Text::parse(text).expect("fits"))
}

/// Wang Li is the duty officer, and stands in for the duty commander.
fn two_posts(door: &Door) {
    let house = OrganisationId::from_uuid(Uuid::from_u128(0xc1));
    let does = |verb: AnyVerb| {
        door.playground.office.perform(command("house", verb)).expect("it is so");
    };
    let details = OrganisationDetails {
        name: label("云泽县公安局"),
        kind: OrganisationKind::PublicSecurity,
        parent: None,
        region: None,
    };
    let code = "psb".parse().expect("a key");
    does(RegisterOrganisation { organisation: house, code, details }.into());
    for (id, number, name) in [(person(), "007001", "王力"), (leader(), "007002", "李卫")] {
        let number = number.parse().expect("a key");
        let name = Text::parse(name).expect("fits");
        let kind = PersonKind::Sworn;
        does(RegisterPerson { person: id, number, name, kind, organisation: house }.into());
    }
    for (number, code, right, holder) in [
        (1, "duty-officer", Right::WriteLog, person()),
        (2, "duty-commander", Right::LeadOperations, leader()),
        (3, "planner", Right::ReadPeople, leader()),
    ] {
        let details = PostDetails {
            title: label(code),
            organisation: house,
            kind: PostKind::DutyOfficer,
            holders_wanted: 1,
            rights: [right].into(),
            area: None,
            needs: [].into(),
        };
        let code = code.parse().expect("a key");
        does(DefinePost { post: post(number), code, details }.into());
        let (from, until) = (None, None);
        does(AppointHolder { post: post(number), person: holder, from, until }.into());
    }
    let until = Some(door.now() + Span::from_hours(2));
    let (post, acts_for) = (post(2), leader());
    does(AppointDeputy { post, person: person(), acts_for, from: None, until }.into());
}

fn a_session_acts_in_a_post_that_is_the_persons(engine: Engine) {
    let door = Door::new(engine, "acts");
    let office = &door.playground.office;
    let entry = door.enters("wang.li", PASSWORD);
    let chooses = |number| {
        let chosen = door.gate.choose_post(office, &entry.session, post(number));
        chosen.expect("the office works").is_some()
    };
    let acts = || {
        let (session, now) = (door.session(entry.token.as_str()).expect("it is in"), door.now());
        let actor = office.read(move |reading| actor_in(reading.view, &session, now));
        actor.expect("the posts can be read")
    };
    assert_eq!((acts(), chooses(1)), (None, false));
    two_posts(&door);
    // In two posts one has to say in which.
    assert_eq!((acts(), chooses(3)), (None, false));
    assert!(chooses(2));
    let deputy = acts().expect("a deputy may");
    let who = Who::Staff { person: person(), post: post(2), on_behalf_of: Some(leader()) };
    assert_eq!((deputy.who, deputy.rights), (who, vec![Right::LeadOperations]));
    // When the time of the deputy is over, so are the rights, in a session that goes on.
    door.passes(Span::from_hours(2));
    assert_eq!(acts(), None);
    assert!(chooses(1));
    let who = Who::Staff { person: person(), post: post(1), on_behalf_of: None };
    assert_eq!(acts().map(|actor| (actor.who, actor.rights)), Some((who, vec![Right::WriteLog])));
}

fn what_a_session_needs_survives_a_restart_and_a_rebuild(engine: Engine) {
    let door = Door::new(engine, "survives");
    let entry = door.enters("wang.li", PASSWORD);
    let Door { playground, gate } = door;
    let door = Door { playground: playground.restarted(), gate };
    let rebuilt = door.playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!(rebuilt.differing, Vec::<&str>::new());
    assert_eq!(door.session(entry.token.as_str()), Some(entry.session));
    door.enters("wang.li", PASSWORD);
}

fn no_secret_lies_in_clear(engine: Engine) {
    let (door, one_time) = Door::fresh(engine, "in_clear");
    let office = &door.playground.office;
    let entry = door.enters("wang.li", &one_time);
    door.gate.set_password(office, &entry.session, None, PASSWORD).expect("it is set");
    let session = door.session(entry.token.as_str()).expect("it is in");
    let begun = door.gate.begin_second_factor(office, &session).expect("it can be written");
    let key = begun.expect("the session may").secret;
    let code = door.telephone(&key);
    let done = door.gate.finish_second_factor(office, &session, &code).expect("it is written");
    let application::access::Enrolled::Done(codes) = done else { panic!("the code is right") };
    let raw = totp_rs::Secret::try_from_base32(key.as_str()).expect("as it was shown");
    let mut secrets: Vec<Vec<u8>> = [&one_time, PASSWORD, entry.token.as_str(), key.as_str()]
        .iter()
        .map(|text| text.as_bytes().to_vec())
        .collect();
    secrets.push(raw.as_bytes().to_vec());
    secrets.extend(codes.0.iter().map(|code| code.as_bytes().to_vec()));
    secrets.extend(codes.0.iter().map(|code| code.replace('-', "").into_bytes()));
    let mut everything = journal_of(&door).into_bytes();
    if let Some(folder) = door.playground.folder() {
        for entry in std::fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("it can be listed").path();
            everything.extend(std::fs::read(path).expect("it can be read"));
        }
        assert!(holds(&everything, b"$argon2id$"), "the files are those of the store");
    }
    assert!(holds(&everything, b"credentials_set"));
    for secret in secrets {
        assert!(!holds(&everything, &secret), "{}", String::from_utf8_lossy(&secret));
    }
}

fn holds(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

/// The journal, a line an event: kind, who, payload.
fn journal_of(door: &Door) -> String {
    let events = door.playground.office.read(|reading| reading.view.events_after(0, 500));
    let mut out = String::new();
    for stored in events.expect("it can be read") {
        let it = stored.sealed.envelope();
        out.push_str(&format!("{} {} {}\n", it.kind, it.who, it.payload));
    }
    out
}

fn the_journal_tells_who_set_what(engine: Engine) {
    let door = Door::new(engine, "tells");
    let (a, b) = (account(), person());
    let operator = r#"{"as":"operator","command":"test"}"#;
    let set = format!(r#"{{"account":"{a}","what":"password"}}"#);
    let told = [
        format!(
            r#"account_opened {operator} {{"account":"{a}","login":"wang.li","person":"{b}"}}"#
        ),
        format!("credentials_set {operator} {set}"),
        format!(r#"credentials_set {{"as":"themselves","person":"{b}"}} {set}"#),
    ];
    assert_eq!(journal_of(&door), told.map(|line| line + "\n").concat());
}

fn what_is_over_is_swept(engine: Engine) {
    let door = Door::new(engine, "sessions_swept");
    let office = &door.playground.office;
    door.enters("wang.li", PASSWORD);
    door.enters("wang.li", PASSWORD);
    door.tries("li.wei", PASSWORD);
    assert_eq!(door.gate.sweep(office).expect("it can be written"), 0);
    door.passes(Span::from_hours(25));
    // Two sessions; the login and the address of one wrong attempt.
    assert_eq!(door.gate.sweep(office).expect("it can be written"), 4);
    door.enters("wang.li", PASSWORD);
}
