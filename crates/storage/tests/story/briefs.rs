//! A daily brief is written, checked by somebody else, and issued under the next number.

use application::duty::{BriefRead, brief, briefs};
use application::{Command, Failure, Page};
use domain::AnyVerb;
use domain::duty::{BriefRefusal, CheckBrief, IssueBrief, WriteBrief};
use domain::kernel::{BriefId, Instant, Realm, Span, Text, Version};
use testkit::{Engine, Playground, command};
use uuid::Uuid;

use super::closing::{all_bytes, holds};
use super::on_both_engines;

on_both_engines! {
    briefs_are_numbered_without_a_gap_when_they_are_issued,
    what_a_brief_says_lies_in_no_table_in_clear_and_the_tables_can_be_made_again,
}

const SAID: &str = "一、值班情况\n值班员孟晓岚，带班领导曹振国。";

fn id(number: u128) -> BriefId {
    BriefId::from_uuid(Uuid::from_u128(number))
}

fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("fits")
}

fn read(playground: &Playground, number: u128) -> Option<BriefRead> {
    let read = playground.office.read(move |it| brief(it, &Realm::real(), id(number)));
    read.expect("it can be read")
}

fn does(playground: &Playground, number: u128, verb: impl Into<AnyVerb>) -> Result<(), Failure> {
    let seen = read(playground, number).map_or(Version(0), |it| it.version);
    let doing = Command { seen: Some(seen), ..command(id(number), verb) };
    playground.office.perform(doing).map(drop)
}

fn writes(playground: &Playground, number: u128) {
    let now: Instant = application::Machine::now(&*playground.machine);
    let write = WriteBrief { from: now - Span::from_hours(24), until: now, text: text(SAID) };
    does(playground, number, write).expect("it is a day that is over");
}

fn issuing() -> IssueBrief {
    IssueBrief { from: text("云泽县公安局"), to: text("县委办、县政府办") }
}

fn briefs_are_numbered_without_a_gap_when_they_are_issued(engine: Engine) {
    let playground = Playground::new(engine, "briefs_numbered");
    for number in [1, 2, 3] {
        writes(&playground, number);
    }
    let no = does(&playground, 1, issuing());
    let unchecked = domain::Refusal::from(BriefRefusal::BriefIsUnchecked);
    assert!(matches!(no, Err(Failure::Refused(it)) if it == unchecked));
    for number in [3, 1] {
        does(&playground, number, CheckBrief {}).expect("the operator is nobody by name");
        does(&playground, number, issuing()).expect("it is checked");
    }
    let page = Page { before: None, rows_max: 9 };
    let all = playground.office.read(move |it| briefs(it, &Realm::real(), page));
    let all = all.expect("they can be read");
    let numbers: Vec<_> = all.iter().map(|it| it.row.issued.as_ref().map(|it| it.number)).collect();
    assert_eq!(numbers, [Some(1), None, Some(2)], "the newest first");
    assert_eq!(all[0].text.as_deref(), Some(SAID));
    let to = all[0].issued.as_ref().and_then(|it| it.1.as_deref());
    assert_eq!(to, Some("县委办、县政府办"));
}

fn what_a_brief_says_lies_in_no_table_in_clear_and_the_tables_can_be_made_again(engine: Engine) {
    let playground = Playground::new(engine, "briefs_again");
    writes(&playground, 1);
    does(&playground, 1, CheckBrief {}).expect("it is written");
    writes(&playground, 1);
    assert!(read(&playground, 1).expect("it is there").checked_by.is_none(), "it was changed");
    does(&playground, 1, CheckBrief {}).expect("it is written");
    does(&playground, 1, issuing()).expect("it is checked");
    let bytes = all_bytes(&playground);
    for secret in ["带班领导曹振国", "县委办、县政府办"] {
        assert!(!holds(&bytes, secret), "{secret}");
    }
    let row = |playground: &Playground| read(playground, 1).expect("it is there").row;
    let before = row(&playground);
    let rebuilt = playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!((rebuilt.differing, row(&playground)), (vec![], before));
}
