//! Situation reports of an operation: written, checked, issued under numbers, and gone with its
//! texts.

use application::operations::{
    SituationReportRead, situation_report, situation_reports, texts_told,
};
use application::{Command, Failure};
use domain::AnyVerb;
use domain::data_use::DestroyTexts;
use domain::kernel::{Instant, Realm, SituationReportId, Span, Text};
use domain::operations::{
    CheckSituationReport, IssueSituationReport, Refusal, WriteSituationReport,
};
use testkit::{Engine, Playground, command};
use uuid::Uuid;

use super::closing::{all_bytes, attestation, close, holds, opening, operation};
use super::on_both_engines;

on_both_engines! {
    reports_are_numbered_without_a_gap_and_stay_as_they_were_issued,
    a_change_takes_the_check_away,
    what_a_report_says_goes_with_the_texts_of_its_operation,
    the_table_of_situation_reports_can_be_made_again,
}

const SITUATION: &str = "东渡站水位五十七点六二米，仍在上涨";

fn id(number: u128) -> SituationReportId {
    SituationReportId::from_uuid(Uuid::from_u128(number))
}

fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("fits")
}

fn now(playground: &Playground) -> Instant {
    application::Machine::now(&*playground.machine)
}

fn begun(engine: Engine, name: &str) -> Playground {
    let playground = Playground::new(engine, name);
    playground.office.perform(command(operation(), opening())).expect("it opens");
    playground
}

fn read(playground: &Playground, number: u128) -> Option<SituationReportRead> {
    let of = move |it: &mut application::Reading<'_>| {
        situation_report(it, (&Realm::real(), operation()), id(number))
    };
    playground.office.read(of).expect("it can be read")
}

fn does(playground: &Playground, number: u128, verb: impl Into<AnyVerb>) -> Result<(), Failure> {
    let seen = read(playground, number).map_or(domain::kernel::Version(0), |it| it.version);
    let doing = Command { seen: Some(seen), ..command(operation(), verb) };
    playground.office.perform(doing).map(drop)
}

fn writes(playground: &Playground, number: u128) {
    let write = WriteSituationReport {
        report: id(number),
        as_of: now(playground),
        situation: text(SITUATION),
        responsibilities: text("县防汛抗旱指挥部统一指挥。"),
        measures: text("东渡镇沿河群众正在转移。"),
        effectiveness: text("已转移 320 人。"),
    };
    does(playground, number, write).expect("it is written");
}

fn checks(playground: &Playground, number: u128) {
    let check = CheckSituationReport { report: id(number) };
    does(playground, number, check).expect("it is right");
}

fn issues(playground: &Playground, number: u128) -> Result<(), Failure> {
    let (from, to) = (text("云泽县防汛抗旱指挥部"), text("市应急管理局"));
    does(playground, number, IssueSituationReport { report: id(number), from, to })
}

fn reports_are_numbered_without_a_gap_and_stay_as_they_were_issued(engine: Engine) {
    let playground = begun(engine, "situation_numbers");
    for number in [3, 1, 2] {
        writes(&playground, number);
        checks(&playground, number);
        playground.machine.pass(Span::from_minutes(10));
        // One draft is never issued, and takes no number.
        if number != 1 {
            issues(&playground, number).expect("it is checked");
        }
    }
    let all =
        |it: &mut application::Reading<'_>| situation_reports(it, &Realm::real(), operation());
    let all = playground.office.read(all).expect("they can be read");
    let numbers = all.iter().map(|it| (it.row.report, it.row.issued.as_ref().map(|it| it.number)));
    assert_eq!(numbers.collect::<Vec<_>>(), [(id(3), Some(1)), (id(1), None), (id(2), Some(2))]);
    let first = all.first().expect("it was begun first");
    assert_eq!(first.to.as_deref(), Some("市应急管理局"));
    let again = issues(&playground, 3);
    let issued = domain::Refusal::from(Refusal::SituationReportIsIssued);
    assert!(matches!(&again, Err(Failure::Refused(it)) if *it == issued), "{again:?}");
    let found = read(&playground, 3).expect("it is there");
    assert_eq!(found.blocks[0].as_deref(), Some(SITUATION));
    assert_eq!(found.listed.from.as_deref(), Some("云泽县防汛抗旱指挥部"));
}

fn a_change_takes_the_check_away(engine: Engine) {
    let playground = begun(engine, "situation_check");
    writes(&playground, 1);
    checks(&playground, 1);
    assert!(read(&playground, 1).expect("it is there").listed.checked_by.is_some());
    writes(&playground, 1);
    assert!(read(&playground, 1).expect("it is there").listed.checked_by.is_none());
    let no = issues(&playground, 1);
    let unchecked = domain::Refusal::from(Refusal::SituationReportIsUnchecked);
    assert!(matches!(&no, Err(Failure::Refused(it)) if *it == unchecked), "{no:?}");
}

fn what_a_report_says_goes_with_the_texts_of_its_operation(engine: Engine) {
    let playground = begun(engine, "situation_destroyed");
    writes(&playground, 1);
    checks(&playground, 1);
    issues(&playground, 1).expect("it is checked");
    assert!(!holds(&all_bytes(&playground), SITUATION), "it lies sealed");
    let told = |it: &mut application::Reading<'_>| texts_told(it, (&Realm::real(), operation()));
    let told = playground.office.read(told).expect("they can be read");
    assert_eq!(told.len(), 1 + 4 + 2, "the title, four blocks, and from whom to whom");
    close(&playground);
    let destroy = DestroyTexts {
        attestation: attestation(),
        destroy_unreleased: true,
        unreleased_reason: Some(text("无存档价值")),
    };
    playground.office.perform(command(operation(), destroy)).expect("it is destroyed");
    let found = read(&playground, 1).expect("that it was issued stays");
    assert_eq!(found.blocks, [None, None, None, None]);
    assert_eq!(found.listed.row.issued.map(|it| it.number), Some(1));
    assert_eq!(found.listed.to, None);
}

fn the_table_of_situation_reports_can_be_made_again(engine: Engine) {
    let playground = begun(engine, "situation_again");
    for number in [1, 2] {
        writes(&playground, number);
    }
    checks(&playground, 1);
    issues(&playground, 1).expect("it is checked");
    let rows = |playground: &Playground| {
        [1, 2].map(|it| read(playground, it).expect("it is there").listed.row)
    };
    let before = rows(&playground);
    let rebuilt = playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!((rebuilt.differing, rows(&playground)), (vec![], before));
}
