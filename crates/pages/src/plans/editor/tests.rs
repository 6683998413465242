//! What a form changes in the text, and what a page shows of it.

use askama::Template as _;
use domain::kernel::{Instant, Label, PlanId, Text, Version};
use domain::plans::document::Tier;
use domain::plans::{PlanDetails, VersionState};
use plan_document::Document;
use plan_document::checks::check;
use words::Language;

use super::draft::Draft;
use super::form::Making;
use super::found::Found;
use super::place::Place;
use super::posted::Posted;
use super::work::{Problem, Worked, work};
use crate::plans::registers::{Named, Registers};

const TEXT: &str = "\
plan: county-flood # 防汛
title: {zh: 防汛, en: Flood}
tier: special
issuer: county
tasks:
  # 先封堤
  close:
    title: {zh: 封堤}
    lead: psb # 公安
    support: [station-a, station-b] # 两个所
    due: 2公里
    needs:
      people:
        - {count: 12, competence: traffic}
  carry:
    title: {zh: 转移}
    after: [close]
levels:
  IV:
    starts: [close, carry]
";

fn draft_of(text: &str) -> Draft {
    let document = Document::read(text);
    let key = |text: &str| text.parse().expect("a key");
    Draft {
        plan: PlanId::from_uuid("0198c0de-0000-7000-8000-0000000000f2".parse().expect("a uuid")),
        details: PlanDetails {
            key: key("county-flood"),
            title: Label::chinese(Text::parse("防汛").expect("a text")),
            tier: Tier::Special,
            issuer: key("county"),
        },
        version: 1,
        state: VersionState::Draft,
        saved_at: Instant::ZERO,
        now: Instant::ZERO,
        seen: Version(1),
        findings: check(&document, None, &[]),
        document,
        registers: registers(),
        world: None,
    }
}

fn registers() -> Registers {
    let psb = Named { name: "psb".into(), title: "公安局".into() };
    Registers { units: vec![psb], ..Registers::default() }
}

fn at(part: &str, key: &str) -> Place {
    Place::named(part, key).expect("there is such a part")
}

fn done(place: &Place, posted: &[(&str, &str)]) -> Result<Worked, Problem> {
    work(&draft_of(TEXT), place, &Posted::of(posted), Language::Chinese)
}

/// The form of a task as a browser sends it, with some of it changed.
fn form(changed: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let stands = [
        ("fields", "1"),
        ("do", "save"),
        ("title.zh", "封堤"),
        ("title.en", ""),
        ("lead", "psb"),
        ("support", "station-a"),
        ("support", "station-b"),
        ("support", ""),
        ("due", "2公里"),
        ("needs.people.0.count", "12"),
        ("needs.people.0.competence", "traffic"),
        ("needs.people.0.kind", ""),
        ("needs.people.1.count", ""),
    ];
    let kept = stands.into_iter().filter(|(name, _)| changed.iter().all(|(it, _)| it != name));
    kept.chain(changed.iter().copied()).collect()
}

fn text_after(changed: &[(&'static str, &'static str)]) -> String {
    done(&at("tasks", "close"), &form(changed)).expect("it can be done").text
}

#[test]
fn a_form_that_was_not_changed_leaves_every_byte() {
    assert_eq!(text_after(&[]), TEXT);
}

#[test]
fn one_field_changes_one_place_and_comments_stay() {
    let text = text_after(&[("lead", "station-a")]);
    assert_eq!(text, TEXT.replace("lead: psb # 公安", "lead: station-a # 公安"));
    let text = text_after(&[("title.en", "Close the levee")]);
    assert_eq!(text, TEXT.replace("{zh: 封堤}", "{zh: 封堤, en: Close the levee}"));
}

#[test]
fn a_field_that_was_emptied_leaves_the_text() {
    let text = text_after(&[("due", " ")]);
    assert_eq!(text, TEXT.replace("    due: 2公里\n", ""));
}

#[test]
fn a_list_loses_and_gains_single_names() {
    let text = text_after(&[("support", "station-a"), ("support", "station-c")]);
    let wanted = "support: [station-a, station-c] # 两个所";
    assert_eq!(text, TEXT.replace("support: [station-a, station-b] # 两个所", wanted));
}

#[test]
fn what_was_not_there_is_put_in_where_it_belongs() {
    let text = text_after(&[("takes.min", "20min"), ("takes.max", "1h"), ("standing", "true")]);
    let document = Document::read(&text);
    let at = |path: &[&str]| document.node(path).and_then(|it| it.scalar()).map(|it| &*it.text);
    assert_eq!(at(&["tasks", "close", "takes", "min"]), Some("20min"));
    assert_eq!(at(&["tasks", "close", "takes", "max"]), Some("1h"));
    assert_eq!(at(&["tasks", "close", "standing"]), Some("true"));
    assert!(text.starts_with(TEXT.split("  carry").next().unwrap_or_default()));
}

#[test]
fn long_texts_stand_in_blocks_and_are_not_changed_by_another_line_end() {
    let long = "先到东渡大堤两端。\r\n\r\n拉警戒线，劝离围观的人，给抢险车辆留出通道，每半小时报告一次情况，直到交班。";
    let text = text_after(&[("text.zh", long)]);
    assert!(text.contains("      zh: |\n        先到东渡大堤两端。\n\n        拉警戒线"), "{text}");
    let posted = form(&[("text.zh", long)]);
    let draft = draft_of(&text);
    let again = work(&draft, &at("tasks", "close"), &Posted::of(&posted), Language::Chinese);
    assert_eq!(again.expect("it can be done").text, text);
}

#[test]
fn rows_are_changed_added_and_taken_out() {
    let text = text_after(&[("needs.people.0.count", "14"), ("needs.people.1.count", "3")]);
    let people = "- {count: 14, competence: traffic}\n        - {count: 3}";
    assert!(text.contains(people), "{text}");
    let mut posted = form(&[]);
    posted.push(("remove", "needs.people.0"));
    let text = done(&at("tasks", "close"), &posted).expect("it can be done").text;
    assert_eq!(Document::read(&text).node(&["tasks", "close", "needs"]), None);
}

#[test]
fn a_mend_is_found_again_in_the_text_and_done_with_what_was_typed_beside() {
    let text = TEXT.replace("due: 2公里", "due: 2m");
    let draft = draft_of(&text);
    let found = Found::new(&draft.findings, &draft.document, Language::Chinese);
    let here = found.at(&at("tasks", "close"));
    let due = here.get("due").and_then(|it| it.iter().find(|it| it.mend.is_some()));
    let token = due.expect("2m can be mended").token.clone();
    let mut posted = form(&[("due", "2m"), ("lead", "county")]);
    posted.retain(|it| it.0 != "do");
    posted.push(("mend", &token));
    let place = at("tasks", "close");
    let worked = work(&draft, &place, &Posted::of(&posted), Language::Chinese);
    let worked = worked.expect("it can be done");
    assert_eq!(worked.told, "mended");
    assert_eq!(
        worked.text,
        text.replace("due: 2m", "due: 2min").replace("lead: psb", "lead: county")
    );
    let gone = Posted::of(&[("mend", "no-such-rule/0/tasks.close.due")]);
    let worked = work(&draft, &place, &gone, Language::Chinese).expect("it can be done");
    assert_eq!((worked.told, worked.text), ("gone", text));
}

#[test]
fn an_entry_is_added_with_its_title() {
    let posted = [("do", "add"), ("new_key", "feed"), ("new_zh", "供餐"), ("new_en", "Feeding")];
    let worked = done(&at("tasks", ""), &posted).expect("it can be done");
    assert_eq!(worked.place, at("tasks", "feed"));
    let document = Document::read(&worked.text);
    let title = document.node(&["tasks", "feed", "title", "en"]).and_then(|it| it.scalar());
    assert_eq!(title.map(|it| it.text.as_str()), Some("Feeding"));
    for (key, title) in [("close", "x"), ("封堤", "x"), ("", "x"), ("feed", "")] {
        let posted = [("do", "add"), ("new_key", key), ("new_zh", title)];
        assert!(done(&at("tasks", ""), &posted).is_err(), "{key} {title}");
    }
}

#[test]
fn another_key_is_followed_by_all_that_refers_to_it() {
    let posted = [("do", "rename"), ("new_key", "seal")];
    let worked = done(&at("tasks", "close"), &posted).expect("it can be done");
    assert!(worked.text.contains("after: [seal]") && worked.text.contains("starts: [seal, carry]"));
    assert_eq!(worked.place, at("tasks", "seal"));
}

#[test]
fn whoever_deletes_is_told_what_refers_to_it() {
    let draft = draft_of(TEXT);
    let place = at("tasks", "close");
    let places = super::entries::referring(&draft.document, &place, Language::Chinese);
    let places: Vec<_> = places.iter().map(|it| it.at.as_str()).collect();
    assert_eq!(places, ["任务 › 转移 › 前置任务", "响应级别 › IV › 启动任务"]);
    let worked = done(&place, &[("do", "delete")]).expect("it can be done");
    assert_eq!(Document::read(&worked.text).node(&["tasks", "close"]), None);
}

#[test]
fn entries_move_among_their_neighbours_and_stop_at_the_ends() {
    let moved = |key: &str, way: &str| {
        let worked = done(&at("tasks", key), &[("do", way)]).expect("it can be done");
        let document = Document::read(&worked.text);
        let entries = document.node(&["tasks"]).map(|it| it.entries().to_vec());
        entries.unwrap_or_default().into_iter().map(|it| it.key).collect::<Vec<_>>()
    };
    assert_eq!(moved("close", "down"), ["carry", "close"]);
    assert_eq!(moved("carry", "up"), ["carry", "close"]);
    assert_eq!(moved("close", "up"), ["close", "carry"]);
}

#[test]
fn the_whole_text_is_taken_as_it_is_and_nothing_else_is() {
    let text = |text: &str| done(&at("", ""), &[("do", "text"), ("text", text)]);
    assert_eq!(text("plan: a\r\ntitle: b\r\n").expect("a text").text, "plan: a\ntitle: b\n");
    assert_eq!(text(" \r\n").expect_err("no text").input, "text");
}

#[test]
fn a_mend_beside_the_whole_text_keeps_what_was_typed_into_it() {
    let text = TEXT.replace("due: 2公里", "due: 2m");
    let draft = draft_of(TEXT);
    let findings = draft.check(&Document::read(&text));
    let found = findings.iter().find(|it| it.path.ends_with("due") && it.mend.is_some());
    let token = format!("{}/0/tasks.close.due", found.expect("2m can be mended").rule);
    let posted = Posted::of(&[("text", &text), ("mend", &token)]);
    let worked = work(&draft, &at("", ""), &posted, Language::Chinese).expect("it can be done");
    assert!(worked.is_text);
    assert_eq!(worked.text, text.replace("due: 2m", "due: 2min"));
}

#[test]
fn a_finding_stands_under_its_field_with_its_mend() {
    let draft = draft_of(&TEXT.replace("due: 2公里", "due: 2m"));
    let place = at("tasks", "close");
    for (language, word) in [(Language::Chinese, "改好"), (Language::English, "Mend")] {
        let mut making = Making::new(&draft.document, &draft.registers, language);
        making.findings = Found::new(&draft.findings, &draft.document, language).at(&place);
        let fields = making.fields(&place.items());
        let due = fields.iter().find(|it| it.name == "due").expect("it has a field");
        let html = due.render().expect("it renders");
        assert!(html.contains("id=\"f-due\"") && html.contains("aria-invalid=\"true\""), "{html}");
        assert!(html.contains("name=\"mend\"") && html.contains(word), "{html}");
        let lead = fields.iter().find(|it| it.name == "lead").expect("it has a field");
        let html = lead.render().expect("it renders");
        assert!(html.contains("公安局") && html.contains("list=\"list-units\""), "{html}");
        assert!(making.into_suggestions().iter().any(|it| it.id == "units"));
    }
}

#[test]
fn what_does_not_fit_a_field_is_shown_and_never_overwritten() {
    let text = TEXT.replace("lead: psb # 公安", "lead: [psb, county]");
    let draft = draft_of(&text);
    let place = at("tasks", "close");
    let posted = Posted::of(&form(&[]));
    let worked = work(&draft, &place, &posted, Language::Chinese).expect("it can be done");
    assert_eq!(worked.text, text);
    let mut making = Making::new(&draft.document, &draft.registers, Language::Chinese);
    let fields = making.fields(&place.items());
    let lead = fields.iter().find(|it| it.name == "lead").expect("it has a field");
    assert!(lead.render().expect("it renders").contains("[psb, county]"));
}
