//! A script is understood line by line, or everything that is wrong with it is told.

use domain::kernel::Span;
use serde_json::{Value, json};

use super::*;
use crate::actor::Provenance;
use crate::world_folder::{WorldFile, WorldFiles, WorldFolder, read_world};

const SHEET: &str = "title: {zh: 小县}\nzone: Asia/Shanghai\nday_one: 2026-06-15\nseed: 1\n";

const PEOPLE: &str = "sheet,code,name,kind,number,unit,title,holders,rights\n\
    units,psb,公安局,public_security,,,,,\n\
    people,,陈建国,sworn,j001,psb,,,\n\
    posts,chief,,,,psb,局长,j001,lead_operations\n";

const PLAN: &str = "plan: flood\ntasks:\n  watch: {title: {zh: 值守}}\n";

fn world() -> WorldFolder {
    let mut files = WorldFiles::default();
    files.put(WorldFile::Sheet, SHEET.into());
    files.put(WorldFile::Regions, "code,name\n990001,小县\n990001101,小镇\n".into());
    files.put(WorldFile::People, PEOPLE.into());
    read_world(&files).unwrap_or_else(|it| panic!("{it:?}"))
}

fn read(lines: &[Value]) -> Result<Script, Vec<ScriptProblem>> {
    let text: Vec<String> = lines.iter().map(ToString::to_string).collect();
    read_script(text.join("\n").as_bytes(), &world(), &[PLAN.to_owned()])
}

fn opening() -> Value {
    json!({
        "at": "2026-06-15T01:00", "as": "chief", "verb": "open_operation", "on": "@flood",
        "with": { "title": "洪水", "class": "natural_disaster", "area": "990001" },
    })
}

/// A second line, with some fields written otherwise; null takes a field out.
fn line(fields: Value) -> Value {
    let mut line = json!({
        "at": "2026-06-15T02:00", "as": "chief", "verb": "start_task", "on": "@flood",
        "with": { "task": "flood/watch" },
    });
    let (Value::Object(all), Value::Object(fields)) = (&mut line, fields) else {
        panic!("two objects")
    };
    all.extend(fields);
    all.retain(|_, value| !value.is_null());
    line
}

fn flaw(fields: Value) -> ScriptFlaw {
    let mut problems = read(&[opening(), line(fields)]).expect_err("it is wrong");
    assert_eq!((problems.len(), problems[0].line), (1, 2));
    problems.remove(0).flaw
}

#[test]
fn a_line_is_understood_with_its_times_its_post_and_its_names() {
    let late = line(json!({
        "at": "2026-06-15T02:00", "entered": "2026-06-15T02:30", "source": "R3",
    }));
    let script = read(&[opening(), late]).unwrap_or_else(|it| panic!("{it:?}"));
    let [opened, late] = script.lines.as_slice() else { panic!("two lines") };
    assert_eq!((opened.number, opened.verb, opened.role.as_str()), (1, "open_operation", "chief"));
    assert_eq!(opened.at.since(world().sheet.begins), Span::from_hours(1));
    assert_eq!(late.entered.since(late.at), Span::from_minutes(30));
    assert_eq!(late.on, opened.on, "a name is one id");
    assert_eq!(script.operations().len(), 1);
    assert_eq!(opened.provenance, Some(Provenance::Assumed));
    assert_eq!(late.provenance.as_ref().and_then(Provenance::source), Some("R3"));
    assert_eq!(script.counted(), [1, 0, 1]);
}

#[test]
fn the_same_script_makes_the_same_ids_and_another_world_makes_others() {
    let on = |script: Script| script.lines[0].on.clone();
    let first = on(read(&[opening()]).expect("it is right"));
    assert_eq!(on(read(&[opening()]).expect("it is right")), first);
    let mut other = world();
    other.sheet.seed = 2;
    let again = read_script(opening().to_string().as_bytes(), &other, &[]);
    assert_ne!(on(again.expect("it is right")), first);
}

#[test]
fn whatever_is_wrong_with_a_line_is_told() {
    use ScriptFlaw as F;
    let text = |it: &str| it.to_owned();
    for (fields, expected) in [
        (json!({ "colour": 1 }), F::UnknownField { field: text("colour") }),
        (json!({ "at": null }), F::Missing { field: "at" }),
        (json!({ "as": null }), F::Missing { field: "as" }),
        (json!({ "verb": 7 }), F::WrongKind { field: "verb" }),
        (json!({ "with": "words" }), F::WrongKind { field: "with" }),
        (json!({ "at": "02:00" }), F::NotAMoment { field: "at", text: text("02:00") }),
        (json!({ "at": "2026-06-15T00:59" }), F::TimeGoesBack),
        (json!({ "entered": "2026-06-15T01:59" }), F::EnteredBefore),
        (json!({ "within_minutes": 0 }), F::NotASpread),
        (json!({ "within_minutes": "25" }), F::NotASpread),
        (json!({ "as": "mayor" }), F::UnknownPost { post: text("mayor") }),
        (json!({ "verb": "fly" }), F::UnknownVerb { verb: text("fly") }),
        (json!({ "verb": "set_clock" }), F::UnknownVerb { verb: text("set_clock") }),
        (json!({ "on": "@fire" }), F::UnknownOperation { on: Some(text("@fire")) }),
        (json!({ "on": null }), F::UnknownOperation { on: None }),
        (json!({ "with": { "task": "flood/sing" } }), F::UnknownTask { task: text("flood/sing") }),
        (json!({ "with": { "task": "fire/watch" } }), F::UnknownPlan { plan: text("fire") }),
        (
            json!({ "verb": "put_plan_to_work", "with": { "plan": "fire" } }),
            F::UnknownPlan { plan: text("fire") },
        ),
        (json!({ "is": "guessed" }), F::UnknownProvenance { is: text("guessed") }),
        (json!({ "is": "reported" }), F::SourceMissing),
        (json!({ "is": "assumed", "source": "R1" }), F::SourceStrange),
        (json!({ "source": "报纸" }), F::NotASource { source: text("报纸") }),
    ] {
        let found = flaw(fields.clone());
        assert_eq!(found, expected, "{fields}");
    }
    let body = flaw(json!({ "with": { "task": "flood/watch", "colour": 1 } }));
    assert!(matches!(body, ScriptFlaw::Body { verb: "start_task", .. }), "{body:?}");
}

#[test]
fn every_wrong_line_is_told_once_and_a_file_that_is_no_script_as_a_whole() {
    let wrong = [opening(), line(json!({ "as": "mayor" })), line(json!({ "verb": "fly" }))];
    let problems = read(&wrong).expect_err("two are wrong");
    assert_eq!(problems.iter().map(|it| it.line).collect::<Vec<_>>(), [2, 3]);
    let whole = |bytes: &[u8]| {
        let problems = read_script(bytes, &world(), &[]).expect_err("it is no script");
        assert_eq!((problems.len(), problems[0].line), (1, 0));
        problems[0].flaw.clone()
    };
    assert_eq!(whole(b"\n\n"), ScriptFlaw::Empty);
    assert_eq!(whole(b"\xd4\xc6"), ScriptFlaw::NotUtf8);
    assert_eq!(whole(&vec![b'\n'; SCRIPT_BYTES_MAX + 1]), ScriptFlaw::TooLarge);
    let line = read_script(b"[1]", &world(), &[]).expect_err("it is no object");
    assert!(matches!(line[0].flaw, ScriptFlaw::NotJson { .. }));
}

#[test]
fn the_seed_decides_when_a_line_happens_and_the_lines_keep_their_order() {
    let wide = line(json!({ "within_minutes": 90 }));
    let noted = |text: &str| {
        json!({
            "at": "2026-06-15T02:01", "as": "chief", "verb": "write_log_entry", "on": "@flood",
            "with": { "entry": format!("@{text}"), "text": text },
        })
    };
    let lines = [opening(), wide, noted("a"), noted("b")];
    let text: Vec<String> = lines.iter().map(ToString::to_string).collect();
    let read_under = |seed| {
        let mut world = world();
        world.sheet.seed = seed;
        let script = read_script(text.join("\n").as_bytes(), &world, &[PLAN.to_owned()]);
        let script = script.unwrap_or_else(|it| panic!("{it:?}"));
        let begins = world.sheet.begins;
        script.lines.iter().map(|it| (it.number, it.at.since(begins))).collect::<Vec<_>>()
    };
    assert_eq!(read_under(1), read_under(1));
    let mut moments = std::collections::BTreeSet::new();
    for seed in 0..30 {
        let lines = read_under(seed);
        assert!(lines.is_sorted_by_key(|(_, at)| *at), "{lines:?}");
        let place = |number| lines.iter().position(|it| it.0 == number);
        assert!(place(3) < place(4), "at one moment the order stays: {lines:?}");
        let (_, at) = lines[place(2).expect("it is there")];
        assert!((Span::from_hours(2)..=Span::from_minutes(210)).contains(&at), "{at:?}");
        moments.insert(at);
    }
    assert!(moments.len() > 10, "{moments:?}");
}

#[test]
fn a_line_that_could_come_after_the_next_of_its_thing_is_told() {
    let wide = line(json!({ "within_minutes": 30 }));
    let at = |at: &str| line(json!({ "at": at, "verb": "finish_task" }));
    let problems = read(&[opening(), wide.clone(), at("2026-06-15T02:29")]).expect_err("too wide");
    let flaw = ScriptFlaw::SpreadTooWide { before: 3 };
    assert_eq!(problems, [ScriptProblem { line: 2, flaw }]);
    assert!(read(&[opening(), wide, at("2026-06-15T02:30")]).is_ok());
    let mut late = opening();
    late["within_minutes"] = 90.into();
    let problems = read(&[late, at("2026-06-15T02:29")]).expect_err("it must be open first");
    let flaw = ScriptFlaw::SpreadTooWide { before: 2 };
    assert_eq!(problems, [ScriptProblem { line: 1, flaw }]);
}

#[test]
fn nothing_of_a_fiction_is_assumed_of_a_real_place() {
    let mut world = world();
    world.sheet.is_fictional = true;
    let script = read_script(opening().to_string().as_bytes(), &world, &[]).expect("it is right");
    assert_eq!((script.lines[0].provenance.clone(), script.counted()), (None, [0, 0, 0]));
}

#[test]
fn a_world_is_about_one_county_or_none() {
    let regions = world().regions;
    assert_eq!(county_of(&regions).map(ToString::to_string).as_deref(), Some("990001"));
    assert_eq!(county_of(&[regions.clone(), regions].concat()), None);
    assert_eq!(county_of(&[]), None);
}
