//! `lianfang replay`: a flood without anybody looking on.

use serde_json::Value;
use testkit::Folder;

use crate::program::{Ended, flood, flood_with, lianfang, printed, text};

const OPENED: &str = r#"{"at":"2015-06-02T00:00","as":"flood-hq-commander","verb":"open_operation",
    "on":"@flood","with":{"title":"洪水","class":"natural_disaster","area":"421223"}}"#;

/// A script of lines, the first of which opens the operation.
fn script(lines: &[&str]) -> String {
    let mut script = OPENED.replace('\n', "");
    for line in lines {
        script.push('\n');
        script.push_str(&line.replace('\n', ""));
    }
    script
}

/// The report without what chance and the machine's clock put into the journal.
fn without_digests(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.remove("digest");
            fields.remove("head");
            fields.values_mut().for_each(without_digests);
        }
        Value::Array(values) => values.iter_mut().for_each(without_digests),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn the_same_flood_gives_the_same_report_and_a_journal_that_verifies() {
    let folder = Folder::new("replay");
    let world = flood();
    let [mut first, mut second] = ["first", "second"].map(|name| {
        let data = folder.path().join(name);
        let arguments = ["replay", text(&world), "--data", text(&data), "--format", "json"];
        serde_json::from_str::<Value>(&printed(&arguments)).expect("it is JSON")
    });
    assert_ne!(first["journal"]["head"], second["journal"]["head"]);
    let head = first["journal"]["head"].as_str().expect("a digest").to_owned();
    without_digests(&mut first);
    without_digests(&mut second);
    assert_eq!(first, second);
    assert_eq!(first["reported"].as_array().map(Vec::len), Some(17));

    let data = folder.path().join("first");
    let note = folder.path().join("checkpoint");
    let signed = printed(&["journal", "checkpoint", "--data", text(&data)]);
    std::fs::write(&note, signed).expect("it can be written");
    for redact in [&[][..], &["--redact"]] {
        let export = [&["journal", "export", "--data", text(&data)], redact].concat();
        let export = printed(&export);
        let file = folder.path().join("journal.jsonl");
        std::fs::write(&file, &export).expect("it can be written");
        let verify = ["journal", "verify", text(&file), "--checkpoint", text(&note)];
        assert!(printed(&verify).contains(&format!("head {head}")));
        for (changed, line) in changed(&export) {
            std::fs::write(&file, changed).expect("it can be written");
            let Ended { code, out, .. } = lianfang(&verify);
            assert_eq!(code, 1, "{out}");
            assert!(out.contains(&format!("event {line}")), "line {line}: {out}");
        }
    }
}

/// An export with one digit of one line changed, here and there, and that line's number.
fn changed(export: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = export.lines().collect();
    let places = [0, lines.len() / 3, lines.len() - 1];
    let changed = places.map(|place| {
        let other = |it: char| if it == '7' { '3' } else { '7' };
        let mut lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
        let at = lines[place].rfind(|it: char| it.is_ascii_digit()).expect("it has a digit");
        let digit = lines[place][at..].chars().next().expect("it is there");
        lines[place].replace_range(at..=at, &other(digit).to_string());
        (lines.join("\n") + "\n", place + 1)
    });
    changed.into()
}

#[test]
fn a_refused_line_stops_the_replay_with_its_number() {
    let folder = Folder::new("replay_refused");
    let decided = r#"{"at":"2015-06-02T00:10","as":"psb-chief","verb":"decide_level","on":"@flood",
        "with":{"plan":"psb-flood","level":"duty-3","matter":"先启动","lasts_hours":24,
        "decided_by":"psb-chief"},"is":"assumed"}"#;
    let world = flood_with(folder.path(), &script(&[decided]));
    let Ended { code, told, .. } = lianfang(&["replay", text(&world)]);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("line 2 was refused"), "{told}");
    let Ended { told, .. } = lianfang(&["replay", text(&world), "--language", "zh-CN"]);
    assert!(told.contains("第 2 行被拒绝"), "{told}");
}

#[test]
fn what_is_wrong_with_a_script_is_told_before_anything_happens() {
    let folder = Folder::new("replay_wrong");
    let data = folder.path().join("data");
    let line = |field: &str, value: &str| {
        let mut line: Value = serde_json::from_str(
            r#"{"at":"2015-06-02T00:10","as":"psb-chief","verb":"start_task","on":"@flood",
                "with":{"task":"psb-flood/flood-seat"},"is":"assumed"}"#,
        )
        .expect("it is JSON");
        line[field] = serde_json::from_str(value).expect("it is JSON");
        line.to_string()
    };
    for (wrong, told) in [
        ("no JSON".to_owned(), "no JSON object"),
        (line("colour", "1"), "“colour” is no field"),
        (line("at", "\"03:00\""), "is no moment"),
        (line("at", "\"2015-06-01T23:59\""), "before the line above"),
        (line("as", "\"mayor\""), "no post “mayor”"),
        (line("verb", "\"fly\""), "no verb “fly”"),
        (line("on", "\"@fire\""), "No line above opens “@fire”"),
        (line("with", r#"{"task":"psb-flood/sing"}"#), "no task “psb-flood/sing”"),
        (line("with", r#"{"task":"county/sing"}"#), "no plan “county”"),
        (line("with", r#"{"task":1,"colour":2}"#), "does not fit start_task"),
        (line("is", "\"reported\""), "names its source"),
        (line("source", "\"R3\""), "An assumed line has no source"),
    ] {
        let world = flood_with(folder.path(), &script(&[&wrong]));
        let ended = lianfang(&["replay", text(&world), "--data", text(&data)]);
        assert_eq!(ended.code, 2, "{}", ended.told);
        assert!(ended.told.contains("line 2: "), "{}", ended.told);
        assert!(ended.told.contains(told), "{told}: {}", ended.told);
        assert!(!data.exists(), "{told}: a store was made");
    }
}

#[test]
fn a_replay_touches_no_store_that_is_there() {
    let folder = Folder::new("replay_there");
    let world = flood_with(folder.path(), &script(&[]));
    let data = folder.path().join("data");
    printed(&["new-county", "--region", "421223", "--data", text(&data)]);
    let ended = lianfang(&["replay", text(&world), "--data", text(&data)]);
    assert_eq!(ended.code, 2, "{}", ended.told);
    assert!(ended.told.contains("is not empty"), "{}", ended.told);
}

#[test]
fn a_replay_ends_at_a_moment_that_is_named() {
    let folder = Folder::new("replay_until");
    let later = r#"{"at":"2015-06-02T05:00","as":"psb-chief","verb":"start_task","on":"@flood",
        "with":{"task":"psb-flood/flood-seat"},"is":"assumed"}"#;
    let world = flood_with(folder.path(), &script(&[later]));
    for moment in ["2015-06-02T04:00", "D1T04:00"] {
        let arguments = ["replay", text(&world), "--until", moment];
        assert!(printed(&arguments).contains("that were performed: 1 ("), "{moment}");
    }
    let ended = lianfang(&["replay", text(&world), "--until", "noon"]);
    assert_eq!(ended.code, 2, "{}", ended.told);
}

#[test]
fn a_seed_that_is_named_decides_when_a_line_happens() {
    let folder = Folder::new("replay_seed");
    let late = r#"{"at":"2015-06-02T01:00","within_minutes":600,"as":"flood-hq-commander",
        "verb":"write_log_entry","on":"@flood","with":{"entry":"@a","text":"到岗"}}"#;
    let world = flood_with(folder.path(), &script(&[late]));
    let lasted = |seed: &str| {
        let arguments = ["replay", text(&world), "--seed", seed, "--format", "json"];
        let report: Value = serde_json::from_str(&printed(&arguments)).expect("it is JSON");
        report["until"].as_str().expect("it ends").to_owned()
    };
    assert_eq!(lasted("1"), lasted("1"));
    assert_ne!(lasted("1"), lasted("2"));
}

#[test]
fn the_plans_of_the_flood_stand_in_its_world_without_a_finding() {
    let world = flood();
    let plans = ["county-flood", "psb-flood"].map(|it| world.join(format!("plans/{it}.yaml")));
    let [county, psb] = &plans;
    let checked = printed(&["plan", "check", text(county), text(psb), "--world", text(&world)]);
    assert!(checked.contains("2 plans: 0 errors, 0 warnings"), "{checked}");
}
