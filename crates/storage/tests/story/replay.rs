//! A real flood is replayed: what was reported comes out, marked apart from what was assumed, and
//! nothing of it lies in clear.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use application::Command;
use application::operations::Happening;
use application::replay::Script;
use application::report::{Report, report};
use application::world_folder::{WorldFile, WorldFiles, WorldFolder, local_moment, read_world};
use domain::AnyVerb;
use domain::data_use::DestroyTexts;
use domain::kernel::{CommandId, OperationId, Realm, Text, VaultKey};
use domain::operations::{CloseLog, CloseOperation, Event};
use serde_json::Value;
use storage::KnownDestructions;
use testkit::{Engine, Playground, actor};
use uuid::Uuid;

use super::closing::{all_bytes, attestation, holds, made};
use super::on_both_engines;
use super::playing::{Played, World};

on_both_engines! {
    every_reported_fact_comes_out_and_no_other,
    nothing_of_a_replay_lies_in_clear,
    what_a_replay_destroyed_does_not_come_back,
}

/// The statements of the report by their numbers in `SOURCES.md`, in the order of the replay.
const REPORTED: [(&str, &str); 17] = [
    ("R1a", "全县连降特大暴雨，局部降雨量达240毫米。"),
    ("R3", "桂花泉镇破冲口水库漫溢，最大漫溢水深50厘米"),
    ("R4a", "县四大家领导赶赴各乡镇险情点指挥。"),
    ("R4b", "启动应急预案。"),
    ("R2b", "106国道一度中断。"),
    ("R2a", "113座水库中1座中型、33座小型溢洪"),
    ("R6c", "冲锋舟5艘参与抢险救灾。"),
    ("R6a", "县人武部、消防中队、武警中队官兵40多人投入抢险。"),
    ("R6b", "民兵应急分队220多人投入抢险。"),
    ("R5a", "石城镇虎爪新河漫堤，最高漫溢水深50厘米"),
    ("R5b", "虎爪新河河堤溃堤，最长决口20余米。"),
    ("R5c", "长坪、桂口、汉兴、虎爪、白骡、黄龙、石壁、八一、荻洲等村被淹。"),
    ("R7a", "破冲口水库险情得到有效控制。"),
    ("R7b", "破冲口水库坝下紧急转移群众3600多人。"),
    ("R2c", "全县受灾群众达15万多人。"),
    ("R1b", "全县12个乡镇全部受灾。"),
    ("R8", "石城镇长坪、桂口、汉兴等9个村的5000多群众安全转移。"),
];

/// What was measured of it; all else was written into the log.
const MEASURED: [(&str, &str); 3] = [("R3", "50 cm"), ("R2a", "34 places"), ("R5a", "50 cm")];

/// A name and a number that stand in the list of people and nowhere else.
const PLANTED: [(&str, &str); 2] = [("假定人员001", "欧阳小凤"), ("690001", "13871234567")];

/// A flood that was played to its end.
struct Flood {
    playground: Playground,
    realm: Realm,
    script: Script,
    /// The bytes of the script.
    written: Vec<u8>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../worlds/chongyang-2015")
}

fn read(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).expect("the world has such a file")
}

/// The world, with a name and a number planted in its list of people.
fn world() -> (WorldFiles, WorldFolder, Vec<String>) {
    let mut files = WorldFiles::default();
    for file in WorldFile::ALL.into_iter().filter(|it| !it.is_map()) {
        let mut bytes = read(file.file_name());
        if file == WorldFile::People {
            let mut text = String::from_utf8(bytes).expect("it is UTF-8");
            for (placeholder, planted) in PLANTED {
                assert!(text.contains(placeholder));
                text = text.replace(placeholder, planted);
            }
            bytes = text.into_bytes();
        }
        files.put(file, bytes);
    }
    let world = read_world(&files).unwrap_or_else(|it| panic!("{it:?}"));
    let plans = ["plans/county-flood.yaml", "plans/psb-flood.yaml"];
    let plans = plans.map(|it| String::from_utf8(read(it)).expect("it is UTF-8"));
    (files, world, plans.to_vec())
}

fn played(engine: Engine, name: &str) -> Flood {
    let (files, folder, plans) = world();
    let written = read("script.jsonl");
    let world = World { name: "chongyang-2015", files, folder, plans, script: written.clone() };
    let Played { playground, realm, script } = world.played(engine, name);
    Flood { playground, realm, script, written }
}

impl Flood {
    fn operation(&self) -> OperationId {
        self.script.operations()[0]
    }

    fn report(&self, playground: &Playground) -> Report {
        let (realm, operation) = (self.realm.clone(), self.operation());
        let read = playground.office.read(move |reading| report(reading, &realm, operation));
        read.expect("it can be read").expect("it is there")
    }

    fn perform(&self, number: u128, verb: impl Into<AnyVerb>) {
        let done = self.playground.office.perform(Command {
            id: CommandId::from_uuid(Uuid::from_u128(number)),
            realm: self.realm.clone(),
            actor: actor(),
            on: self.operation().to_string(),
            verb: verb.into(),
            seen: None,
            happened_at: None,
        });
        done.expect("it is done");
    }
}

/// The numbers of `SOURCES.md` with their times; `–` where the report says none.
fn listed() -> HashMap<String, String> {
    let text = String::from_utf8(read("SOURCES.md")).expect("it is UTF-8");
    let table = text.split("| 事实 Statement |").nth(1).expect("the list of statements");
    let rows = table.lines().skip(2).take_while(|it| it.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        (cells[1].to_owned(), cells[2].to_owned())
    })
    .collect()
}

fn measured(it: &Happening) -> Option<String> {
    match &it.event {
        Event::ReadingRecorded(own) => Some(own.value.to_string()),
        Event::LogEntryWritten(_) => None,
        other => panic!("nothing else was reported: {other:?}"),
    }
}

fn every_reported_fact_comes_out_and_no_other(engine: Engine) {
    let flood = played(engine, "flood_facts");
    let report = flood.report(&flood.playground);
    let facts = report.reported();
    let said: Vec<_> = facts
        .iter()
        .map(|it| (it.source, it.happening.said[0].as_deref().expect("it is not destroyed")))
        .collect();
    assert_eq!(said, REPORTED);
    let values = facts.iter().filter_map(|it| Some((it.source, measured(it.happening)?)));
    let values: Vec<_> = values.collect();
    let values: Vec<_> = values.iter().map(|(source, it)| (*source, it.as_str())).collect();
    assert_eq!(values, MEASURED);
    let listed = listed();
    assert_eq!(listed.len(), REPORTED.len());
    for it in &facts {
        let time = &listed[it.source];
        assert_eq!(it.is_timed, time != "–", "{}", it.source);
        if it.is_timed {
            let at = local_moment(&format!("2015-06-02T{time}"), "Asia/Shanghai");
            assert_eq!(Some(it.happening.happened_at), at, "{}", it.source);
        }
    }
    // Every line of the script is in the journal, with its mark.
    assert_eq!(report.counted(), flood.script.counted());
    assert_eq!(report.counted().iter().sum::<usize>(), flood.script.lines.len());
    let unmarked = report.happened.iter().filter(|it| it.who.provenance().is_none()).count();
    assert_eq!(unmarked, 0);
    // Whoever held a post when the flood began holds it in the replay.
    let names = &report.board.names;
    assert!(names.posts.values().all(|it| !it.holders.is_empty()));
    // From first sign to lift: up through all levels, and down again.
    let steps = report.situation.levels.iter().filter(|it| it.plan.as_str() == "county-flood");
    let county: Vec<_> =
        steps.map(|it| it.level.as_ref().map_or("lifted", |it| it.as_str())).collect();
    assert_eq!(county, ["IV", "III", "II", "I", "II", "III", "IV", "lifted"]);
    assert_eq!(report.effectiveness.activations.len(), 7);
    let rebuilt = flood.playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!(rebuilt.differing, Vec::<&str>::new());
}

/// Every text that a script hands to the vault.
fn texts(written: &[u8]) -> Vec<String> {
    fn collect(value: &Value, texts: &mut Vec<String>) {
        match value {
            Value::Object(fields) => fields.values().for_each(|it| collect(it, texts)),
            Value::Array(values) => values.iter().for_each(|it| collect(it, texts)),
            // Codes and numbers are ASCII; a text is not.
            Value::String(text) if !text.is_ascii() => texts.push(text.clone()),
            Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut texts = Vec::new();
    let written = str::from_utf8(written).expect("it is UTF-8");
    for line in written.lines() {
        let line: Value = serde_json::from_str(line).expect("it is JSON");
        collect(&line["with"], &mut texts);
    }
    texts
}

/// The texts that some bytes hold, by one look at the bytes.
fn found<'a>(bytes: &[u8], texts: &'a [String]) -> BTreeSet<&'a str> {
    let mut by_head: HashMap<&[u8], Vec<&str>> = HashMap::new();
    for text in texts {
        let head = text.as_bytes().first_chunk::<8>().expect("a text has three characters");
        by_head.entry(head).or_default().push(text);
    }
    let mut found = BTreeSet::new();
    for (at, head) in bytes.windows(8).enumerate() {
        let begun = by_head.get(head).into_iter().flatten();
        found.extend(begun.filter(|it| bytes[at..].starts_with(it.as_bytes())));
    }
    found
}

fn nothing_of_a_replay_lies_in_clear(engine: Engine) {
    let flood = played(engine, "flood_clear");
    let mut secrets = texts(&flood.written);
    assert!(secrets.len() > 100);
    secrets.extend(PLANTED.map(|(_, planted)| planted.to_owned()));
    secrets.push("假定人员".to_owned());
    let backup = made(&flood.playground).0;
    let mut unpacked = Vec::new();
    let mut decoder = flate2::read::GzDecoder::new(backup.as_slice());
    std::io::Read::read_to_end(&mut decoder, &mut unpacked).expect("it is gzip");
    for bytes in [all_bytes(&flood.playground), unpacked] {
        // The search itself works: what is no secret is found.
        let known = ["reading_recorded", "flood-hq-commander", "reported_without_time"];
        let known = known.map(ToOwned::to_owned);
        assert_eq!(found(&bytes, &known).len(), known.len());
        assert_eq!(found(&bytes, &secrets), BTreeSet::new());
    }
}

fn what_a_replay_destroyed_does_not_come_back(engine: Engine) {
    let flood = played(engine, "flood_back");
    let (backup, _) = made(&flood.playground);
    assert_eq!(
        flood.report(&flood.playground).board.title.as_deref(),
        Some("2015年6月2日崇阳洪水")
    );
    flood.perform(1, CloseOperation {});
    flood.perform(2, CloseLog {});
    let reason = Some(Text::parse("回放结束").expect("it fits"));
    let attestation = attestation();
    flood.perform(
        3,
        DestroyTexts { attestation, destroy_unreleased: true, unreleased_reason: reason },
    );
    let (_, list) = made(&flood.playground);
    let known = KnownDestructions::List(&list);
    let (again, restored) =
        flood.playground.restored(engine, "flood_back_2", &backup, known).expect("it restores");
    let key = VaultKey::OperationText(flood.operation()).name_in(&flood.realm);
    assert_eq!(restored.kept_out, [key]);
    let report = flood.report(&again);
    assert_eq!(report.board.title, None);
    assert_eq!(report.reported().len(), REPORTED.len(), "that it was reported stays");
    assert!(report.happened.iter().flat_map(|it| &it.said).all(Option::is_none));
    assert!(!holds(list.as_bytes(), "崇阳"));
}
